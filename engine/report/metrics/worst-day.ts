// The worst session.
import { dailyReturns } from '../daily-returns';
import { findExtremes } from '../extremes';
import { defined, type Metric, notDefined } from '../metric';

export const worstDay: Metric = Object.freeze({
  id: 'worst-day',
  label: 'Worst day',
  unit: 'fraction',
  definition: 'Smallest daily simple return. n = sessions.',
  direction: 'higher',
  compute: (run) => {
    const n = run.daily.day.length;
    const returns = dailyReturns(run);
    if (returns === null) return notDefined('equity-not-positive', n);
    const extremes = findExtremes(returns);
    return extremes === null ? notDefined('no-sessions', 0) : defined(extremes.least, n);
  },
  resampling: null,
} satisfies Metric);
