// A trend line that follows the price at a multiple of its range, and turns with it.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { named } from '../formula';
import { inlet, outlet } from '../ports';

export const supertrend = defineKind({
  kind: 'indicator.supertrend',
  version: 1,
  title: 'SuperTrend',
  summary: 'A line below a rising and above a falling price, and which of the two it is.',
  keywords: ['trend', 'trailing stop', 'atr bands', 'buy sell signal'],
  docs: "Bands at (high + low) ÷ 2 ± multiplier × ATR. A band moves only towards the price, unless the last close was beyond it. The line is the lower band while the trend is up and turns when a close passes it; at the first known bar the trend is up if the close is above the middle. ATR is Wilder's, the first bar's range excluded. Seban. Feed `up` to “Edge” for the turn.",
  params: {
    period: field.period({ default: 10, max: 500 }),
    multiplier: field.number({ label: 'Multiplier', min: 0.1, max: 50, default: 3 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { line: outlet.number('Line', { unit: 'price' }), up: outlet.boolean('Up') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const prices = [node.price(candles, 'high'), node.price(candles, 'low'), node.price(candles, 'close')];
    const args = { period: node.static('period'), multiplier: node.static('multiplier') };
    return named(node.op('supertrend', prices, args, ['price', 'none']), 'line', 'up');
  },
  explain: (words) => `SuperTrend(${words.param('period')}, ${words.param('multiplier')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'up, then through the line',
      params: { period: 1, multiplier: 1 },
      inputs: { candles: { high: [101, 103, 104, 100], low: [99, 101, 102, 96], close: [100, 103, 103, 97] } },
      // True ranges 3, 2, 7. Bar 2: middle 102, close above: up, line 102 − 3 = 99. Bar 3: 103 − 2 = 101. Bar 4: close 97 < 101: down; the upper band was
      // min(105, 105) = 105 and 98 + 7 = 105 does not lower it.
      expect: { line: [null, 99, 101, 105], up: [null, 1, 1, 0] },
    },
  ],
});
