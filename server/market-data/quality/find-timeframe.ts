// The length of a file's bars, from the distances between its rows.

import { TIMEFRAMES, type Timeframe, timeframeMinutes } from '../../../dsl/types/timeframe';
import { readRow } from '../../../engine/bars/read-column';
import { istDayOf } from '../../../engine/market/candles';
import type { CandleRows } from '../importing/candle-rows';

/** Null where no timeframe fits; rows need not be in order. One row a day at most is a file of days. */
export function findTimeframe(rows: CandleRows): Timeframe | null {
  const counts = new Map<number, number>();
  for (let row = 1; row < rows.count; row += 1) {
    const minute = readRow(rows.minute, row);
    const previous = readRow(rows.minute, row - 1);
    if (minute <= previous || istDayOf(minute) !== istDayOf(previous)) continue;
    counts.set(minute - previous, (counts.get(minute - previous) ?? 0) + 1);
  }
  if (counts.size === 0) return rows.count === 0 ? null : findSpan(rows);
  const [distance] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return TIMEFRAMES.find((timeframe) => timeframeMinutes(timeframe) === distance) ?? null;
}

/** Days, weeks or months, by the commonest distance of rows. */
function findSpan(rows: CandleRows): Timeframe {
  const days: number[] = [];
  for (let row = 1; row < rows.count; row += 1) days.push(istDayOf(readRow(rows.minute, row)) - istDayOf(readRow(rows.minute, row - 1)));
  days.sort((left, right) => left - right);
  const middle = days[Math.floor(days.length / 2)] ?? 1;
  return middle >= 28 ? '1mo' : middle >= 6 ? '1w' : '1d';
}
