// All that a report says of a run in numbers, computed once. The same run and seed give the same bits.
import { bootstrapIntervals, type Interval } from './bootstrap';
import type { MetricValue } from './metric';
import { METRICS } from './metrics';
import { type MonthRow, monthlyReturns } from './monthly';
import { assertRunSeries, type RunSeries } from './run-series';
import { type BreakdownBy, type BreakdownRow, breakDownTrades } from './trade-breakdown';

export interface MetricResult {
  readonly id: string;
  readonly value: MetricValue;
  readonly interval: Interval;
}

export interface RunStatistics {
  /** In the order of METRICS. */
  readonly metrics: readonly MetricResult[];
  readonly months: readonly MonthRow[];
  readonly trades: Readonly<Record<BreakdownBy, readonly BreakdownRow[]>>;
}

/** `seed` is the run's: it keys the bootstrap's draws and nothing else here. */
export function computeStatistics(run: RunSeries, seed: number): RunStatistics {
  assertRunSeries(run);
  const intervals = bootstrapIntervals(run, METRICS, seed);
  return {
    metrics: METRICS.map((metric, index) => ({
      id: metric.id,
      value: metric.compute(run),
      interval: intervals[index] ?? { kind: 'none', reason: 'not-resampled' },
    })),
    months: monthlyReturns(run),
    trades: {
      day: breakDownTrades(run.trades, 'day'),
      month: breakDownTrades(run.trades, 'month'),
      weekday: breakDownTrades(run.trades, 'weekday'),
      hour: breakDownTrades(run.trades, 'hour'),
    },
  };
}
