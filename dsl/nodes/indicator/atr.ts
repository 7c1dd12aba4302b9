// Average true range: how far a bar usually goes.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { averageTrueRange } from './average-true-range';

export const atr = defineKind({
  kind: 'indicator.atr',
  version: 1,
  title: 'ATR',
  summary: 'Average true range, in points and in percent of the close.',
  keywords: ['average true range', 'natr', 'volatility', 'range', 'stop distance'],
  docs: "True range = max(high − low, |high − last close|, |low − last close|), not known at the first bar; ATR is Wilder's average of it, seeded by the simple average of the first `period`: first known after period + 1 bars. NATR = 100 × ATR ÷ close. Wilder, 1978.",
  params: { period: field.period({ default: 14, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('ATR', { unit: 'points' }), percent: outlet.number('NATR', { unit: 'percent' }) },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const value = averageTrueRange(node, candles, node.static('period'));
    return { value, percent: formula(node).percent(value, node.price(candles, 'close')) };
  },
  explain: (words) => `ATR(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'gaps count',
      params: { period: 2 },
      inputs: { candles: { high: [102, 106, 104, 103], low: [100, 104, 101, 101], close: [101, 105, 102, 100] } },
      // Ranges 5 (106 − 101), 4 (105 − 101), 2: 4.5, then (4.5 + 2) / 2 = 3.25. 450 / 102; 325 / 100.
      expect: { value: [null, null, 4.5, 3.25], percent: [null, null, 4.411764705882353, 3.25] },
    },
  ],
});
