// Makes a metric of a statistic of daily returns: the same function answers for the run and for its bootstrap resamples.
import { calendarDays, dailyReturns } from './daily-returns';
import { type DailySample, type Metric, type MetricValue, notDefined } from './metric';

type Face = Pick<Metric, 'id' | 'label' | 'unit' | 'definition' | 'direction'>;

export function dailyReturnMetric(face: Face, statistic: (sample: DailySample) => MetricValue): Metric {
  return Object.freeze({
    ...face,
    compute: (run) => {
      const returns = dailyReturns(run);
      if (returns === null) return notDefined('equity-not-positive', run.daily.day.length);
      return statistic({ returns, sessionsPerYear: run.sessionsPerYear, calendarDays: calendarDays(run) });
    },
    resampling: { kind: 'daily-returns', statistic },
  } satisfies Metric);
}
