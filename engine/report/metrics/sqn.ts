// How far the mean trade stands from zero, in standard errors. After Van Tharp's system quality number.
import { defined, notDefined } from '../metric';
import { mean, sampleDeviation } from '../sample-moments';
import { tradeMetric } from '../trade-metric';

export const sqn = tradeMetric(
  {
    id: 'sqn',
    label: 'SQN',
    unit: 'ratio',
    definition: '√n times mean over standard deviation (n − 1) of the net result of closed trades. Trust it from n = 30. n = trades.',
    direction: 'higher',
  },
  (trades) => {
    const n = trades.length;
    if (n === 0) return notDefined('no-trades', 0);
    if (n < 2) return notDefined('too-few-trades', n);
    const netPaise = Float64Array.from(trades, (trade) => trade.netPaise);
    const deviation = sampleDeviation(netPaise);
    return deviation === 0 ? notDefined('no-variation', n) : defined((Math.sqrt(n) * mean(netPaise)) / deviation, n);
  },
);
