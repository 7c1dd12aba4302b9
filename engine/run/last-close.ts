// The close before an instant: what bands and sizes stand on while a session has not traded yet.
import type { Candles, PriceColumn } from '../market/candles';
import { lowerBound } from '../number/lower-bound';

/** Of the bars that opened before a minute, the last one's close; NaN where there is none. */
export function lastCloseBefore({ minute, close }: Pick<Candles<PriceColumn>, 'minute' | 'close'>, before: number): number {
  return close[lowerBound(minute, before) - 1] ?? Number.NaN;
}
