// The highest high and lowest low of the last bars.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

export const donchian = defineKind({
  kind: 'indicator.donchian',
  version: 1,
  title: 'Donchian channel',
  summary: 'Highest high and lowest low of the last bars, and the middle between them.',
  keywords: ['channel', 'breakout', 'turtle', 'highest high', 'lowest low', '20 day high'],
  docs: 'Over the `period` bars before the present one, so that a close beyond the channel is a breakout (no bar can close above its own high). With `includes the present bar` the window ends at the present bar. Donchian; Turtle rules.',
  params: {
    period: field.period({ default: 20, max: 1_000 }),
    includesCurrent: field.flag({ label: 'Includes the present bar', default: false }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    upper: outlet.number('Upper', { unit: 'price' }),
    middle: outlet.number('Middle', { unit: 'price' }),
    lower: outlet.number('Lower', { unit: 'price' }),
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { plus, over, lag, window } = formula(node);
    const offset = node.param('includesCurrent') === true ? 0 : 1;
    const channel = (op: string, price: Signal): Signal => window(op, offset === 0 ? price : lag(price, offset), node.static('period'));
    const upper = channel('highest', node.price(candles, 'high'));
    const lower = channel('lowest', node.price(candles, 'low'));
    return { upper, lower, middle: over(plus(upper, lower), 2) };
  },
  explain: (words) => `Donchian(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'the present bar is left out',
      params: { period: 2 },
      inputs: { candles: { high: [102, 104, 103, 110], low: [99, 100, 98, 105], close: [101, 103, 99, 109] } },
      expect: { upper: [null, null, 104, 104], lower: [null, null, 99, 98], middle: [null, null, 101.5, 101] },
    },
    {
      name: 'or included',
      params: { period: 2, includesCurrent: true },
      inputs: { candles: { high: [102, 104, 103, 110], low: [99, 100, 98, 105], close: [101, 103, 99, 109] } },
      expect: { upper: [null, 104, 104, 110], lower: [null, 99, 98, 98], middle: [null, 101.5, 101, 104] },
    },
  ],
});
