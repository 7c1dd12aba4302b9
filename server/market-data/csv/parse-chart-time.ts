// The time as browsers print a Date, which is how Kite's chart exports write it: `Mon Aug 26 2024 09:15:00 GMT+0530 (India Standard Time)`.
import { MINUTES_PER_DAY } from '../../../engine/market/candles';
import { timeOfMinute } from '../../../engine/time/ist-time';
import { findCivilDay, monthOfName } from './parse-day';

const US_PER_SECOND = 1_000_000;
const CHART_TIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-])(\d{2})(\d{2})(?: \(.*\))?$/;

/** Microseconds since the epoch, UTC; NaN where the text is no such time. */
export function parseChartTime(text: string): number {
  const match = CHART_TIME.exec(text);
  if (match === null) return Number.NaN;
  const [, monthName = '', dayOfMonth, year, hour, minute, second, sign, offsetHours, offsetMinutes] = match;
  const day = findCivilDay(Number(year), monthOfName(monthName), Number(dayOfMonth));
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  const minutes = day * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute) - offset;
  return timeOfMinute(minutes) + Number(second) * US_PER_SECOND;
}
