// Sets of candle columns side by side in time as one: what several year files make.
import { invariant } from '../../../dsl/types/invariant';
import { readRow } from '../../../engine/bars/read-column';
import type { CandleColumnSet } from './candle-file';

/** Parts ascend in time and share one price scale. A single part is answered as it is, without a copy. */
export function joinCandles(parts: readonly CandleColumnSet[], priceScale: number): CandleColumnSet {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined = allocate(count, priceScale);
  let offset = 0;
  for (const part of parts) {
    invariant(part.priceScale === priceScale, `price scales ${part.priceScale} and ${priceScale} in one series`);
    joined.minute.set(part.minute, offset);
    joined.open.set(part.open, offset);
    joined.high.set(part.high, offset);
    joined.low.set(part.low, offset);
    joined.close.set(part.close, offset);
    joined.volume.set(part.volume, offset);
    joined.openInterest.set(part.openInterest, offset);
    offset += part.count;
  }
  return joined;
}

/** Rows `[from, to)` as views, not copies. All rows are answered as they are. */
export function sliceCandles(candles: CandleColumnSet, from: number, to: number): CandleColumnSet {
  if (from === 0 && to === candles.count) return candles;
  return {
    count: to - from,
    priceScale: candles.priceScale,
    minute: candles.minute.subarray(from, to),
    open: candles.open.subarray(from, to),
    high: candles.high.subarray(from, to),
    low: candles.low.subarray(from, to),
    close: candles.close.subarray(from, to),
    volume: candles.volume.subarray(from, to),
    openInterest: candles.openInterest.subarray(from, to),
  };
}

/** First row at or after a minute. */
export function rowAtOrAfter(minutes: Int32Array, minute: number): number {
  let low = 0;
  let high = minutes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (readRow(minutes, middle) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function allocate(count: number, priceScale: number): CandleColumnSet {
  return {
    count,
    priceScale,
    minute: new Int32Array(count),
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
  };
}
