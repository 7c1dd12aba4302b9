// Chaikin money flow.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const chaikinMoneyFlow = defineKind({
  kind: 'indicator.chaikinMoneyFlow',
  version: 1,
  title: 'CMF',
  summary: 'Chaikin money flow: volume weighted by where bars close in their range, −1 to 1.',
  keywords: ['chaikin', 'money flow', 'accumulation', 'distribution', 'volume'],
  docs: 'Σ(volume × ((close − low) − (high − close)) ÷ (high − low)) ÷ Σ volume over `period` bars. A bar without range is not a sample. NA where no volume traded. Chaikin.',
  params: { period: field.period({ default: 20, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('CMF') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const { minus, times, over, window } = formula(node);
    const [high, low, close, volume] = [
      node.price(candles, 'high'),
      node.price(candles, 'low'),
      node.price(candles, 'close'),
      node.price(candles, 'volume'),
    ];
    const range = minus(high, low);
    const place = over(minus(minus(close, low), minus(high, close)), range);
    // Volume of bars with a range alone, so that both sums count the same bars.
    const counted = times(volume, over(range, range));
    const period = node.static('period');
    return { value: over(window('sum', times(place, volume), period), window('sum', counted, period)) };
  },
  explain: (words) => `CMF(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'a close at the high, then at the middle',
      params: { period: 2 },
      inputs: { candles: { high: [104, 104], low: [100, 100], close: [104, 102], volume: [300, 100] } },
      // (300 × 1 + 100 × 0) / 400.
      expect: { value: [null, 0.75] },
    },
  ],
});
