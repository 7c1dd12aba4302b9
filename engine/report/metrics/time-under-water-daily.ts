// How much of the time daily balances were below what they had been.
import { dailyDrawdown } from '../drawdown-series';
import type { Metric } from '../metric';
import { shareBelowPeak } from '../under-water';

export const timeUnderWaterDaily: Metric = Object.freeze({
  id: 'time-under-water-daily',
  label: 'Time under water (daily)',
  unit: 'fraction',
  definition: 'Share of sessions that ended below the running peak of session-end equity. n = sessions.',
  direction: 'lower',
  compute: (run) => shareBelowPeak(dailyDrawdown(run)),
  resampling: null,
} satisfies Metric);
