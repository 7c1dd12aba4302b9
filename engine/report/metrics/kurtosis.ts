// How heavy the tails of daily returns are.
import { dailyReturnMetric } from '../daily-return-metric';
import { RETURN_RESOLUTION } from '../daily-returns';
import { defined, notDefined } from '../metric';
import { centralSum, mean } from '../sample-moments';

export const kurtosis = dailyReturnMetric(
  {
    id: 'kurtosis',
    label: 'Kurtosis',
    unit: 'ratio',
    definition:
      'm₄ / m₂² of daily simple returns, with central moments m over n (population). Raw, not excess: the normal law has 3. n = sessions.',
    direction: null,
  },
  ({ returns }) => {
    const n = returns.length;
    if (n < 4) return notDefined('too-few-sessions', n);
    const center = mean(returns);
    const variance = centralSum(returns, center, 2) / n;
    if (Math.sqrt(variance) < RETURN_RESOLUTION) return notDefined('no-variation', n);
    return defined(centralSum(returns, center, 4) / n / (variance * variance), n);
  },
);
