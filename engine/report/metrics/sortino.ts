// Return for each unit of downward swing.
import { dailyReturnMetric } from '../daily-return-metric';
import { RETURN_RESOLUTION } from '../daily-returns';
import { defined, notDefined } from '../metric';
import { mean } from '../sample-moments';

export const sortino = dailyReturnMetric(
  {
    id: 'sortino',
    label: 'Sortino ratio',
    unit: 'ratio',
    definition:
      'Mean of daily simple returns over √(Σ min(r, 0)² / n), the sum over all n sessions and not the losing ones alone, ' +
      'times √(sessions per year of the sample). The least acceptable return is zero. Undefined without a losing session. n = sessions.',
    direction: 'higher',
  },
  ({ returns, sessionsPerYear }) => {
    if (returns.length < 2) return notDefined('too-few-sessions', returns.length);
    let downside = 0;
    for (const value of returns) if (value < 0) downside += value * value;
    const deviation = Math.sqrt(downside / returns.length);
    if (deviation < RETURN_RESOLUTION) return notDefined('no-downside', returns.length);
    return defined((mean(returns) / deviation) * Math.sqrt(sessionsPerYear), returns.length);
  },
);
