// What a bad day costs: the mean of the worst twentieth, no distribution assumed.
import { dailyReturnMetric } from '../daily-return-metric';
import { defined, notDefined } from '../metric';

const TAIL = 0.05;
/** One whole session in the tail. */
const SESSIONS_MIN = 20;

export const cvar95 = dailyReturnMetric(
  {
    id: 'cvar95',
    label: 'CVaR 95 %',
    unit: 'fraction',
    definition:
      'Mean loss of the worst 5 % of sessions, historical, as a positive fraction. With k = ⌊0.05 n⌋ the session after the k worst weighs ' +
      '0.05 n − k. Undefined under 20 sessions. n = sessions.',
    direction: 'lower',
  },
  ({ returns }) => {
    const n = returns.length;
    if (n < SESSIONS_MIN) return notDefined('too-few-sessions', n);
    const weight = TAIL * n;
    let left = weight;
    let sum = 0;
    for (const value of returns.slice().sort()) {
      if (left <= 0) break;
      sum += Math.min(left, 1) * value;
      left -= 1;
    }
    return defined(-sum / weight, n);
  },
);
