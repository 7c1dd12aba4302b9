// Where the session has been so far.
import { defineKind } from '../define-kind';
import { formula, named } from '../formula';
import { inlet, outlet } from '../ports';

export const sessionLevel = defineKind({
  kind: 'data.sessionLevel',
  version: 1,
  title: 'Session level',
  summary: 'Open, high and low of the session so far.',
  keywords: ['day high', 'day low', 'day open', 'today', 'intraday high'],
  docs: 'Over the sealed bars of the session up to and including the present one; the first bar of each session begins anew. `range` is high − low.',
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    open: outlet.number('Open', { unit: 'price' }),
    high: outlet.number('High', { unit: 'price' }),
    low: outlet.number('Low', { unit: 'price' }),
    range: outlet.number('Range', { unit: 'points' }),
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const prices = [node.price(candles, 'open'), node.price(candles, 'high'), node.price(candles, 'low')];
    const levels = named(node.op('sessionRange', prices, {}, ['price', 'price', 'price']), 'open', 'high', 'low');
    return { ...levels, range: formula(node).minus(levels.high, levels.low) };
  },
  explain: (words) => `the session so far of ${words.input('candles')}`,
  examples: [
    {
      name: 'a new session begins anew',
      inputs: {
        candles: { open: [100, 101, 90], high: [102, 105, 92], low: [99, 100, 89], close: [101, 104, 91], from: '2024-01-01 15:28' },
      },
      // The third bar is 09:15 of the next day.
      expect: { open: [100, 100, 90], high: [102, 105, 92], low: [99, 99, 89], range: [3, 6, 3] },
    },
  ],
});
