// RSI with volume: how much money came on rising and on falling bars.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const moneyFlow = defineKind({
  kind: 'indicator.moneyFlow',
  version: 1,
  title: 'MFI',
  summary: 'Money flow index: volume-weighted strength of rising against falling bars, 0 to 100.',
  keywords: ['money flow index', 'volume', 'oscillator', 'overbought', 'oversold'],
  docs: '100 − 100 ÷ (1 + positive ÷ negative), of typical price × volume on bars whose typical price rose or fell, over the last `period` changes. Only positive: 100; nothing flowed: 50. Needs volume. Quong and Soudack, 1989.',
  params: { period: field.period({ default: 14, max: 1_000 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('MFI') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const inputs = [node.price(candles, 'high'), node.price(candles, 'low'), node.price(candles, 'close'), node.price(candles, 'volume')];
    return { value: node.one('moneyFlow', inputs, { period: node.static('period') }) };
  },
  explain: (words) => `MFI(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'a rise of 330, a fall of 110',
      params: { period: 2 },
      inputs: { candles: { close: [100, 110, 55, 60], volume: [1, 3, 2, 0] } },
      // 110 × 3 up, 55 × 2 down: 100 × 330 / 440. Then 110 down and a rise without volume.
      expect: { value: [null, null, 75, 0] },
    },
  ],
});
