// Which way the long tail of daily returns points.
import { dailyReturnMetric } from '../daily-return-metric';
import { RETURN_RESOLUTION } from '../daily-returns';
import { defined, notDefined } from '../metric';
import { centralSum, mean } from '../sample-moments';

export const skewness = dailyReturnMetric(
  {
    id: 'skewness',
    label: 'Skewness',
    unit: 'ratio',
    definition:
      'm₃ / m₂^1.5 of daily simple returns, with central moments m over n (population). Below zero the losses are the long tail. n = sessions.',
    direction: 'higher',
  },
  ({ returns }) => {
    const n = returns.length;
    if (n < 3) return notDefined('too-few-sessions', n);
    const center = mean(returns);
    const variance = centralSum(returns, center, 2) / n;
    const deviation = Math.sqrt(variance);
    if (deviation < RETURN_RESOLUTION) return notDefined('no-variation', n);
    return defined(centralSum(returns, center, 3) / n / (variance * deviation), n);
  },
);
