// Return for each unit of swing, up and down alike.
import { dailyReturnMetric } from '../daily-return-metric';
import { RETURN_RESOLUTION } from '../daily-returns';
import { defined, notDefined } from '../metric';
import { mean, sampleDeviation } from '../sample-moments';

export const sharpe = dailyReturnMetric(
  {
    id: 'sharpe',
    label: 'Sharpe ratio',
    unit: 'ratio',
    definition:
      'Mean over standard deviation (n − 1) of daily simple returns, idle sessions as zero, times √(sessions per year of the sample). ' +
      'No risk-free rate is taken off. n = sessions.',
    direction: 'higher',
  },
  ({ returns, sessionsPerYear }) => {
    if (returns.length < 2) return notDefined('too-few-sessions', returns.length);
    const deviation = sampleDeviation(returns);
    if (deviation < RETURN_RESOLUTION) return notDefined('no-variation', returns.length);
    return defined((mean(returns) / deviation) * Math.sqrt(sessionsPerYear), returns.length);
  },
);
