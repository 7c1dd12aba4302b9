// The range of the first minutes, which the rest of the day is measured against.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula, named } from '../formula';
import { inlet, outlet } from '../ports';

export const openingRange = defineKind({
  kind: 'data.openingRange',
  version: 1,
  title: 'Opening range',
  summary: 'High and low of the first minutes of the session, once they are over.',
  keywords: ['orb', 'opening range breakout', 'initial balance', 'first 15 minutes'],
  docs: 'Unknown until a bar is sealed at or after open + minutes; then fixed for the session. A bar that ends after that instant is not part of the range, so choose minutes that are a multiple of the timeframe. `complete` is never unknown.',
  params: { minutes: field.int({ label: 'Minutes', unit: 'minutes', min: 1, max: 375, default: 15 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    high: outlet.number('High', { unit: 'price' }),
    low: outlet.number('Low', { unit: 'price' }),
    width: outlet.number('Width', { unit: 'points' }),
    complete: outlet.boolean('Complete'),
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const prices = [node.price(candles, 'high'), node.price(candles, 'low')];
    const range = node.op('openingRange', prices, { minutes: node.static('minutes') }, ['price', 'price', 'none']);
    const levels = named(range, 'high', 'low', 'complete');
    return { ...levels, width: formula(node).minus(levels.high, levels.low) };
  },
  explain: (words) => `the first ${words.param('minutes')} of ${words.input('candles')}`,
  examples: [
    {
      name: 'two one-minute bars make a range of two minutes',
      params: { minutes: 2 },
      inputs: { candles: { high: [102, 104, 109], low: [99, 101, 103], close: [101, 103, 108] } },
      // Sealed at 09:16, 09:17, 09:18: complete from 09:17, without the third bar.
      expect: { high: [null, 104, 104], low: [null, 99, 99], width: [null, 5, 5], complete: [0, 1, 1] },
    },
  ],
});
