// How much of its risk an average trade uses up.
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';
import { tradeMetric } from '../trade-metric';
import { rMultiples } from '../trade-totals';

export const averageMaeR = tradeMetric(
  {
    id: 'average-mae-r',
    label: 'Average MAE (R)',
    unit: 'r-multiple',
    definition:
      'Mean of the worst unrealised result (maximum adverse excursion) over risk at entry. n = trades whose stop had a price at entry.',
    direction: 'lower',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    const multiples = rMultiples(trades, (trade) => trade.maePaise);
    return multiples.length === 0 ? notDefined('no-known-risk', 0) : defined(mean(multiples), multiples.length);
  },
);
