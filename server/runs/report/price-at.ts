// What an instrument cost at an instant, as its bars tell it: the open of the bar that begins there, else the close of the last one that began before.
import { readRow } from '../../../engine/bars/read-column';
import type { Candles, PriceColumn } from '../../../engine/market/candles';
import { minuteOfTime } from '../../../engine/time/ist-time';

/** Rupees; null before the first bar. */
export function priceAt({ minute, count, open, close, priceScale }: Candles<PriceColumn>, timeUs: number): number | null {
  const wanted = minuteOfTime(timeUs);
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readRow(minute, middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  const row = low - 1;
  if (row < 0) return null;
  return (readRow(minute, row) === wanted ? readRow(open, row) : readRow(close, row)) / priceScale;
}
