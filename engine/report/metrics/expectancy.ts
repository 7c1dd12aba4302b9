// What a trade brings on average.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';
import { totalTrades } from '../trade-totals';

export const expectancy = tradeMetric(
  {
    id: 'expectancy',
    label: 'Expectancy',
    unit: 'paise',
    definition: 'Mean net result of a closed trade, those at zero included. n = trades.',
    direction: 'higher',
  },
  (trades) => {
    const { wonPaise, lostPaise } = totalTrades(trades);
    return trades.length === 0 ? notDefined('no-trades', 0) : defined((wonPaise - lostPaise) / trades.length, trades.length);
  },
);
