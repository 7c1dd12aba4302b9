// Size of the average win against the average loss.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';
import { totalTrades } from '../trade-totals';

export const payoff = tradeMetric(
  {
    id: 'payoff',
    label: 'Payoff ratio',
    unit: 'ratio',
    definition:
      'Mean net of winning trades over mean net of losing trades without its sign. Undefined without both. n = won and lost trades.',
    direction: 'higher',
  },
  (trades) => {
    const { wins, losses, wonPaise, lostPaise } = totalTrades(trades);
    if (trades.length === 0) return notDefined('no-trades', 0);
    if (losses === 0) return notDefined('no-losses', wins);
    if (wins === 0) return notDefined('no-wins', losses);
    return defined(wonPaise / wins / (lostPaise / losses), wins + losses);
  },
);
