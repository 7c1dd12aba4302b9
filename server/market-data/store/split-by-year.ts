// A series cut at the turn of the (Indian) year, as the store files it.
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { istDayOf } from '../../../engine/market/candles';
import { civilOfDay, dayOfCivil } from '../../../engine/time/civil-day';
import { istMinute } from '../../../engine/time/ist-time';
import type { CandleColumnSet } from './candle-file';
import { rowAtOrAfter, sliceCandles } from './join-candles';

export interface YearOfCandles {
  readonly year: number;
  readonly rows: CandleColumnSet;
}

export function splitByYear(candles: Candles): readonly YearOfCandles[] {
  const years: YearOfCandles[] = [];
  for (let from = 0; from < candles.count; ) {
    const year = yearOf(readRow(candles.minute, from));
    const to = rowAtOrAfter(candles.minute, startOfYear(year + 1));
    years.push({ year, rows: sliceCandles(candles, from, to) });
    from = to;
  }
  return years;
}

/** The Indian year in which a Unix minute lies. */
export function yearOf(minute: number): number {
  return civilOfDay(istDayOf(minute)).year;
}

/** Unix minute of midnight (IST) on the first of January. */
export function startOfYear(year: number): number {
  return istMinute(dayOfCivil(year, 1, 1), 0);
}
