// How much equity swings from session to session, a year's worth.
import { dailyReturnMetric } from '../daily-return-metric';
import { defined, notDefined } from '../metric';
import { sampleDeviation } from '../sample-moments';

export const volatility = dailyReturnMetric(
  {
    id: 'volatility',
    label: 'Volatility',
    unit: 'fraction',
    definition:
      'Standard deviation (n − 1) of daily simple returns, idle sessions as zero, times √(sessions per year of the sample). n = sessions.',
    direction: 'lower',
  },
  ({ returns, sessionsPerYear }) => {
    if (returns.length < 2) return notDefined('too-few-sessions', returns.length);
    return defined(sampleDeviation(returns) * Math.sqrt(sessionsPerYear), returns.length);
  },
);
