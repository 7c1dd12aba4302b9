// One variant on the whole machine: the backtest that `runBacktest` makes of it, cut down to what a sweep keeps.
import { sharpeMoments } from '../evidence/sharpe-moments';
import { dailyReturns } from '../report/daily-returns';
import type { RunSeries } from '../report/run-series';
import { runBacktest } from '../run/backtest';
import type { BacktestRequest } from '../run/backtest-request';
import type { RunResult } from '../run/run-result';
import { SWEEP_METRICS } from './sweep-metrics';

export interface VariantOutcome {
  /** In the order of SWEEP_METRIC_IDS; null where a metric has no value. */
  readonly values: readonly (number | null)[];
  /** Sharpe ratio per session; null where it has none. */
  readonly sharpePerSession: number | null;
  /** Daily returns, one for each session; empty where equity fell to zero or below. */
  readonly returns: Float64Array;
  /** Longest holding of a trade, calendar days. */
  readonly heldDaysMax: number;
}

export interface VariantRun {
  readonly outcome: VariantOutcome;
  readonly result: RunResult;
}

export function runVariant(request: Omit<BacktestRequest, 'params'>, params: readonly number[]): VariantRun {
  const { result } = runBacktest({ ...request, params });
  return { outcome: outcomeOf(result.series), result };
}

const US_PER_DAY = 86_400_000_000;

export function outcomeOf(series: RunSeries): VariantOutcome {
  const returns = dailyReturns(series) ?? new Float64Array(0);
  const moments = sharpeMoments(returns);
  return {
    values: SWEEP_METRICS.map((metric) => metric.compute(series).value),
    sharpePerSession: typeof moments === 'string' ? null : moments.sharpe,
    returns,
    heldDaysMax: series.trades.reduce((most, { entryUs, exitUs }) => Math.max(most, Math.ceil((exitUs - entryUs) / US_PER_DAY)), 0),
  };
}
