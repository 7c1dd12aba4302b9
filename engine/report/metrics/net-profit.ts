// What the run earned in all, open positions at their mark.
import { defined, type Metric, notDefined } from '../metric';

export const netProfit: Metric = Object.freeze({
  id: 'net-profit',
  label: 'Net profit',
  unit: 'paise',
  definition:
    'Equity at the last session end less the starting money. Open positions count at their mark, charges are taken off. n = sessions.',
  direction: 'higher',
  compute: (run) => {
    const last = run.daily.equityPaise.at(-1);
    return last === undefined ? notDefined('no-sessions', 0) : defined(last - run.startPaise, run.daily.day.length);
  },
  resampling: null,
} satisfies Metric);
