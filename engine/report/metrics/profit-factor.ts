// Money won for each rupee lost.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';
import { totalTrades } from '../trade-totals';

export const profitFactor = tradeMetric(
  {
    id: 'profit-factor',
    label: 'Profit factor',
    unit: 'ratio',
    definition:
      'Sum of the net of winning trades over the sum of the net of losing trades without its sign. Undefined without a loss. n = trades.',
    direction: 'higher',
  },
  (trades) => {
    const { losses, wonPaise, lostPaise } = totalTrades(trades);
    if (trades.length === 0) return notDefined('no-trades', 0);
    return losses === 0 ? notDefined('no-losses', trades.length) : defined(wonPaise / lostPaise, trades.length);
  },
);
