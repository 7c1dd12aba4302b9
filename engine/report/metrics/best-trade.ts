// The best round trip.
import { findExtremes } from '../extremes';
import { defined, type Metric, notDefined } from '../metric';

export const bestTrade: Metric = Object.freeze({
  id: 'best-trade',
  label: 'Best trade',
  unit: 'paise',
  definition: 'Largest net result of a closed trade. n = trades.',
  direction: 'higher',
  compute: (run) => {
    const extremes = findExtremes(run.trades.map((trade) => trade.netPaise));
    return extremes === null ? notDefined('no-trades', 0) : defined(extremes.most, run.trades.length);
  },
  resampling: null,
} satisfies Metric);
