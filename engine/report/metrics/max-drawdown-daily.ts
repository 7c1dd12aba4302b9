// The worst fall as a list of daily balances shows it.
import { dailyDrawdown, deepest } from '../drawdown-series';
import { defined, type Metric, notDefined } from '../metric';

export const maxDrawdownDaily: Metric = Object.freeze({
  id: 'max-drawdown-daily',
  label: 'Max drawdown (daily)',
  unit: 'fraction',
  definition: 'Largest (peak − equity) / peak over equity at session ends; what happened inside a session does not show. n = sessions.',
  direction: 'lower',
  compute: (run) => {
    const n = run.daily.day.length;
    return n === 0 ? notDefined('no-sessions', 0) : defined(deepest(dailyDrawdown(run).drawdownFraction), n);
  },
  resampling: null,
} satisfies Metric);
