// Rolling and recursive statistics over known samples. A missing sample gives NA and leaves the state untouched.
import { declareOp } from './declare-op';
import { emaConvergence, PERIOD, PERIOD_FROM_TWO, period, wilderConvergence } from './windows';

const value = { value: 'number' } as const;
const rolling = { inputs: value, args: [PERIOD], bars: (args: Readonly<Record<string, number>>) => period(args) - 1 } as const;

export const ROLLING_OPS = [
  declareOp('sum', 1, { ...rolling, summary: 'Sum of the last samples.', docs: 'Running sum, summed afresh each time the window wraps, so errors never build up.', memory: (a) => 3 + period(a), cost: () => 5 }),
  declareOp('sma', 1, { ...rolling, summary: 'Simple moving average.', docs: 'Sum of the last `period` samples ÷ period.', memory: (a) => 3 + period(a), cost: () => 6 }),
  declareOp('wma', 1, { ...rolling, summary: 'Linearly weighted moving average.', docs: 'Weights 1…period, the latest heaviest, ÷ period(period+1)/2.', memory: (a) => 5 + period(a), cost: () => 7 }),
  declareOp('ema', 1, {
    ...rolling,
    summary: 'Exponential moving average, alpha = 2/(period+1).',
    docs: 'Seeded by the simple average of the first `period` samples; then previous + alpha × (value − previous).',
    convergeBars: (a) => emaConvergence(period(a)),
    memory: () => 3,
    cost: () => 5,
  }),
  declareOp('wilder', 1, {
    ...rolling,
    summary: "Wilder's moving average, alpha = 1/period.",
    docs: 'Seeded by the simple average of the first `period` samples; then (previous × (period − 1) + value) ÷ period. Wilder, 1978.',
    convergeBars: (a) => wilderConvergence(period(a)),
    memory: () => 3,
    cost: () => 6,
  }),
  declareOp('kama', 1, {
    summary: "Kaufman's adaptive moving average.",
    docs: 'Efficiency ratio over `period`; smoothing constant (ER × (2/(fast+1) − 2/(slow+1)) + 2/(slow+1))²; seeded by the sample at index period − 1. Kaufman, 1995.',
    inputs: value,
    args: [PERIOD, { kind: 'int', name: 'fast', min: 1, max: 500 }, { kind: 'int', name: 'slow', min: 1, max: 1_000 }],
    bars: (a) => period(a) - 1,
    convergeBars: (a) => Math.ceil(20.73 * (((a['slow'] ?? 30) + 1) / 2) ** 2),
    memory: (a) => 5 + period(a),
    cost: () => 12,
  }),
  declareOp('highest', 1, { ...rolling, summary: 'Largest of the last samples.', docs: 'Also how many samples ago it was; of equals, the latest.', outputs: { value: 'number', ago: 'number' }, memory: (a) => 4 + 2 * period(a), cost: () => 9 }),
  declareOp('lowest', 1, { ...rolling, summary: 'Smallest of the last samples.', docs: 'Also how many samples ago it was; of equals, the latest.', outputs: { value: 'number', ago: 'number' }, memory: (a) => 4 + 2 * period(a), cost: () => 9 }),
  declareOp('stdev', 1, {
    ...rolling,
    summary: 'Standard deviation of the last samples.',
    docs: 'population: √(Σ(x − mean)² ÷ n); sample: ÷ (n − 1), NA for n = 1. Sums are taken about a nearby sample, exact for prices.',
    args: [PERIOD, { kind: 'enum', name: 'divisor', values: ['population', 'sample'] }],
    memory: (a) => 5 + period(a),
    cost: () => 12,
  }),
  declareOp('meanDeviation', 1, { ...rolling, summary: 'Mean absolute distance from the average of the last samples.', docs: 'Σ|x − mean| ÷ n, over the window each time.', memory: (a) => 3 + period(a), cost: (a) => 6 + period(a) }),
  declareOp('percentRank', 1, { ...rolling, summary: 'Share of the last samples that lie below the present one, 0 to 100.', docs: '100 × count(x < present) ÷ (period − 1) over the samples before it in the window.', args: [PERIOD_FROM_TWO], memory: (a) => 2 + period(a), cost: (a) => 4 + period(a) }),
  declareOp('regression', 1, {
    ...rolling,
    summary: 'Least-squares line through the last samples.',
    docs: 'slope per bar, and the value of the line at the present bar.',
    outputs: { slope: 'number', value: 'number' },
    args: [PERIOD_FROM_TWO],
    memory: (a) => 5 + period(a),
    cost: () => 12,
  }),
] as const;
