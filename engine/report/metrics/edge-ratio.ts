// Whether entries are right: how far trades go for us against how far they go against us.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';

export const edgeRatio = tradeMetric(
  {
    id: 'edge-ratio',
    label: 'Edge ratio',
    unit: 'ratio',
    definition:
      'Sum over closed trades of maximum favourable excursion over the sum of maximum adverse excursion: above 1, trades go further right than wrong. ' +
      'n = trades.',
    direction: 'higher',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    let favourablePaise = 0;
    let adversePaise = 0;
    for (const trade of trades) {
      favourablePaise += trade.mfePaise;
      adversePaise += trade.maePaise;
    }
    return adversePaise === 0 ? notDefined('no-adverse-excursion', trades.length) : defined(favourablePaise / adversePaise, trades.length);
  },
);
