// Bands of so many average ranges about an average, and the squeeze of Bollinger's bands inside them.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { averageTrueRange } from './average-true-range';

export const keltner = defineKind({
  kind: 'indicator.keltner',
  version: 1,
  title: 'Keltner channel',
  summary: 'Bands of so many ATR about an exponential average, and whether Bollinger bands lie inside (squeeze).',
  keywords: ['channel', 'bands', 'atr', 'squeeze', 'breakout'],
  docs: 'Middle = EMA of the close; bands at ± multiplier × ATR. Squeeze: both Bollinger bands of the same period, at the given number of population deviations, lie inside the channel. Keltner, 1960; Raschke; squeeze after Carter.',
  params: {
    period: field.period({ default: 20, min: 2, max: 1_000 }),
    multiplier: field.number({ label: 'Multiplier', min: 0.1, max: 50, default: 2 }),
    atrPeriod: field.period({ label: 'ATR period', default: 10, max: 1_000 }),
    deviations: field.number({ label: 'Squeeze deviations', unit: 'sigma', min: 0.1, max: 10, default: 2 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    upper: outlet.number('Upper', { unit: 'price' }),
    middle: outlet.number('Middle', { unit: 'price' }),
    lower: outlet.number('Lower', { unit: 'price' }),
    squeeze: outlet.boolean('Squeeze'),
  },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { plus, minus, times, above, all, window, deviation } = formula(node);
    const period = node.static('period');
    const close = node.price(candles, 'close');
    const middle = window('ema', close, period);
    const band = times(averageTrueRange(node, candles, node.static('atrPeriod')), node.parameter('multiplier'));
    const [upper, lower] = [plus(middle, band), minus(middle, band)];
    const mean = window('sma', close, period);
    const spread = times(deviation(close, period, 'population'), node.parameter('deviations'));
    return { upper, middle, lower, squeeze: all(above(upper, plus(mean, spread)), above(minus(mean, spread), lower)) };
  },
  explain: (words) => `Keltner(${words.param('period')}, ${words.param('multiplier')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'wide bars about a still close are a squeeze',
      params: { period: 2, multiplier: 2, atrPeriod: 1 },
      inputs: { candles: { high: [102, 102, 120], low: [98, 98, 100], close: [100, 100, 118] } },
      // Bar 2: range 4, bands 100 ± 8, deviation 0. Bar 3: EMA 100 + ⅔ × 18 = 112, range 20, bands 112 ± 40; mean 109 ± 2 × 9 lies in 72…152.
      expect: { upper: [null, 108, 152], middle: [null, 100, 112], lower: [null, 92, 72], squeeze: [null, 1, 1] },
    },
    {
      name: 'closes that jump with little range are none',
      params: { period: 2, multiplier: 0.5, atrPeriod: 1 },
      inputs: { candles: { close: [100, 110] } },
      // Range 10: 105 ± 5; Bollinger 105 ± 10.
      expect: { upper: [null, 110], squeeze: [null, 0] },
    },
  ],
});
