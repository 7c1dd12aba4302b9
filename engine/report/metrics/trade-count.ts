// How many round trips the trade statistics stand on.
import { defined, type Metric } from '../metric';

export const tradeCount: Metric = Object.freeze({
  id: 'trade-count',
  label: 'Trades',
  unit: 'trades',
  definition: 'Closed round trips, flat to flat; a structure of several legs is one. n = trades.',
  direction: null,
  compute: (run) => defined(run.trades.length, run.trades.length),
  resampling: null,
} satisfies Metric);
