// What a trade brings for each rupee put at risk at entry.
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';
import { tradeMetric } from '../trade-metric';
import { rMultiples } from '../trade-totals';

export const expectancyR = tradeMetric(
  {
    id: 'expectancy-r',
    label: 'Expectancy (R)',
    unit: 'r-multiple',
    definition: 'Mean of net result over risk at entry (distance to the stop times quantity). n = trades whose stop had a price at entry.',
    direction: 'higher',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    const multiples = rMultiples(trades, (trade) => trade.netPaise);
    return multiples.length === 0 ? notDefined('no-known-risk', 0) : defined(mean(multiples), multiples.length);
  },
);
