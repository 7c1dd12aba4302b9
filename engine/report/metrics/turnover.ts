// How often the account's value is bought and sold in a year: what costs multiply with.
import { PAISE_PER_RUPEE } from '../../market/paise';
import { defined, type Metric, notDefined } from '../metric';
import type { ClosedTrade } from '../run-series';
import { mean } from '../sample-moments';

function tradedPaise(trade: ClosedTrade): number {
  return ((Math.abs(trade.entryPrice) + Math.abs(trade.exitPrice)) * trade.quantity * PAISE_PER_RUPEE) / trade.priceScale;
}

export const turnover: Metric = Object.freeze({
  id: 'turnover',
  label: 'Turnover a year',
  unit: 'ratio',
  definition:
    'Value bought and sold by closed trades (futures at contract value, options at premium) over mean session-end equity, ' +
    'times sessions per year over sessions. n = sessions.',
  direction: 'lower',
  compute: (run) => {
    const sessions = run.daily.day.length;
    if (sessions === 0) return notDefined('no-sessions', 0);
    const equityPaise = mean(run.daily.equityPaise);
    if (equityPaise <= 0) return notDefined('equity-not-positive', sessions);
    let traded = 0;
    for (const trade of run.trades) traded += tradedPaise(trade);
    return defined(((traded / equityPaise) * run.sessionsPerYear) / sessions, sessions);
  },
  resampling: null,
} satisfies Metric);
