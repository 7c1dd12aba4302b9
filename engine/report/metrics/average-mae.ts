// How far an average trade first goes against us.
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';
import { tradeMetric } from '../trade-metric';

export const averageMae = tradeMetric(
  {
    id: 'average-mae',
    label: 'Average MAE',
    unit: 'paise',
    definition:
      'Mean over closed trades of the worst unrealised result (maximum adverse excursion), as a magnitude before charges; of several legs at minutes in ' +
      'which each that is held traded. n = trades.',
    direction: 'lower',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    return defined(mean(trades.map((trade) => trade.maePaise)), trades.length);
  },
);
