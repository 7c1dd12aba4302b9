// How unusual the present value is, in deviations.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const zScore = defineKind({
  kind: 'indicator.zScore',
  version: 1,
  title: 'Z-score',
  summary: 'Distance from the average of the last bars, in standard deviations.',
  keywords: ['standard score', 'mean reversion', 'pairs', 'spread', 'sigma', 'normalise'],
  docs: '(value − SMA) ÷ population deviation over the last `period` samples, the present one included. NA where nothing deviates.',
  params: { period: field.period({ default: 20, min: 2, max: 1_000 }) },
  inputs: { source: inlet.number('Source') },
  outputs: { value: outlet.number('Z-score', { unit: 'sigma' }) },
  lower: (node) => {
    const { minus, window, deviation } = formula(node);
    const source = node.signal('source');
    const period = node.static('period');
    const distance = minus(source, window('sma', source, period));
    return { value: node.one('divide', [distance, deviation(source, period, 'population')], {}, 'sigma') };
  },
  explain: (words) => `z-score(${words.param('period')}) of ${words.input('source')}`,
  examples: [
    {
      name: 'one of four',
      params: { period: 4 },
      inputs: { source: [2, 4, 4, 6] },
      // Mean 4, deviation √2: 2 / √2.
      expect: { value: [null, null, null, Math.SQRT2] },
    },
  ],
});
