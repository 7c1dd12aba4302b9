// No entry at prices of long ago.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const maxPriceAge = defineKind({
  kind: 'risk.maxPriceAge',
  version: 1,
  title: 'Max price age',
  summary: 'Refuses an entry where the last price of a leg is too old.',
  keywords: ['stale', 'tick age', 'old price', 'liquidity', 'guard', 'last traded'],
  docs: 'Since the last trade of each leg, at the instant of the entry; the oldest counts. A night ages no price. Several: the smallest counts.',
  capability: {
    backtest: 'approximate',
    ticks: 'exact',
    paper: 'exact',
    live: 'exact',
    because: 'a bar says that something traded in its minute, and not when.',
  },
  params: { seconds: field.int({ label: 'At most, seconds', min: 1, max: 22_500, default: 120 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const seconds = node.static('seconds');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'entryPriceAgeMax', seconds })] } };
  },
  explain: (words) => `enter only at prices of the last ${words.param('seconds')} seconds`,
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});
