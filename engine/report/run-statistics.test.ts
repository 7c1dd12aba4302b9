import { describe, expect, test } from 'vitest';
import { exampleRun, exampleTrade, exampleTrades } from './example-run';
import { METRICS } from './metrics';
import { assertRunSeries, type RunSeries } from './run-series';
import { computeStatistics } from './run-statistics';

const RUN = exampleRun(10_000, [[10_300], [10_100], [10_100]], { trades: exampleTrades([300, -200]) });

test('a run’s statistics are every metric in order, its months and its trades by time', () => {
  const statistics = computeStatistics(RUN, 1);
  expect(statistics.metrics.map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
  expect(statistics.metrics[0]).toEqual({
    id: 'net-profit',
    value: { value: 100, n: 3 },
    interval: { kind: 'none', reason: 'not-resampled' },
  });
  expect(statistics.months).toHaveLength(1);
  expect(statistics.trades.weekday).toEqual([{ key: 1, trades: 2, wins: 1, losses: 1, netPaise: 100 }]);
});

describe('a run that breaks a promise is refused', () => {
  const broken: readonly (readonly [promise: string, run: RunSeries])[] = [
    ['a run starts with money', { ...RUN, startPaise: 0 }],
    ['sessions per year', { ...RUN, sessionsPerYear: 0 }],
    ['as many values as times', { ...RUN, daily: { ...RUN.daily, day: new Int32Array(2) } }],
    ['times ascend strictly', { ...RUN, daily: { ...RUN.daily, day: Int32Array.of(1, 2, 2) } }],
    ['integer paise', { ...RUN, daily: { ...RUN.daily, equityPaise: Float64Array.of(1, 2.5, 3) } }],
    ['out of order', { ...RUN, trades: [...RUN.trades].reverse() }],
    ['ends before it begins', { ...RUN, trades: [exampleTrade(0, 1, { exitUs: 0 })] }],
    ['has a quantity', { ...RUN, trades: [exampleTrade(0, 1, { quantity: 0 })] }],
    ['net is gross less charges', { ...RUN, trades: [exampleTrade(0, 1, { grossPaise: 9 })] }],
    ['excursions are magnitudes', { ...RUN, trades: [exampleTrade(0, 1, { maePaise: -1 })] }],
    ['a known risk is above zero', { ...RUN, trades: [exampleTrade(0, 1, { riskPaise: 0 })] }],
  ];
  test.each(broken)('%s', (promise, run) => {
    expect(() => assertRunSeries(run)).toThrow(promise);
    expect(() => computeStatistics(run, 1)).toThrow(promise);
  });
  test('and one that keeps them all is not', () => {
    expect(() => assertRunSeries(RUN)).not.toThrow();
  });
});
