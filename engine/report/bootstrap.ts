// Bootstrap intervals: how far a metric could have come out by luck alone, had the trades or the days fallen otherwise.
// Percentile intervals of 95 %; they speak of chance within the sample, never of what the sample has not seen.
import { calendarDays, dailyReturns } from './daily-returns';
import type { Metric, MetricValue } from './metric';
import { quantile } from './quantile';
import { resampleInBlocks, resampleIndependently } from './resample';
import type { RunSeries } from './run-series';

const INTERVAL_LEVEL = 0.95;
export const RESAMPLES = 1_000;
/** Below this a resample says little more than the sample's own few values. */
const OBSERVATIONS_MIN = 10;
/** An interval over the resamples that happen to be defined would hide how often none is. */
const DEFINED_SHARE_MIN = 0.95;

export type NoIntervalReason = 'not-resampled' | 'metric-undefined' | 'too-few-observations' | 'often-undefined';

export type Interval =
  | { readonly kind: 'interval'; readonly low: number; readonly high: number; readonly resamples: number }
  | { readonly kind: 'none'; readonly reason: NoIntervalReason };

/** One interval for each metric, in the order given. The same run and seed give the same bits. */
export function bootstrapIntervals(run: RunSeries, metrics: readonly Metric[], seed: number): readonly Interval[] {
  const draws = metrics.map((metric) => ({ metric, refusal: findRefusal(metric, run), values: [] as number[] }));
  const returns = dailyReturns(run) ?? new Float64Array(0);
  const days = calendarDays(run);
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    const trades = resampleIndependently(run.trades, seed, resample);
    const sample = { returns: resampleInBlocks(returns, seed, resample), sessionsPerYear: run.sessionsPerYear, calendarDays: days };
    for (const { metric, refusal, values } of draws) {
      if (refusal !== null || metric.resampling === null) continue;
      const drawn: MetricValue =
        metric.resampling.kind === 'trades' ? metric.resampling.statistic(trades) : metric.resampling.statistic(sample);
      if (drawn.value !== null) values.push(drawn.value);
    }
  }
  return draws.map(({ refusal, values }) => (refusal === null ? intervalOf(values) : { kind: 'none', reason: refusal }));
}

function findRefusal(metric: Metric, run: RunSeries): NoIntervalReason | null {
  if (metric.resampling === null) return 'not-resampled';
  const { value, n } = metric.compute(run);
  if (value === null) return 'metric-undefined';
  return n < OBSERVATIONS_MIN ? 'too-few-observations' : null;
}

function intervalOf(values: readonly number[]): Interval {
  if (values.length < RESAMPLES * DEFINED_SHARE_MIN) return { kind: 'none', reason: 'often-undefined' };
  const ascending = Float64Array.from(values).sort();
  const tail = (1 - INTERVAL_LEVEL) / 2;
  return { kind: 'interval', low: quantile(ascending, tail), high: quantile(ascending, 1 - tail), resamples: values.length };
}
