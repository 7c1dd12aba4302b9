// Metrics as rows of a report: value, sample size and interval, or the reason in words why there is none.
import { assertNever } from '../../../dsl/types/invariant';
import type { Interval, NoIntervalReason } from '../../../engine/report/bootstrap';
import { type Metric, UNDEFINED_REASONS } from '../../../engine/report/metric';
import { METRIC_GROUPS } from '../../../engine/report/metrics';
import type { MetricResult } from '../../../engine/report/run-statistics';
import type { ReportDocument, ReportMetric } from './report-schema';

const NO_INTERVAL: Readonly<Record<NoIntervalReason, string>> = {
  'not-resampled': 'Chance says nothing about this number.',
  'metric-undefined': 'There is no value.',
  'too-few-observations': 'Fewer than ten observations.',
  'often-undefined': 'Undefined in too many resamples.',
};

/** In the groups and the order of the engine's list. */
export function metricGroups(results: readonly MetricResult[]): ReportDocument['metrics'] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return METRIC_GROUPS.map(({ title, metrics }) => ({
    title,
    metrics: metrics.flatMap((metric) => {
      const result = byId.get(metric.id);
      return result === undefined ? [] : [metricRow(metric, result)];
    }),
  }));
}

function metricRow(metric: Metric, { value: { value, n, reason }, interval }: MetricResult): ReportMetric {
  const { id, label, unit, definition, direction } = metric;
  return {
    id,
    label,
    unit,
    definition,
    direction,
    value,
    n,
    reason: reason === undefined ? null : UNDEFINED_REASONS[reason],
    ...intervalMembers(interval),
  };
}

function intervalMembers(interval: Interval): Pick<ReportMetric, 'interval' | 'intervalReason'> {
  switch (interval.kind) {
    case 'interval':
      return { interval: { low: interval.low, high: interval.high }, intervalReason: null };
    case 'none':
      return { interval: null, intervalReason: NO_INTERVAL[interval.reason] };
    default:
      return assertNever(interval);
  }
}
