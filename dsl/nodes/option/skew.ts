// How lopsided the chain is.
import { defineKind } from '../define-kind';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const skew = defineKind({
  kind: 'option.skew',
  version: 1,
  title: 'Skew',
  summary: 'How much more volatility puts cost than calls: by the wings, and by the slope at the money.',
  keywords: ['risk reversal', 'volatility skew', 'smile', '25 delta', 'fear'],
  docs: 'Skew is the implied volatility of the put of delta −0.25 less that of the call of delta 0.25, in points of volatility: above zero where the market pays for falls. Between two strikes it is linear in delta, and unknown where no two enclose it. Slope is the change of volatility, in points, for each percent of strike, by least squares over the strikes within one standard deviation; below zero where puts cost more. Options out of the money alone.',
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: { skew: outlet.number('Skew', { unit: 'percent' }), slope: outlet.number('Slope', { unit: 'percent' }) },
  lower: (node) => ({
    skew: formula(node).times(readChain(node, 'chain', 'skew', 'percent'), 100),
    // A slope of 0.01 is a point of volatility for each percent of strike.
    slope: formula(node).times(readChain(node, 'chain', 'slope', 'percent'), 1),
  }),
  explain: (words) => ({
    skew: `the 25-delta skew of ${words.input('chain')}`,
    slope: `the slope of volatility at the money of ${words.input('chain')}`,
  }),
  examples: [
    {
      name: 'puts two points dearer',
      inputs: { chain: [] },
      chains: { chain: { skew: [0.02, null], slope: [-0.35, null] } },
      expect: { skew: [2, null], slope: [-0.35, null] },
    },
  ],
});
