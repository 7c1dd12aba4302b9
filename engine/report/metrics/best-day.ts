// The best session. When it carries the whole profit, there is no strategy.
import { dailyReturns } from '../daily-returns';
import { findExtremes } from '../extremes';
import { defined, type Metric, notDefined } from '../metric';

export const bestDay: Metric = Object.freeze({
  id: 'best-day',
  label: 'Best day',
  unit: 'fraction',
  definition: 'Largest daily simple return. n = sessions.',
  direction: 'higher',
  compute: (run) => {
    const n = run.daily.day.length;
    const returns = dailyReturns(run);
    if (returns === null) return notDefined('equity-not-positive', n);
    const extremes = findExtremes(returns);
    return extremes === null ? notDefined('no-sessions', 0) : defined(extremes.most, n);
  },
  resampling: null,
} satisfies Metric);
