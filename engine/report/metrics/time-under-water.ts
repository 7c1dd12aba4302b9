// How much of the time the account was below what it had been.
import { minuteDrawdown } from '../drawdown-series';
import type { Metric } from '../metric';
import { shareBelowPeak } from '../under-water';

export const timeUnderWater: Metric = Object.freeze({
  id: 'time-under-water',
  label: 'Time under water',
  unit: 'fraction',
  definition: 'Share of sealed minutes at which equity stood below its running peak. n = minutes.',
  direction: 'lower',
  compute: (run) => shareBelowPeak(minuteDrawdown(run)),
  resampling: null,
} satisfies Metric);
