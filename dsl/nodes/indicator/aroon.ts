// How long ago the extremes of the last bars were.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula, named } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

export const aroon = defineKind({
  kind: 'indicator.aroon',
  version: 1,
  title: 'Aroon',
  summary: 'How recent the highest high and the lowest low are, 0 to 100, and their difference.',
  keywords: ['trend', 'oscillator', 'new high', 'new low'],
  docs: 'Up = 100 × (period − bars since the highest high) ÷ period, over the present bar and the `period` before it; down alike of the lowest low; oscillator = up − down. Of equal extremes the latest counts. Chande, 1995.',
  params: { period: field.period({ default: 25, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { up: outlet.number('Up'), down: outlet.number('Down'), oscillator: outlet.number('Oscillator') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { plus, minus, times, over, lag, atLeast, choose } = formula(node);
    const [period, length] = [node.static('period'), node.parameter('period')];
    const zero = node.constant(0);
    const one = node.constant(1);
    /** The window is one bar longer than the period: the bars before the present one, and the present one if it is at least as extreme. */
    const recency = (op: 'highest' | 'lowest', price: Signal): Signal => {
      const before = named(node.op(op, [lag(price, 1)], { period }, [price.unit, 'none']), 'value', 'ago');
      const isNow = op === 'highest' ? atLeast(price, before.value) : atLeast(before.value, price);
      return times(over(minus(length, choose(isNow, zero, plus(before.ago, one))), length), 100);
    };
    const up = recency('highest', node.price(candles, 'high'));
    const down = recency('lowest', node.price(candles, 'low'));
    return { up, down, oscillator: minus(up, down) };
  },
  explain: (words) => `Aroon(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'a high two bars ago, a low now',
      params: { period: 2 },
      inputs: { candles: { high: [110, 105, 104, 104], low: [100, 99, 98, 101], close: [105, 100, 99, 102] } },
      // Bar 3: high 2 of 2 bars ago: 0; low now: 100. Bar 4: the high of 105 is 2 bars ago: 0; the low one bar ago: 50.
      expect: { up: [null, null, 0, 0], down: [null, null, 100, 50], oscillator: [null, null, -100, -50] },
    },
  ],
});
