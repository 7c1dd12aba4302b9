// The worst round trip.
import { findExtremes } from '../extremes';
import { defined, type Metric, notDefined } from '../metric';

export const worstTrade: Metric = Object.freeze({
  id: 'worst-trade',
  label: 'Worst trade',
  unit: 'paise',
  definition: 'Smallest net result of a closed trade. n = trades.',
  direction: 'higher',
  compute: (run) => {
    const extremes = findExtremes(run.trades.map((trade) => trade.netPaise));
    return extremes === null ? notDefined('no-trades', 0) : defined(extremes.least, run.trades.length);
  },
  resampling: null,
} satisfies Metric);
