// How much of the result hangs on the order of events inside a bar that the data do not tell.
import { defined, type Metric, notDefined } from '../metric';

export const ambiguousShare: Metric = Object.freeze({
  id: 'ambiguous-share',
  label: 'Ambiguous trades',
  unit: 'fraction',
  definition: 'Share of closed trades whose stop and target lay inside one bar, with no finer data to say which came first. n = trades.',
  direction: 'lower',
  compute: (run) => {
    const n = run.trades.length;
    return n === 0 ? notDefined('no-trades', 0) : defined(run.trades.filter((trade) => trade.ambiguous).length / n, n);
  },
  resampling: null,
} satisfies Metric);
