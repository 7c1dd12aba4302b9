// How much an average trade has to offer at best.
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';
import { tradeMetric } from '../trade-metric';

export const averageMfe = tradeMetric(
  {
    id: 'average-mfe',
    label: 'Average MFE',
    unit: 'paise',
    definition:
      'Mean over closed trades of the best unrealised result (maximum favourable excursion), as a magnitude before charges; of several legs at minutes in ' +
      'which each that is held traded. n = trades.',
    direction: 'higher',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    return defined(mean(trades.map((trade) => trade.mfePaise)), trades.length);
  },
);
