// Makes a metric of a statistic of the closed trades: the same function answers for the run and for its bootstrap resamples.
// The statistic must not depend on the order of the trades; one that does (a streak) is no trade metric.
import type { Metric, MetricValue } from './metric';
import type { ClosedTrade } from './run-series';

type Face = Pick<Metric, 'id' | 'label' | 'unit' | 'definition' | 'direction'>;

export function tradeMetric(face: Face, statistic: (trades: readonly ClosedTrade[]) => MetricValue): Metric {
  return Object.freeze({
    ...face,
    compute: (run) => statistic(run.trades),
    resampling: { kind: 'trades', statistic },
  } satisfies Metric);
}
