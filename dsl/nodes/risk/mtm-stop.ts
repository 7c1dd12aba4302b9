// The stop-loss of a position as a whole.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { AMOUNT_UNITS, amountBasis, BASIS_FIELD, describeAmount } from './amount';
import { WATCHED_RULE } from './watched-rule';

export const mtmStop = defineKind({
  kind: 'risk.mtmStop',
  version: 1,
  title: 'MTM stop',
  summary: 'Closes the whole position when it has lost so much.',
  keywords: ['stop loss', 'mark to market', 'max loss', 'combined stop', 'sl'],
  docs: 'Realised and open profit of all legs since the position was entered, before charges. Rupees, or a percentage of the capital that the run began with. Watched at every price; several: the smallest counts.',
  params: { basis: BASIS_FIELD, value: field.number({ label: 'Loss', min: 0.01, max: 1e9, default: 2_000 }) },
  inputs: { value: inlet.number('Loss', { unit: AMOUNT_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['stop', 'mtmStop', 'positionRule'],
  lower: (node) => ({
    risk: { kind: 'risk', rules: [(clock) => ({ kind: 'mtmStop', basis: amountBasis(node), value: node.sampled('value', clock) })] },
  }),
  explain: (words) => `close everything at a loss of ${describeAmount(words, 'value')}`,
  examples: [
    { name: 'counts as a stop', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['stop', 'mtmStop', 'positionRule'] } } },
  ],
});
