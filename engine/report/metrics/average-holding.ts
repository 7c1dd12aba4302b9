// How long a trade lasts.
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';
import { tradeMetric } from '../trade-metric';

export const averageHolding = tradeMetric(
  {
    id: 'average-holding',
    label: 'Average holding',
    unit: 'minutes',
    definition: 'Mean of the minutes a closed trade was held. n = trades.',
    direction: null,
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    return defined(mean(trades.map((trade) => trade.minutesHeld)), trades.length);
  },
);
