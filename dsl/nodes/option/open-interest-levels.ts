// Strikes that the trade watches: where writers would pay least, and where most is open.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const openInterestLevels = defineKind({
  kind: 'option.openInterestLevels',
  version: 1,
  title: 'Max pain and OI walls',
  summary: 'The strike at which options would pay their holders least, and the strikes with most calls and most puts open.',
  keywords: ['max pain', 'oi wall', 'support', 'resistance', 'open interest'],
  docs: 'Max pain is a figure that the trade watches, no forecast; of two strikes that cost the same, the one nearer to the forward. Of walls equally high the inner counts: the lower of calls, the higher of puts. Who wrote the options, nobody can see.',
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: {
    maxPain: outlet.number('Max pain', { unit: 'price' }),
    callWall: outlet.number('Call wall', { unit: 'price' }),
    putWall: outlet.number('Put wall', { unit: 'price' }),
  },
  lower: (node) => ({
    maxPain: readChain(node, 'chain', 'maxPain', 'price'),
    callWall: readChain(node, 'chain', 'callWall', 'price'),
    putWall: readChain(node, 'chain', 'putWall', 'price'),
  }),
  explain: (words) => ({
    maxPain: `max pain of ${words.input('chain')}`,
    callWall: `the strike with most calls open of ${words.input('chain')}`,
    putWall: `the strike with most puts open of ${words.input('chain')}`,
  }),
  examples: [
    {
      name: 'three strikes',
      inputs: { chain: [] },
      chains: { chain: { maxPain: [24_500], callWall: [25_000], putWall: [24_000] } },
      expect: { maxPain: [24_500], callWall: [25_000], putWall: [24_000] },
    },
  ],
});
