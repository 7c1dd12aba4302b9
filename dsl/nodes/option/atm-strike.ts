// The strike at the money.
import { defineKind } from '../define-kind';
import { FROM_FIELD, referenceOf } from '../leg/strike-choice';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const atmStrike = defineKind({
  kind: 'option.atmStrike',
  version: 1,
  title: 'ATM strike',
  summary: 'The listed strike nearest to the spot, the future or the synthetic forward.',
  keywords: ['at the money', 'atm', 'strike', 'rolling strike'],
  docs: 'Of two as near, the lower. It moves with the market; a leg’s strike does not once it is entered. The synthetic forward is what the chain itself implies by put-call parity, and unknown where too few of its options have a price.',
  params: { from: FROM_FIELD },
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: { strike: outlet.number('Strike', { unit: 'price' }) },
  lower: (node) => ({ strike: readChain(node, 'chain', 'atmStrike', 'price', { reference: referenceOf(node) }) }),
  explain: (words) => `the strike at the money of ${words.input('chain')}`,
  examples: [
    {
      name: 'as the chain says',
      inputs: { chain: [] },
      chains: { chain: { atmStrike: [24_500, null, 24_550] } },
      expect: { strike: [24_500, null, 24_550] },
    },
  ],
});
