// Strength and direction of a trend, after Wilder.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { named } from '../formula';
import { inlet, outlet } from '../ports';

export const adx = defineKind({
  kind: 'indicator.adx',
  version: 1,
  title: 'ADX / DMI',
  summary: 'Strength of a trend (ADX) and its direction (+DI, −DI), 0 to 100.',
  keywords: ['directional movement', 'dmi', '+di', '-di', 'trend strength', 'regime'],
  docs: "Wilder's sums of directional movement and true range over `period` bars, the first bar only a reference; DI = 100 × movement ÷ range; DX = 100 × |+DI − −DI| ÷ (+DI + −DI); ADX is Wilder's average of DX, seeded by the simple average of the first `period` of them: first known after 2 × period bars. Wilder, 1978.",
  params: { period: field.period({ default: 14, min: 2, max: 500 }) },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { adx: outlet.number('ADX'), plus: outlet.number('+DI'), minus: outlet.number('−DI') },
  lower: (node) => {
    const candles = node.wire('candles', 'candles');
    const prices = [node.price(candles, 'high'), node.price(candles, 'low'), node.price(candles, 'close')];
    return named(node.op('directional', prices, { period: node.static('period') }), 'plus', 'minus', 'adx');
  },
  explain: (words) => `ADX(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'only up: all movement is positive, the trend as strong as can be',
      params: { period: 2 },
      inputs: { candles: { high: [102, 104, 106, 108], low: [100, 102, 104, 106], close: [101, 103, 105, 107] } },
      // Movement 2, range max(2, |104 − 101|, |102 − 101|) = 3 at each bar: 100 × 4 / 6. DX is 100 twice, at the third and fourth bar.
      expect: { plus: [null, null, 66.66666666666667, 66.66666666666667], minus: [null, null, 0, 0], adx: [null, null, null, 100] },
    },
  ],
});
