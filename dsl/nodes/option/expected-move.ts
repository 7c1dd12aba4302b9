// How far the market expects to go by expiry.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { FROM_FIELD, referenceOf } from '../leg/strike-choice';
import { inlet, outlet } from '../ports';
import { readChain } from './read-chain';

/** Convention of the trade: a straddle at the money is near 0.8 of a standard deviation, and 0.8 of it is taken once more. */
const STRADDLE_SHARE = 0.8;

export const expectedMove = defineKind({
  kind: 'option.expectedMove',
  version: 1,
  title: 'Expected move',
  summary: 'How far the chain expects its underlying to go by expiry, in points, and the levels that it reaches either way.',
  keywords: ['implied move', 'standard deviation', 'one sigma', 'straddle range', 'band'],
  docs: 'By the straddle: 0.8 × its premium at the money, without any model. By implied volatility: forward × volatility × √years, one standard deviation at expiry. The levels stand that far above and below the synthetic forward.',
  params: {
    by: field.choice({ label: 'Measured by', options: { straddle: 'the straddle', deviation: 'implied volatility' }, default: 'straddle' }),
    from: FROM_FIELD,
  },
  inputs: { chain: inlet.of('chain', 'Chain') },
  outputs: {
    move: outlet.number('Move', { unit: 'points' }),
    upper: outlet.number('Upper level', { unit: 'price' }),
    lower: outlet.number('Lower level', { unit: 'price' }),
  },
  lower: (node) => {
    const { plus, minus, times, root } = formula(node);
    const forward = readChain(node, 'chain', 'forward', 'price');
    const byDeviation = () => {
      const deviation = times(readChain(node, 'chain', 'atmVolatility', 'none'), root(readChain(node, 'chain', 'yearsLeft', 'none')));
      return times({ ...forward, unit: 'points' }, deviation);
    };
    const byStraddle = () => times(readChain(node, 'chain', 'straddlePremium', 'points', { reference: referenceOf(node) }), STRADDLE_SHARE);
    const move = node.text('by') === 'deviation' ? byDeviation() : byStraddle();
    return { move, upper: plus(forward, move), lower: minus(forward, move) };
  },
  explain: (words) => ({
    move: `the expected move of ${words.input('chain')} by ${words.param('by')}`,
    upper: `the upper end of the expected move of ${words.input('chain')}`,
    lower: `the lower end of the expected move of ${words.input('chain')}`,
  }),
  examples: [
    {
      name: 'by the straddle',
      inputs: { chain: [] },
      chains: { chain: { straddlePremium: [250], forward: [25_000] } },
      expect: { move: [200], upper: [25_200], lower: [24_800] },
    },
    {
      name: 'by implied volatility',
      params: { by: 'deviation' },
      inputs: { chain: [] },
      chains: { chain: { atmVolatility: [0.2], yearsLeft: [0.04], forward: [25_000] } },
      // 25 000 × 0.2 × √0.04.
      expect: { move: [1_000], upper: [26_000], lower: [24_000] },
    },
  ],
});
