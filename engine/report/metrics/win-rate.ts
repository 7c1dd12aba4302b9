// How often a trade wins. Alone it says nothing: see payoff.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';
import { totalTrades } from '../trade-totals';

export const winRate = tradeMetric(
  {
    id: 'win-rate',
    label: 'Win rate',
    unit: 'fraction',
    definition: 'Trades with net > 0 over trades with net ≠ 0: a trade at exactly zero is neither won nor lost. n = won and lost trades.',
    direction: 'higher',
  },
  (trades) => {
    const { wins, losses } = totalTrades(trades);
    const decided = wins + losses;
    if (decided === 0) return notDefined(trades.length === 0 ? 'no-trades' : 'no-decided-trades', 0);
    return defined(wins / decided, decided);
  },
);
