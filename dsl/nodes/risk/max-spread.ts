// No entry where the market is too wide.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const maxSpread = defineKind({
  kind: 'risk.maxSpread',
  version: 1,
  title: 'Max spread',
  summary: 'Refuses an entry where bid and ask of a leg lie too far apart.',
  keywords: ['bid ask', 'spread', 'liquidity', 'illiquid', 'slippage', 'guard'],
  docs: 'Ask less bid over their middle, in percent, of each leg at the instant of the entry; the widest counts. Over bars these are the quotes when the last bar ended. Where the source has quotes and nobody quotes both sides, the entry is refused; where it has none, as of shares, futures and modelled options, none is made up and nothing is refused. Several: the smallest counts.',
  capability: {
    backtest: 'approximate',
    paper: 'exact',
    live: 'exact',
    because: 'of history only option chains have quotes, and not all of them; where there are none the rule lets the entry pass.',
  },
  params: { percent: field.number({ label: 'At most', unit: 'percent', min: 0.01, max: 100, default: 2 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const percent = node.static('percent');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'entrySpreadMax', percent })] } };
  },
  explain: (words) => `enter only where bid and ask lie within ${words.param('percent')}`,
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});
