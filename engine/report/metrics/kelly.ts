// The bet that would grow fastest if the sample were the truth, which it is not: shown for comparison, never for sizing.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';
import { totalTrades } from '../trade-totals';

export const kelly = tradeMetric(
  {
    id: 'kelly',
    label: 'Kelly fraction',
    unit: 'fraction',
    definition:
      'W − (1 − W) / payoff ratio, with W the win rate. Do not size with this: it takes the sample for the truth and every loss for the same. ' +
      'n = won and lost trades.',
    direction: 'higher',
  },
  (trades) => {
    const { wins, losses, wonPaise, lostPaise } = totalTrades(trades);
    if (trades.length === 0) return notDefined('no-trades', 0);
    if (losses === 0) return notDefined('no-losses', wins);
    if (wins === 0) return notDefined('no-wins', losses);
    const won = wins / (wins + losses);
    return defined(won - (1 - won) / (wonPaise / wins / (lostPaise / losses)), wins + losses);
  },
);
