// Rows of a clock for tests: sessions of one-minute or longer bars from 09:15 to 15:30 India Standard Time, day after day.

import type { ClockRows } from '../../engine/ops/kernel';
import { istMinute } from '../../engine/time/ist-time';

export interface Bars {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

const OPEN_MINUTE = 9 * 60 + 15;
const CLOSE_MINUTE = 15 * 60 + 30;
const US_PER_MINUTE = 60_000_000;
/** Monday, 1 January 2024, in days since 1970-01-01. */
const FIRST_DAY = 19_723;

/** `count` rows, known at the end of bars of `minutes`, at most `perSession` in a session; days of the weekend are not left out. */
export function clockRows(count: number, minutes = 5, perSession = Number.POSITIVE_INFINITY, bars: Bars | null = null): ClockRows {
  const inSession = Math.min(perSession, Math.floor((CLOSE_MINUTE - OPEN_MINUTE) / minutes));
  const days = Array.from({ length: count }, (_, row) => FIRST_DAY + Math.floor(row / inSession));
  const known = days.map((day, row) => istMinute(day, OPEN_MINUTE + ((row % inSession) + 1) * minutes));
  return {
    timeUs: Float64Array.from(known, (minute) => minute * US_PER_MINUTE),
    session: Int32Array.from(days),
    sessionOpenMinute: Int32Array.from(days, (day) => istMinute(day, OPEN_MINUTE)),
    sessionCloseMinute: Int32Array.from(days, (day) => istMinute(day, CLOSE_MINUTE)),
    open: Int32Array.from(bars?.open ?? []),
    high: Int32Array.from(bars?.high ?? []),
    low: Int32Array.from(bars?.low ?? []),
    close: Int32Array.from(bars?.close ?? []),
    volume: Float64Array.from(bars?.volume ?? []),
    openInterest: Float64Array.from(days, (_, row) => 1_000 + row),
  };
}
