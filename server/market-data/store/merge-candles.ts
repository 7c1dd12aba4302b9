// New rows into rows that are there. The same row twice is one row; two different rows for one minute are a conflict, which the user
// settles. Both sides ascend strictly in time, and so does the result.
import { readRow } from '../../../engine/bars/read-column';
import { isSameCandle } from '../importing/candle-rows';
import type { OnConflict } from '../quality/arrange-rows';
import type { CandleColumnSet } from './candle-file';
import { allocate, sliceCandles } from './join-candles';

export interface MergedCandles {
  readonly candles: CandleColumnSet;
  readonly added: number;
  readonly identical: number;
  /** Minutes for which both sides have different rows. */
  readonly conflicts: readonly number[];
}

/** `keep` and `fail` take the row that is there, `replace` the new one. */
export function mergeCandles(stored: CandleColumnSet, incoming: CandleColumnSet, onConflict: OnConflict): MergedCandles {
  const merged = allocate(stored.count + incoming.count, stored.priceScale);
  const conflicts: number[] = [];
  let identical = 0;
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < stored.count || right < incoming.count) {
    const storedMinute = left < stored.count ? readRow(stored.minute, left) : Number.POSITIVE_INFINITY;
    const incomingMinute = right < incoming.count ? readRow(incoming.minute, right) : Number.POSITIVE_INFINITY;
    let isIncoming = incomingMinute < storedMinute;
    if (storedMinute === incomingMinute) {
      const isSame = isSameCandle(stored, left, incoming, right);
      if (isSame) identical += 1;
      else conflicts.push(storedMinute);
      isIncoming = !isSame && onConflict === 'replace';
    }
    if (isIncoming) copyRow(incoming, right, merged, count);
    else copyRow(stored, left, merged, count);
    if (storedMinute <= incomingMinute) left += 1;
    if (incomingMinute <= storedMinute) right += 1;
    count += 1;
  }
  return { candles: sliceCandles(merged, 0, count), added: incoming.count - identical - conflicts.length, identical, conflicts };
}

function copyRow(from: CandleColumnSet, row: number, to: CandleColumnSet, at: number): void {
  to.minute[at] = readRow(from.minute, row);
  to.open[at] = readRow(from.open, row);
  to.high[at] = readRow(from.high, row);
  to.low[at] = readRow(from.low, row);
  to.close[at] = readRow(from.close, row);
  to.volume[at] = readRow(from.volume, row);
  to.openInterest[at] = readRow(from.openInterest, row);
}
