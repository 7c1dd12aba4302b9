// The worst fall in money: what has to be in the account to sit through it.
import { deepest, minuteDrawdown } from '../drawdown-series';
import { defined, type Metric, notDefined } from '../metric';

export const maxDrawdownMoney: Metric = Object.freeze({
  id: 'max-drawdown-money',
  label: 'Max drawdown (₹)',
  unit: 'paise',
  definition:
    'Largest peak − equity over equity marked at each sealed minute. It need not be the same fall as the largest fraction. n = minutes.',
  direction: 'lower',
  compute: (run) => {
    const n = run.equity.minute.length;
    return n === 0 ? notDefined('no-sessions', 0) : defined(deepest(minuteDrawdown(run).drawdownPaise), n);
  },
  resampling: null,
} satisfies Metric);
