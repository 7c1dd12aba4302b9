// Where the close stands in the range of the last bars.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const stochastic = defineKind({
  kind: 'indicator.stochastic',
  version: 1,
  title: 'Stochastic',
  summary: 'Where the close stands in the range of the last bars, 0 to 100, smoothed twice.',
  keywords: ['oscillator', '%k', '%d', 'overbought', 'oversold', 'slow stochastic'],
  docs: 'Raw = 100 × (close − lowest low) ÷ (highest high − lowest low) over `period` bars; %K is its simple average over `smooth`, %D that of %K. NA where the range is nothing. Lane.',
  params: {
    period: field.period({ default: 14, max: 1_000 }),
    smooth: field.period({ label: 'Smooth %K', default: 3, max: 500 }),
    signal: field.period({ label: '%D', default: 3, max: 500 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { k: outlet.number('%K'), d: outlet.number('%D') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { minus, times, over, window } = formula(node);
    const lowest = window('lowest', node.price(candles, 'low'), node.static('period'));
    const highest = window('highest', node.price(candles, 'high'), node.static('period'));
    const raw = times(over(minus(node.price(candles, 'close'), lowest), minus(highest, lowest)), 100);
    const k = window('sma', raw, node.static('smooth'));
    return { k, d: window('sma', k, node.static('signal')) };
  },
  explain: (words) => `stochastic(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'raw 75, 50, 25',
      params: { period: 2, smooth: 1, signal: 2 },
      inputs: { candles: { high: [104, 104, 103, 103], low: [100, 101, 101, 99], close: [102, 103, 102.5, 100] } },
      // (103 − 100) / 4; (102.5 − 101) / 3; (100 − 99) / 4.
      expect: { k: [null, 75, 50, 25], d: [null, null, 62.5, 37.5] },
    },
    {
      name: 'no range, no answer',
      params: { period: 2, smooth: 1, signal: 1 },
      inputs: { candles: { close: [5, 5, 5] } },
      expect: { k: [null, null, null] },
    },
  ],
});
