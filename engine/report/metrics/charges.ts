// What was paid to trade.
import type { Metric } from '../metric';
import { defined } from '../metric';

export const charges: Metric = Object.freeze({
  id: 'charges',
  label: 'Charges',
  unit: 'paise',
  definition: 'Brokerage, taxes and fees of the closed trades. n = trades.',
  direction: 'lower',
  compute: (run) => {
    let paise = 0;
    for (const trade of run.trades) paise += trade.chargesPaise;
    return defined(paise, run.trades.length);
  },
  resampling: null,
} satisfies Metric);
