// Near volatility against far.
import { defineKind } from '../define-kind';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

export const termRatio = defineKind({
  kind: 'option.termRatio',
  version: 1,
  title: 'IV term ratio',
  summary: 'Implied volatility at the money of a near expiry over that of a far one.',
  keywords: ['term structure', 'backwardation', 'contango', 'calendar', 'iv ratio'],
  docs: 'Below 1 where the far expiry is dearer, the usual case; above 1 in fear, or before an event that the near expiry holds. Read at the bars of the near chain. Unknown where either is.',
  inputs: { near: inlet.of('chain', 'Near chain'), far: inlet.of('chain', 'Far chain', { sampled: true }) },
  outputs: { ratio: outlet.number('Ratio') },
  lower: (node) => ({
    ratio: formula(node).over(readChain(node, 'near', 'atmVolatility', 'none'), readChain(node, 'far', 'atmVolatility', 'none')),
  }),
  explain: (words) => `implied volatility of ${words.input('near')} over that of ${words.input('far')}`,
  examples: [
    {
      name: 'the far one dearer',
      inputs: { near: [], far: [] },
      chains: { near: { atmVolatility: [0.12, null] }, far: { atmVolatility: [0.16, 0.16] } },
      expect: { ratio: [0.75, null] },
    },
  ],
});
