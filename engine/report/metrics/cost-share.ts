// How much of what the trades earned went into charges.
import { defined, notDefined } from '../metric';
import { tradeMetric } from '../trade-metric';

export const costShare = tradeMetric(
  {
    id: 'cost-share',
    label: 'Costs of gross',
    unit: 'fraction',
    definition: 'Charges of the closed trades over their result before charges. Undefined unless that result is above zero. n = trades.',
    direction: 'lower',
  },
  (trades) => {
    if (trades.length === 0) return notDefined('no-trades', 0);
    let chargesPaise = 0;
    let grossPaise = 0;
    for (const trade of trades) {
      chargesPaise += trade.chargesPaise;
      grossPaise += trade.grossPaise;
    }
    return grossPaise <= 0 ? notDefined('gross-not-positive', trades.length) : defined(chargesPaise / grossPaise, trades.length);
  },
);
