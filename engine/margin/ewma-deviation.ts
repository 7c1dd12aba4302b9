// How far an underlying moves in a day, as the clearing house measures it: squared log returns, each day weighing a little less than the next.
import { log } from '../number/log';

/**
 * Standard deviation of a day's log return after the last close. `decay`: weight of a day against the day after it, 0.995 since 2020. The
 * weights are made to add up to one, so a short history is not pulled towards its first day. Null below two closes, or where one is not above 0.
 */
export function ewmaDeviation(closes: readonly number[], decay: number): number | null {
  let weights = 0;
  let squares = 0;
  let before: number | null = null;
  for (const close of closes) {
    if (!(close > 0 && close < Number.POSITIVE_INFINITY)) return null;
    if (before !== null) {
      const move = log(close / before);
      squares = decay * squares + move * move;
      weights = decay * weights + 1;
    }
    before = close;
  }
  return weights === 0 ? null : Math.sqrt(squares / weights);
}
