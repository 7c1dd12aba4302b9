// The longest row of losses: what has to be sat through.
import { longestStreak } from '../longest-streak';
import type { Metric } from '../metric';

export const longestLosingStreak: Metric = Object.freeze({
  id: 'longest-losing-streak',
  label: 'Longest losing streak',
  unit: 'trades',
  definition:
    'Most losing trades in a row, by exit. A trade at exactly zero neither extends a streak nor ends it. n = won and lost trades.',
  direction: 'lower',
  compute: (run) => longestStreak(run.trades, 'lost'),
  resampling: null,
} satisfies Metric);
