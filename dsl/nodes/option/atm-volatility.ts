// The one volatility that stands for an expiry.
import { defineKind } from '../define-kind';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const atmVolatility = defineKind({
  kind: 'option.atmVolatility',
  version: 1,
  title: 'ATM IV',
  summary: 'Implied volatility of the chain at the money, percent per year.',
  keywords: ['implied volatility', 'iv', 'atm iv', 'vega', 'volatility'],
  docs: 'The mean of call and put at the strike nearest to the synthetic forward, by Black-76 on that forward; of one where the other implies none; unknown where neither does. 15 is 15 % a year.',
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: { volatility: outlet.number('IV', { unit: 'percent' }) },
  lower: (node) => ({ volatility: formula(node).times(readChain(node, 'chain', 'atmVolatility', 'percent'), 100) }),
  explain: (words) => `implied volatility at the money of ${words.input('chain')}`,
  examples: [
    {
      name: 'in percent',
      inputs: { chain: [] },
      chains: { chain: { atmVolatility: [0.125, null] } },
      expect: { volatility: [12.5, null] },
    },
  ],
});
