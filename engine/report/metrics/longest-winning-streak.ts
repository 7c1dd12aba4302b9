// The longest row of wins.
import { longestStreak } from '../longest-streak';
import type { Metric } from '../metric';

export const longestWinningStreak: Metric = Object.freeze({
  id: 'longest-winning-streak',
  label: 'Longest winning streak',
  unit: 'trades',
  definition:
    'Most winning trades in a row, by exit. A trade at exactly zero neither extends a streak nor ends it. n = won and lost trades.',
  direction: 'higher',
  compute: (run) => longestStreak(run.trades, 'won'),
  resampling: null,
} satisfies Metric);
