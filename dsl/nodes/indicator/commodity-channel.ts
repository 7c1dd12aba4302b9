// Commodity channel index.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import { typicalPrice } from './typical-price';

export const commodityChannel = defineKind({
  kind: 'indicator.cci',
  version: 1,
  title: 'CCI',
  summary: 'Distance of the typical price from its average, in mean deviations.',
  keywords: ['commodity channel index', 'oscillator', 'overbought', 'oversold'],
  docs: '(typical − SMA) ÷ (0.015 × mean absolute deviation) over `period` bars, typical = (high + low + close) ÷ 3. NA where nothing deviates. Lambert, 1980.',
  params: { period: field.period({ default: 20, min: 2, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('CCI') },
  lower: (node) => {
    const { minus, times, over, window } = formula(node);
    const typical = typicalPrice(node, node.wire('candles', 'candles'));
    const period = node.static('period');
    return { value: over(minus(typical, window('sma', typical, period)), times(window('meanDeviation', typical, period), 0.015)) };
  },
  explain: (words) => `CCI(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'two bars',
      params: { period: 2 },
      inputs: { candles: { close: [100, 104, 104] } },
      // Mean 102, mean deviation 2: 2 / (0.015 × 2). Then nothing deviates.
      expect: { value: [null, 66.66666666666667, null] },
    },
  ],
});
