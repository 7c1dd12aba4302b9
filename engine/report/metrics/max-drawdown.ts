// The worst fall as it was lived through, minute by minute.
import { deepest, minuteDrawdown } from '../drawdown-series';
import { defined, type Metric, notDefined } from '../metric';

export const maxDrawdown: Metric = Object.freeze({
  id: 'max-drawdown',
  label: 'Max drawdown',
  unit: 'fraction',
  definition: 'Largest (peak − equity) / peak over equity marked at each sealed minute; the first peak is the starting money. n = minutes.',
  direction: 'lower',
  compute: (run) => {
    const n = run.equity.minute.length;
    return n === 0 ? notDefined('no-sessions', 0) : defined(deepest(minuteDrawdown(run).drawdownFraction), n);
  },
  resampling: null,
} satisfies Metric);
