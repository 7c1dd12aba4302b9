// One statistic of the last bars.
import { differenceUnit, type Unit } from '../../types/unit';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

/** The op behind each statistic. */
const OPS: Readonly<Record<string, string>> = {
  max: 'highest',
  min: 'lowest',
  mean: 'sma',
  deviation: 'stdev',
  rank: 'percentRank',
  sum: 'sum',
};

function unitOfStatistic(statistic: string, source: Unit): Unit | null {
  if (statistic === 'rank') return 'percent';
  if (statistic === 'deviation') return differenceUnit(source);
  return statistic === 'sum' && (source === 'price' || source === 'time') ? null : source;
}

export const rolling = defineKind({
  kind: 'math.rolling',
  version: 1,
  title: 'Rolling statistic',
  summary: 'Highest, lowest, mean, deviation, percentile rank or sum of the last bars.',
  keywords: ['highest', 'lowest', 'max', 'min', 'average', 'standard deviation', 'percentile', 'percent rank', 'total'],
  docs: 'Over the last `period` known samples, the present one included. Deviation is that of the population (÷ n). Rank is the share, in percent, of the other samples that lie below the present one. Prices cannot be summed.',
  params: {
    statistic: field.choice({
      label: 'Statistic',
      options: { max: 'Highest', min: 'Lowest', mean: 'Mean', deviation: 'Standard deviation', rank: 'Percentile rank', sum: 'Sum' },
      default: 'max',
    }),
    period: field.period({ default: 20, min: 2 }),
  },
  inputs: { source: inlet.number('Source') },
  outputs: { value: outlet.number('Value', { unit: (unitOf, param) => unitOfStatistic(param('statistic'), unitOf('source')) }) },
  lower: (node) => {
    const source = node.signal('source');
    const statistic = node.text('statistic');
    const op = OPS[statistic] ?? 'sma';
    return { value: node.one(op, [source], { period: node.static('period') }, unitOfStatistic(statistic, source.unit) ?? source.unit) };
  },
  explain: (words) => `${words.param('statistic').toLowerCase()} of ${words.input('source')} over ${words.param('period')}`,
  examples: [
    { name: 'the highest of three', params: { period: 3 }, inputs: { source: [1, 5, 2, 3, 4] }, expect: { value: [null, null, 5, 5, 4] } },
    {
      name: 'the deviation of a population',
      params: { statistic: 'deviation', period: 4 },
      inputs: { source: [2, 4, 4, 6] },
      // Mean 4, squares 4 + 0 + 0 + 4 = 8, 8 / 4 = 2: √2.
      expect: { value: [null, null, null, Math.SQRT2] },
    },
    {
      name: 'two of the three others lie below',
      params: { statistic: 'rank', period: 4 },
      inputs: { source: [1, 9, 2, 5] },
      expect: { value: [null, null, null, 66.66666666666667] },
    },
  ],
});
