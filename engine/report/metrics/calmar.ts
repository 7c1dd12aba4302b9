// Yearly growth for each unit of the worst fall.
import { defined, type Metric, notDefined } from '../metric';
import { cagr } from './cagr';
import { maxDrawdown } from './max-drawdown';

export const calmar: Metric = Object.freeze({
  id: 'calmar',
  label: 'Calmar ratio',
  unit: 'ratio',
  definition: 'CAGR over the largest drawdown of one-minute equity. Undefined where CAGR is, and without a drawdown. n = sessions.',
  direction: 'higher',
  compute: (run) => {
    const growth = cagr.compute(run);
    const fall = maxDrawdown.compute(run).value;
    if (growth.value === null) return growth;
    if (fall === null || fall === 0) return notDefined('no-drawdown', growth.n);
    return defined(growth.value / fall, growth.n);
  },
  resampling: null,
} satisfies Metric);
