// What a sweep keeps of each variant and may be told to maximise: metrics of the report, under their ids.
import { invariant } from '../../dsl/types/invariant';
import type { Metric } from '../report/metric';
import { findMetric } from '../report/metrics';

export const SWEEP_METRIC_IDS = [
  'sharpe',
  'net-profit',
  'total-return',
  'cagr',
  'max-drawdown',
  'calmar',
  'sortino',
  'profit-factor',
  'expectancy',
  'win-rate',
  'trade-count',
  'sqn',
] as const;
export type SweepMetricId = (typeof SWEEP_METRIC_IDS)[number];

/** Where more is better. */
export const OBJECTIVES = [
  'sharpe',
  'net-profit',
  'cagr',
  'calmar',
  'sortino',
  'profit-factor',
  'expectancy',
  'sqn',
] as const satisfies readonly SweepMetricId[];
export type Objective = (typeof OBJECTIVES)[number];

export const SWEEP_METRICS: readonly Metric[] = SWEEP_METRIC_IDS.map((id) => {
  const metric = findMetric(id);
  invariant(metric !== null, `${id} is a metric`);
  return metric;
});
