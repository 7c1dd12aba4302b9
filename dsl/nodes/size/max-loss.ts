// So many lots that the worst end costs no more than was meant.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { AMOUNT_UNITS, amountBasis, BASIS_FIELD, describeAmount } from '../risk/amount';

export const maxLoss = defineKind({
  kind: 'size.maxLoss',
  version: 1,
  title: 'By max loss',
  summary: 'As many lots as lose at most so much at expiry, wherever the underlying ends.',
  keywords: ['risk per trade', 'defined risk', 'position size', 'max loss', 'spread', 'condor'],
  docs: 'Amount ÷ (greatest loss of one unit at expiry × lot), rounded down, by the prices of the entry and before charges. For structures of which every loss is bounded by their own bought legs: where it has no bound, the size is unknown and nothing is entered. Of two expiries, that of the first.',
  params: { basis: BASIS_FIELD, amount: field.number({ label: 'At risk', min: 0.01, max: 1e9, default: 5_000 }) },
  inputs: { amount: inlet.number('At risk', { unit: AMOUNT_UNITS, fallback: 'amount', sampled: true }) },
  outputs: { size: outlet.of('size', 'Size') },
  traits: () => ['sizedByMaxLoss'],
  lower: (node) => ({
    size: { kind: 'size', size: (clock) => ({ kind: 'maxLoss', basis: amountBasis(node), amount: node.sampled('amount', clock) }) },
  }),
  explain: (words) => `as many lots as lose at most ${describeAmount(words, 'amount')} at expiry`,
  examples: [{ name: 'asks for options', inputs: {}, expect: {}, facts: { size: { type: 'size', traits: ['sizedByMaxLoss'] } } }],
});
