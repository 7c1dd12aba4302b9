// Bands of so many standard deviations about an average.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const bollinger = defineKind({
  kind: 'indicator.bollinger',
  version: 1,
  title: 'Bollinger bands',
  summary: 'Bands of so many deviations about a simple average, %B and band width.',
  keywords: ['bands', 'standard deviation', '%b', 'bandwidth', 'squeeze', 'mean reversion'],
  docs: 'Middle = SMA; bands at ± multiplier × the population deviation (÷ n) of the same window; %B = (value − lower) ÷ (upper − lower), 0 at the lower and 1 at the upper band; width = 100 × (upper − lower) ÷ middle. %B is NA where the bands meet. Bollinger, 1983.',
  params: {
    period: field.period({ default: 20, min: 2, max: 1_000 }),
    multiplier: field.number({ label: 'Deviations', unit: 'sigma', min: 0.1, max: 10, default: 2 }),
  },
  inputs: { source: inlet.number('Source') },
  outputs: {
    upper: outlet.like('Upper', 'source'),
    middle: outlet.like('Middle', 'source'),
    lower: outlet.like('Lower', 'source'),
    percentB: outlet.number('%B'),
    width: outlet.number('Width', { unit: 'percent' }),
  },
  lower: (node) => {
    const { plus, minus, times, over, percent, window, deviation } = formula(node);
    const source = node.signal('source');
    const middle = window('sma', source, node.static('period'));
    const band = times(deviation(source, node.static('period'), 'population'), node.parameter('multiplier'));
    const upper = plus(middle, band);
    const lower = minus(middle, band);
    const gap = minus(upper, lower);
    return { upper, middle, lower, percentB: over(minus(source, lower), gap), width: percent(gap, middle) };
  },
  explain: (words) => `Bollinger(${words.param('period')}, ${words.param('multiplier')}) of ${words.input('source')}`,
  examples: [
    {
      name: 'four samples, two deviations',
      params: { period: 4, multiplier: 2 },
      inputs: { source: [2, 4, 4, 6] },
      // Mean 4, deviation √(8 / 4) = √2: bands 4 ± 2√2; (6 − 4 + 2√2) / 4√2 = ½ + 1 / (2√2); 100 × 4√2 / 4.
      expect: {
        upper: [null, null, null, 6.82842712474619],
        middle: [null, null, null, 4],
        lower: [null, null, null, 1.1715728752538097],
        percentB: [null, null, null, 0.8535533905932737],
        width: [null, null, null, 141.4213562373095],
      },
    },
    {
      name: 'flat bands have no inside',
      params: { period: 2 },
      inputs: { source: [5, 5] },
      expect: { upper: [null, 5], percentB: [null, null], width: [null, 0] },
    },
  ],
});
