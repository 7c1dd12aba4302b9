// What call and put together cost.
import { defineKind } from '../define-kind';
import { formula } from '../formula';
import { FROM_FIELD, referenceOf } from '../leg/strike-choice';
import { inlet, outlet } from '../ports';
import { readChain, readStrike } from './read-chain';

export const straddlePremium = defineKind({
  kind: 'option.straddlePremium',
  version: 1,
  title: 'Straddle premium',
  summary: 'What call and put of one strike cost together, at the money or at a strike of your own.',
  keywords: ['straddle', 'atm premium', 'combined premium', 'straddle chart', 'decay'],
  docs: 'Without a strike it is read at the money, and jumps where that moves on to another strike: no series for a stop. Wire a stored strike for the straddle of one strike through the day. Unknown where either has no price.',
  params: { from: FROM_FIELD },
  inputs: {
    chain: inlet.of('chain', 'Chain'),
    strike: inlet.number('Strike', { unit: 'price', optional: true, help: 'Without it, at the money.' }),
  },
  outputs: { premium: outlet.number('Premium', { unit: 'price' }) },
  lower: (node) => {
    const strike = node.findSignal('strike');
    if (strike === null) return { premium: readChain(node, 'chain', 'straddlePremium', 'price', { reference: referenceOf(node) }) };
    const call = readStrike(node, 'chain', strike, 'call', 'price', 'points');
    return { premium: formula(node).plus(readStrike(node, 'chain', strike, 'put', 'price', 'price'), call) };
  },
  explain: (words) =>
    `the premium of the straddle ${words.isConnected('strike') ? `at ${words.input('strike')}` : 'at the money'} of ${words.input('chain')}`,
  examples: [
    {
      name: 'at the money',
      inputs: { chain: [] },
      chains: { chain: { straddlePremium: [210.5, 208] } },
      expect: { premium: [210.5, 208] },
    },
  ],
});
