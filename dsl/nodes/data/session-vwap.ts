// The session's volume-weighted average price, with bands of its own deviation.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula, named } from '../formula';
import { inlet, outlet } from '../ports';

export const sessionVwap = defineKind({
  kind: 'data.sessionVwap',
  version: 1,
  title: 'Session VWAP',
  summary: 'Volume-weighted average price since the open, with bands.',
  keywords: ['vwap', 'volume weighted average price', 'vwap bands', 'fair price'],
  docs: 'Σ(typical price × volume) ÷ Σ volume since the open, typical price (high + low + close) ÷ 3; bands at ± multiplier × the volume-weighted deviation of that price. NA until there is volume, so always NA for an index: use its future.',
  params: { multiplier: field.number({ label: 'Band multiplier', unit: 'sigma', min: 0, max: 10, default: 1 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    vwap: outlet.number('VWAP', { unit: 'price' }),
    upper: outlet.number('Upper', { unit: 'price' }),
    lower: outlet.number('Lower', { unit: 'price' }),
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { plus, minus, times, over } = formula(node);
    const typical = over(plus(plus(node.price(candles, 'high'), node.price(candles, 'low')), node.price(candles, 'close')), 3);
    const session = node.op('sessionVwap', [typical, node.price(candles, 'volume')], {}, ['price', 'points']);
    const { vwap, deviation } = named(session, 'vwap', 'deviation');
    const band = times(deviation, node.parameter('multiplier'));
    return { vwap, upper: plus(vwap, band), lower: minus(vwap, band) };
  },
  explain: (words) => `session VWAP of ${words.input('candles')}`,
  examples: [
    {
      name: 'one unit at 100 and three at 104',
      inputs: { candles: { high: [100, 104], low: [100, 104], close: [100, 104], volume: [1, 3] } },
      // (100 + 3 × 104) / 4 = 103; variance (1 × 9 + 3 × 1) / 4 = 3, deviation √3.
      expect: { vwap: [100, 103], upper: [100, 104.73205080756888], lower: [100, 101.26794919243112] },
    },
    {
      name: 'nothing is known before there is volume',
      inputs: { candles: { close: [100, 101], volume: [0, 2] } },
      expect: { vwap: [null, 101] },
    },
  ],
});
