// The rows of a clock as an example writes them: prices in rupees, bars from a time of day on, session after session.
import type { ExampleCandles } from '../../dsl/nodes/define-kind';
import { istDayOf, istMinuteOfDay } from '../../engine/market/candles';
import type { ClockRows } from '../../engine/ops/kernel';
import { istMinute, parseIst, US_PER_MINUTE } from '../../engine/time/ist-time';

/** Price units to the rupee. */
export const PRICE_SCALE = 100;

/** Of a session, minutes since midnight. */
export const OPEN = 9 * 60 + 15;
export const CLOSE = 15 * 60 + 30;
const DEFAULT_FROM = '2024-01-01 09:15';

export function exampleRows(candles: ExampleCandles | null, count: number): ClockRows {
  const step = candles?.step ?? 1;
  const opens = openMinutes(candles?.from ?? DEFAULT_FROM, step, count);
  const days = opens.map(istDayOf);
  const prices = (name: 'open' | 'high' | 'low'): Int32Array => Int32Array.from(candles?.[name] ?? candles?.close ?? [], inUnits);
  return {
    timeUs: Float64Array.from(opens, (minute, row) => Math.min(minute + step, istMinute(days[row] ?? 0, CLOSE)) * US_PER_MINUTE),
    session: Int32Array.from(days),
    sessionOpenMinute: Int32Array.from(days, (day) => istMinute(day, OPEN)),
    sessionCloseMinute: Int32Array.from(days, (day) => istMinute(day, CLOSE)),
    open: prices('open'),
    high: prices('high'),
    low: prices('low'),
    close: Int32Array.from(candles?.close ?? [], inUnits),
    volume: Float64Array.from(opens, (_, row) => candles?.volume?.[row] ?? 0),
    openInterest: Float64Array.from(opens, (_, row) => candles?.openInterest?.[row] ?? Number.NaN),
  };
}

function inUnits(rupees: number): number {
  return Math.round(rupees * PRICE_SCALE);
}

/** Minutes at which the bars open: within 09:15 to 15:30, weekdays only. */
function openMinutes(from: string, step: number, count: number): readonly number[] {
  const first = Math.floor((parseIst(from) ?? Number.NaN) / US_PER_MINUTE);
  const minutes: number[] = [];
  for (let minute = first; minutes.length < count; minute += step) {
    if (istMinuteOfDay(minute) >= CLOSE || istMinuteOfDay(minute) < OPEN) minute = nextOpen(minute);
    minutes.push(minute);
  }
  return minutes;
}

function nextOpen(minute: number): number {
  let day = istDayOf(minute) + 1;
  // Day 0 was a Thursday.
  while ((day + 3) % 7 >= 5) day++;
  return istMinute(day, OPEN);
}
