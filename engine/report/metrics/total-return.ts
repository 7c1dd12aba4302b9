// Net profit as a share of the money at the start: says nothing of the time it took.
import { defined, type Metric, notDefined } from '../metric';

export const totalReturn: Metric = Object.freeze({
  id: 'total-return',
  label: 'Return',
  unit: 'fraction',
  definition: 'Net profit over the starting money. n = sessions.',
  direction: 'higher',
  compute: (run) => {
    const last = run.daily.equityPaise.at(-1);
    return last === undefined ? notDefined('no-sessions', 0) : defined((last - run.startPaise) / run.startPaise, run.daily.day.length);
  },
  resampling: null,
} satisfies Metric);
