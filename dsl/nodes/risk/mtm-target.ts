// The profit target of a position as a whole.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { AMOUNT_UNITS, amountBasis, BASIS_FIELD, describeAmount } from './amount';
import { WATCHED_RULE } from './watched-rule';

export const mtmTarget = defineKind({
  kind: 'risk.mtmTarget',
  version: 1,
  title: 'MTM target',
  summary: 'Closes the whole position when it has made so much.',
  keywords: ['take profit', 'mark to market', 'combined target', 'tp'],
  docs: 'Realised and open profit of all legs since the position was entered, before charges. Rupees, or a percentage of the capital that the run began with. Watched at every price; several: the smallest counts.',
  params: { basis: BASIS_FIELD, value: field.number({ label: 'Profit', min: 0.01, max: 1e9, default: 4_000 }) },
  inputs: { value: inlet.number('Profit', { unit: AMOUNT_UNITS, fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['target', 'exit', 'positionRule'],
  lower: (node) => ({
    risk: { kind: 'risk', rules: [(clock) => ({ kind: 'mtmTarget', basis: amountBasis(node), value: node.sampled('value', clock) })] },
  }),
  explain: (words) => `close everything at a profit of ${describeAmount(words, 'value')}`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['target', 'exit', 'positionRule'] } } }],
});
