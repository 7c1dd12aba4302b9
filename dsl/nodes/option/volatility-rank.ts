// Where a volatility stands in its own past.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const volatilityRank = defineKind({
  kind: 'option.volatilityRank',
  version: 1,
  title: 'IV rank and percentile',
  summary: 'Where a volatility stands between the extremes of its past, and above how much of it.',
  keywords: ['iv rank', 'ivr', 'iv percentile', 'ivp', 'vix rank', 'history'],
  docs: 'Over the last n samples, the present one among them. Rank: 100 × (present − lowest) ÷ (highest − lowest), NA where all are equal. Percentile: the percentage of the n − 1 before it that lie strictly below. One spike a year ago holds the rank down for months and leaves the percentile alone. On daily candles 252 is a year; on candles of minutes it is minutes. Both are NA until there are n known samples: `history` says how many of the last n rows are known. Where a chain has no past, the volatility index has: it is then the rank of that index.',
  params: { period: field.period({ label: 'Look-back', min: 2, max: 2_000, default: 252 }) },
  inputs: { source: inlet.number('Volatility') },
  outputs: { rank: outlet.number('Rank'), percentile: outlet.number('Percentile'), history: outlet.number('History', { unit: 'bars' }) },
  lower: (node) => {
    const { minus, over, times } = formula(node);
    const source = node.signal('source');
    const period = node.static('period');
    const [highest, lowest] = ['highest', 'lowest'].map((name) => node.one(name, [source], { period }, source.unit));
    const share = over(minus(source, lowest ?? source), minus(highest ?? source, lowest ?? source));
    return {
      rank: times({ ...share, unit: 'none' }, 100),
      percentile: node.one('percentRank', [source], { period }),
      history: node.one('knownSamples', [source], { period }, 'bars'),
    };
  },
  explain: (words) => ({
    rank: `the rank of ${words.input('source')} in its last ${words.param('period')} samples`,
    percentile: `the percentile of ${words.input('source')} in its last ${words.param('period')} samples`,
    history: `how many of the last ${words.param('period')} samples of ${words.input('source')} are known`,
  }),
  examples: [
    {
      name: 'a spike holds the rank down, not the percentile',
      params: { period: 4 },
      inputs: { source: [30, 10, 12, 14, 16] },
      // At 14: (14 − 10) ÷ 20 and above two of three. At 16, the spike gone: the highest of four.
      expect: { rank: [null, null, null, 20, 100], percentile: [null, null, null, 200 / 3, 100], history: [1, 2, 3, 4, 4] },
    },
  ],
});
