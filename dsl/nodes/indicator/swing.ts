// The last confirmed turning points.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { named } from '../formula';
import { inlet, outlet } from '../ports';

export const swing = defineKind({
  kind: 'indicator.swing',
  version: 1,
  title: 'Swing high / low',
  summary: 'The last confirmed swing high and swing low.',
  keywords: ['pivot high', 'pivot low', 'fractal', 'support', 'resistance', 'structure', 'higher high'],
  docs: 'A swing high is a high that the `bars` highs before it and the `bars` after it do not exceed. It is known only when the last of those bars is sealed, and stands until the next is confirmed: nothing repaints.',
  params: { bars: field.period({ label: 'Bars each side', default: 3, max: 250 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { high: outlet.number('Swing high', { unit: 'price' }), low: outlet.number('Swing low', { unit: 'price' }) },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const prices = [node.price(candles, 'high'), node.price(candles, 'low')];
    return named(node.op('swing', prices, { bars: node.static('bars') }, ['price', 'price']), 'high', 'low');
  },
  explain: (words) => `swings(${words.param('bars')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'known one bar later, then kept',
      params: { bars: 1 },
      inputs: { candles: { high: [101, 105, 103, 104, 102], low: [99, 100, 98, 100, 99], close: [100, 104, 99, 103, 100] } },
      // 105 is confirmed by 103, 98 by 100, 104 by 102.
      expect: { high: [null, null, 105, 105, 104], low: [null, null, null, 98, 98] },
    },
  ],
});
