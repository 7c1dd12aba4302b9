// The future that the options themselves imply.
import { defineKind } from '../define-kind';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const forward = defineKind({
  kind: 'option.forward',
  version: 1,
  title: 'Synthetic future and basis',
  summary: 'The forward that a chain implies by put-call parity, and how far it lies above the spot.',
  keywords: ['synthetic future', 'put call parity', 'basis', 'premium', 'discount', 'forward'],
  docs: 'Strike + call − put, the median over the five strikes where call and put differ least. Dividends, carry and the mood of the futures market are in it. The basis is the forward less the close of the underlying’s bar: prices of the chain may be older than that.',
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: { forward: outlet.number('Forward', { unit: 'price' }), basis: outlet.number('Basis', { unit: 'points' }) },
  lower: (node) => {
    const forward = readChain(node, 'chain', 'forward', 'price');
    return { forward, basis: formula(node).minus(forward, node.one('bar', [], { field: 'close' }, 'price')) };
  },
  explain: (words) => ({
    forward: `the synthetic future of ${words.input('chain')}`,
    basis: `the basis of ${words.input('chain')}`,
  }),
  examples: [
    {
      name: 'thirty-five points above the spot',
      inputs: { chain: [], rows: { close: [25_000, 25_010] } },
      chains: { chain: { forward: [25_035, null] } },
      expect: { forward: [25_035, null], basis: [35, null] },
    },
  ],
});
