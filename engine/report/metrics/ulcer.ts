// Depth and length of all falls in one figure. Source: Martin and McCann, The Investor's Guide to Fidelity Funds (1989).
import { dailyDrawdown } from '../drawdown-series';
import { defined, type Metric, notDefined } from '../metric';

export const ulcer: Metric = Object.freeze({
  id: 'ulcer',
  label: 'Ulcer index',
  unit: 'fraction',
  definition: '√(mean of squared drawdown) over session ends, drawdown as a fraction of the running peak. n = sessions.',
  direction: 'lower',
  compute: (run) => {
    const { drawdownFraction } = dailyDrawdown(run);
    if (drawdownFraction.length === 0) return notDefined('no-sessions', 0);
    let squares = 0;
    for (const fraction of drawdownFraction) squares += fraction * fraction;
    return defined(Math.sqrt(squares / drawdownFraction.length), drawdownFraction.length);
  },
  resampling: null,
} satisfies Metric);
