// Buy and hold beside the run: the whole capital in one instrument from its first open in the period, marked at each session's last close.
// Price alone: no charges, no dividends, fractions of a share allowed.
import type { Candles } from '../../../engine/market/candles';
import { istDayOf } from '../../../engine/market/candles';
import { minuteOfTime } from '../../../engine/time/ist-time';

export interface HeldCurve {
  /** By session of the run. */
  readonly equityPaise: readonly number[];
  readonly netPaise: number;
  readonly returnFraction: number;
}

export const HOLD_DEFINITION =
  'The whole capital in this instrument from its first open in the period, marked at each session’s last close; no charges, no dividends.';

/** Null where the instrument has no bar with a price in the period. Sessions before its first bar hold cash. */
export function holdCurve(candles: Candles, capitalPaise: number, days: Int32Array, fromUs: number): HeldCurve | null {
  let row = firstRowFrom(candles, minuteOfTime(fromUs));
  const base = candles.open[row];
  if (base === undefined || base <= 0 || days.length === 0) return null;
  const equityPaise: number[] = [];
  let last = capitalPaise;
  for (const day of days) {
    for (; row < candles.count && istDayOf(candles.minute[row] ?? 0) <= day; row += 1) {
      last = Math.round((capitalPaise * (candles.close[row] ?? base)) / base);
    }
    equityPaise.push(last);
  }
  return { equityPaise, netPaise: last - capitalPaise, returnFraction: last / capitalPaise - 1 };
}

function firstRowFrom(candles: Candles, minute: number): number {
  let low = 0;
  let high = candles.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candles.minute[middle] ?? 0) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
