// The longest wait for a new high, in trading days.
import { dailyDrawdown } from '../drawdown-series';
import { defined, type Metric, notDefined } from '../metric';

export const longestUnderWaterDaily: Metric = Object.freeze({
  id: 'longest-under-water-daily',
  label: 'Longest under water (daily)',
  unit: 'sessions',
  definition: 'Most sessions in a row that ended below the running peak of session-end equity. n = sessions.',
  direction: 'lower',
  compute: (run) => {
    const { drawdownPaise } = dailyDrawdown(run);
    if (drawdownPaise.length === 0) return notDefined('no-sessions', 0);
    let longest = 0;
    let length = 0;
    for (const paise of drawdownPaise) {
      length = paise > 0 ? length + 1 : 0;
      if (length > longest) longest = length;
    }
    return defined(longest, drawdownPaise.length);
  },
  resampling: null,
} satisfies Metric);
