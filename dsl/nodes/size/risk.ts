// So many lots that the stop costs no more than was meant.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { AMOUNT_UNITS, amountBasis, BASIS_FIELD, describeAmount } from '../risk/amount';

export const risk = defineKind({
  kind: 'size.risk',
  version: 1,
  title: 'Risk-based',
  summary: 'As many lots as lose at most so much if the stop fills where it stands.',
  keywords: ['risk per trade', 'r multiple', 'position size', 'stop distance', 'one percent rule'],
  docs: 'Amount ÷ (distance from the price of the entry to the leg stop × lot), rounded down; a percentage is of the capital that the run began with. Needs a leg stop. A gap through the stop loses more than the amount; no size can prevent that.',
  params: { basis: BASIS_FIELD, amount: field.number({ label: 'At risk', min: 0.01, max: 1e9, default: 1_000 }) },
  inputs: { amount: inlet.number('At risk', { unit: AMOUNT_UNITS, fallback: 'amount', sampled: true }) },
  outputs: { size: outlet.of('size', 'Size') },
  traits: () => ['sizedByStop'],
  lower: (node) => ({
    size: { kind: 'size', size: (clock) => ({ kind: 'risk', basis: amountBasis(node), amount: node.sampled('amount', clock) }) },
  }),
  explain: (words) => `as many lots as lose at most ${describeAmount(words, 'amount')} at the stop`,
  examples: [{ name: 'asks for a leg stop', inputs: {}, expect: {}, facts: { size: { type: 'size', traits: ['sizedByStop'] } } }],
});
