// Relative strength index.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const rsi = defineKind({
  kind: 'indicator.rsi',
  version: 1,
  title: 'RSI',
  summary: 'Strength of recent gains against recent losses, 0 to 100.',
  keywords: ['momentum', 'oscillator', 'overbought', 'oversold'],
  docs: "Wilder's averages of gains and losses, seeded by the simple average of the first `period` changes; `100 − 100 ÷ (1 + gain ÷ loss)`. No losses: 100; no gains: 0; neither: 50. First value after `period + 1` samples. Wilder, 1978.",
  params: { period: field.period({ default: 14, min: 2, max: 500 }) },
  inputs: { source: inlet.number('Source') },
  outputs: { value: outlet.number('RSI') },
  lower: (node) => ({ value: node.one('rsi', [node.signal('source')], { period: node.static('period') }) }),
  explain: (words) => `RSI(${words.param('period')}) of ${words.input('source')}`,
  examples: [
    { name: 'a flat series is neutral', params: { period: 2 }, inputs: { source: [5, 5, 5, 5] }, expect: { value: [null, null, 50, 50] } },
    {
      name: 'gains 2 and 0, then 0 and loss 2',
      params: { period: 2 },
      inputs: { source: [10, 12, 12, 10] },
      // Averages 1 and 0, then (1 + 0) / 2 = 0.5 and (0 + 2) / 2 = 1: 100 - 100 / 1.5.
      expect: { value: [null, null, 100, 33.33333333333333] },
    },
  ],
});
