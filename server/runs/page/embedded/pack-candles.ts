// Candles for the page's chart: the whole run at a length of bar that fits, and, where that is not the smallest, the smallest bars of the
// latest sessions with a trade. Pictures only; nothing is computed from them.
import type { Candles } from '../../../../engine/market/candles';
import { istDayOf } from '../../../../engine/market/candles';
import { packIntegers } from './pack-integers';
import type { PackedCandles } from './page-data';

/** Bars in one page, all instruments together; a bar takes about ten characters. */
export const PAGE_BARS_MAX = 240_000;

interface Rows {
  readonly stepMinutes: number;
  readonly minute: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}

export function packCandles(rows: Rows): PackedCandles {
  const { stepMinutes, minute, open, high, low, close } = rows;
  const unit = commonUnit([open, high, low, close]);
  const at = (column: readonly number[], row: number): number => (column[row] ?? 0) / unit;
  const column = (value: (row: number) => number): string => packIntegers(minute.map((_, row) => value(row)));
  return {
    stepMinutes,
    count: minute.length,
    unit,
    minute: column((row) => (minute[row] ?? 0) - (row === 0 ? 0 : (minute[row - 1] ?? 0) + stepMinutes)),
    open: column((row) => at(open, row) - (row === 0 ? 0 : at(close, row - 1))),
    high: column((row) => at(high, row) - Math.max(at(open, row), at(close, row))),
    low: column((row) => Math.min(at(open, row), at(close, row)) - at(low, row)),
    close: column((row) => at(close, row) - at(open, row)),
  };
}

/** Rows whose session is wanted. */
export function pickSessions(candles: Candles, stepMinutes: number, isWanted: (day: number) => boolean): Rows {
  const kept: number[] = [];
  for (let row = 0; row < candles.count; row += 1) if (isWanted(istDayOf(candles.minute[row] ?? 0))) kept.push(row);
  const column = (values: Int32Array): readonly number[] => kept.map((row) => values[row] ?? 0);
  return {
    stepMinutes,
    minute: column(candles.minute),
    open: column(candles.open),
    high: column(candles.high),
    low: column(candles.low),
    close: column(candles.close),
  };
}

/** Joins `factor` steps counted from each session's first bar; a bar never reaches over a session's end. */
export function joinBars(rows: Rows, factor: number): Rows {
  const joined = {
    stepMinutes: rows.stepMinutes * factor,
    minute: [] as number[],
    open: [] as number[],
    high: [] as number[],
    low: [] as number[],
    close: [] as number[],
  };
  let day = Number.NaN;
  let first = 0;
  let place = Number.NaN;
  for (const [row, minute] of rows.minute.entries()) {
    if (istDayOf(minute) !== day) {
      day = istDayOf(minute);
      first = minute;
      place = Number.NaN;
    }
    const wanted = Math.floor((minute - first) / joined.stepMinutes);
    const high = rows.high[row] ?? 0;
    const low = rows.low[row] ?? 0;
    const last = joined.minute.length - 1;
    if (wanted === place) {
      joined.high[last] = Math.max(joined.high[last] ?? high, high);
      joined.low[last] = Math.min(joined.low[last] ?? low, low);
      joined.close[last] = rows.close[row] ?? 0;
      continue;
    }
    place = wanted;
    joined.minute.push(first + wanted * joined.stepMinutes);
    joined.open.push(rows.open[row] ?? 0);
    joined.high.push(high);
    joined.low.push(low);
    joined.close.push(rows.close[row] ?? 0);
  }
  return joined;
}

/** The largest number that divides every price: prices move in ticks, so it is the tick or a multiple. */
function commonUnit(columns: readonly (readonly number[])[]): number {
  let unit = 0;
  for (const column of columns) {
    for (const price of column) {
      unit = greatestCommonDivisor(unit, Math.abs(price));
      if (unit === 1) return 1;
    }
  }
  return Math.max(unit, 1);
}

function greatestCommonDivisor(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
