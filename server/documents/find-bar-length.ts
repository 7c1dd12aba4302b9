// The length of bars that come without a calendar, and the sessions their own times imply: each Indian day that has rows is a session,
// from its first row to the end of its last.
import { isIntraday, TIMEFRAMES, type Timeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import type { SessionLookup } from '../../engine/bars/session-windows';
import { istDayOf } from '../../engine/market/candles';
import { istMinute } from '../../engine/time/ist-time';

/** The longest timeframe of which every row is a whole bar of its day; a row a day at most makes days, whatever their distance. */
export function findBarLength(minute: Int32Array): Timeframe {
  let day = Number.NaN;
  let first = 0;
  let isDaily = true;
  let fitting = TIMEFRAMES.filter(isIntraday);
  for (const at of minute) {
    if (istDayOf(at) !== day) {
      day = istDayOf(at);
      first = at;
      continue;
    }
    isDaily = false;
    const offset = at - first;
    if (fitting.some((timeframe) => offset % timeframeMinutes(timeframe) !== 0)) {
      fitting = fitting.filter((timeframe) => offset % timeframeMinutes(timeframe) === 0);
    }
  }
  return isDaily ? '1d' : (fitting.at(-1) ?? '1m');
}

export function sessionsOfRows(minute: Int32Array, timeframe: Timeframe): SessionLookup {
  const byDay = new Map<number, { openMinute: number; closeMinute: number }>();
  for (const at of minute) {
    const closeMinute = timeframe === '1d' ? Math.max(at + 1, lastMinuteOf(istDayOf(at))) : at + timeframeMinutes(timeframe);
    const session = byDay.get(istDayOf(at));
    if (session === undefined) byDay.set(istDayOf(at), { openMinute: at, closeMinute });
    else session.closeMinute = closeMinute;
  }
  const windows = new Map([...byDay].map(([day, session]) => [day, [session]] as const));
  return (day) => windows.get(day) ?? [];
}

/** A day's bar is known on that day, before the next one begins. */
function lastMinuteOf(day: number): number {
  return istMinute(day + 1, 0) - 1;
}
