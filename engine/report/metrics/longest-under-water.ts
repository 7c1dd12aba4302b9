// The longest wait for a new high, nights and holidays included.
import { MINUTES_PER_DAY } from '../../market/candles';
import { defined, type Metric, notDefined } from '../metric';

export const longestUnderWater: Metric = Object.freeze({
  id: 'longest-under-water',
  label: 'Longest under water',
  unit: 'days',
  definition:
    'Longest time from a peak of one-minute equity to the first minute that is back at it, or to the end of the run, in calendar days. ' +
    'A fall from the starting money counts from the first minute. n = minutes.',
  direction: 'lower',
  compute: (run) => {
    const { minute, equityPaise } = run.equity;
    let peakPaise = run.startPaise;
    let peakMinute = minute.at(0);
    if (peakMinute === undefined) return notDefined('no-sessions', 0);
    let longestMinutes = 0;
    let below = false;
    for (const [index, at] of minute.entries()) {
      const paise = equityPaise.at(index) ?? Number.NaN;
      if (paise < peakPaise || below) longestMinutes = Math.max(longestMinutes, at - peakMinute);
      below = paise < peakPaise;
      if (!below) {
        peakPaise = paise;
        peakMinute = at;
      }
    }
    return defined(longestMinutes / MINUTES_PER_DAY, minute.length);
  },
  resampling: null,
} satisfies Metric);
