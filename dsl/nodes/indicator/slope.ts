// The straight line that fits the last bars best.
import { differenceUnit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula, named } from '../formula';
import { inlet, outlet } from '../ports';

export const slope = defineKind({
  kind: 'indicator.slope',
  version: 1,
  title: 'Slope',
  summary: 'Slope of the straight line that fits the last bars best, and the value of that line now.',
  keywords: ['linear regression', 'trend', 'angle', 'gradient', 'least squares'],
  docs: 'Least squares over the last `period` samples against 0 … period − 1. Slope is per bar; percent is 100 × slope ÷ line.',
  params: { period: field.period({ default: 14, min: 2, max: 1_000 }) },
  inputs: { source: inlet.number('Source') },
  outputs: {
    slope: outlet.number('Slope per bar', { unit: (unitOf) => differenceUnit(unitOf('source')) }),
    line: outlet.like('Line', 'source'),
    percent: outlet.number('Slope, %', { unit: 'percent' }),
  },
  lower: (node) => {
    const source = node.signal('source');
    const fit = node.op('regression', [source], { period: node.static('period') }, [differenceUnit(source.unit), source.unit]);
    const { slope: perBar, line } = named(fit, 'slope', 'line');
    return { slope: perBar, line, percent: formula(node).percent(perBar, line) };
  },
  explain: (words) => `slope(${words.param('period')}) of ${words.input('source')}`,
  examples: [
    {
      name: 'three points',
      params: { period: 3 },
      inputs: { source: [1, 2, 6] },
      // Mean 3; slope ((−1)(−2) + 0 + (1)(3)) / 2 = 2.5; line at the end 3 + 2.5.
      expect: { slope: [null, null, 2.5], line: [null, null, 5.5], percent: [null, null, 45.45454545454545] },
    },
  ],
});
