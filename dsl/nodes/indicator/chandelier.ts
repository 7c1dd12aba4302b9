// Stops that hang from the extremes of the last bars.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { averageTrueRange } from './average-true-range';

export const chandelier = defineKind({
  kind: 'indicator.chandelier',
  version: 1,
  title: 'Chandelier exit',
  summary: 'A stop so many ATR below the highest high (for longs) and above the lowest low (for shorts).',
  keywords: ['trailing stop', 'atr stop', 'exit', 'le beau'],
  docs: 'Long stop = highest high − multiplier × ATR, short stop = lowest low + multiplier × ATR, all over `period` bars, the present one included. Le Beau.',
  params: {
    period: field.period({ default: 22, max: 1_000 }),
    multiplier: field.number({ label: 'Multiplier', min: 0.1, max: 50, default: 3 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { long: outlet.number('Long stop', { unit: 'price' }), short: outlet.number('Short stop', { unit: 'price' }) },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { plus, minus, times, window } = formula(node);
    const period = node.static('period');
    const distance = times(averageTrueRange(node, candles, period), node.parameter('multiplier'));
    return {
      long: minus(window('highest', node.price(candles, 'high'), period), distance),
      short: plus(window('lowest', node.price(candles, 'low'), period), distance),
    };
  },
  explain: (words) => `chandelier(${words.param('period')}, ${words.param('multiplier')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'two ranges of two bars',
      params: { period: 2, multiplier: 2 },
      inputs: { candles: { high: [102, 106, 104], low: [100, 104, 101], close: [101, 105, 102] } },
      // ATR (5 + 4) / 2 = 4.5: 106 − 9; 101 + 9.
      expect: { long: [null, null, 97], short: [null, null, 110] },
    },
  ],
});
