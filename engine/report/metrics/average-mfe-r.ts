// How much an average trade has to offer at best, for each rupee of risk.
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';
import { tradeMetric } from '../trade-metric';
import { rMultiples } from '../trade-totals';

export const averageMfeR = tradeMetric(
  {
    id: 'average-mfe-r',
    label: 'Average MFE (R)',
    unit: 'r-multiple',
    definition:
      'Mean of the best unrealised result (maximum favourable excursion) over risk at entry. n = trades whose stop had a price at entry.',
    direction: 'higher',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    const multiples = rMultiples(trades, (trade) => trade.mfePaise);
    return multiples.length === 0 ? notDefined('no-known-risk', 0) : defined(mean(multiples), multiples.length);
  },
);
