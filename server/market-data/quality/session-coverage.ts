// A series held against the calendar: which sessions it covers, which bars are absent, which rows stand outside trading. Used on a file
// before it is stored and on the store itself.
import { readRow } from '../../../engine/bars/read-column';
import { istDayOf, MINUTES_PER_DAY } from '../../../engine/market/candles';
import type { ContinuousWindow } from '../../../engine/market/session-index';
import type { Session } from '../../../engine/market/sessions';
import type { TradingCalendar } from '../trading-calendar';

/** Where a row outside the continuous phases stands. */
export const OUTSIDE_KINDS = ['stray-session', 'pre-open-prints', 'between-phases', 'closing-prints', 'outside-hours'] as const;
export type OutsideKind = (typeof OUTSIDE_KINDS)[number];

/** Absent bars in a row: from the open of the first to the end of the last, both Unix minutes. */
export interface AbsentRun {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly bars: number;
}

export interface DayCoverage {
  readonly day: number;
  readonly session: Session;
  /** Bars that start on the grid of the session. */
  readonly present: number;
  /** Rows inside trading that start between two bars of the grid. */
  readonly offGrid: number;
  readonly expected: number;
  readonly absent: readonly AbsentRun[];
}

export interface SessionCoverage {
  /** Every session from the first row's day to the last row's. */
  readonly days: readonly DayCoverage[];
  readonly outside: Readonly<Record<OutsideKind, readonly number[]>>;
  /** Rows inside trading that start between two bars of the session's grid. */
  readonly offGrid: readonly number[];
}

/** Auctions and their prints lie within this of the open and the close. */
const PRINT_REACH_MINUTES = 30;

/** Rows ascend strictly in time and are labelled at the start. Intraday bars are `minutes` long. */
export function coverSessions(minutes: Int32Array, barMinutes: number, calendar: TradingCalendar): SessionCoverage {
  const outside: Record<OutsideKind, number[]> = {
    'stray-session': [],
    'pre-open-prints': [],
    'between-phases': [],
    'closing-prints': [],
    'outside-hours': [],
  };
  const offGrid: number[] = [];
  const days: DayCoverage[] = [];
  if (minutes.length === 0) return { days, outside, offGrid };
  const lastDay = istDayOf(readRow(minutes, minutes.length - 1));
  let from = 0;
  for (let day = istDayOf(readRow(minutes, 0)); day <= lastDay; day += 1) {
    let to = from;
    while (to < minutes.length && istDayOf(readRow(minutes, to)) === day) to += 1;
    const session = calendar.findSession(day);
    if (session === null) for (let row = from; row < to; row += 1) outside['stray-session'].push(row);
    else days.push(coverDay(minutes, from, to, barMinutes, session, calendar, outside, offGrid));
    from = to;
  }
  return { days, outside, offGrid };
}

function coverDay(
  minutes: Int32Array,
  from: number,
  to: number,
  barMinutes: number,
  session: Session,
  calendar: TradingCalendar,
  outside: Record<OutsideKind, number[]>,
  offGrid: number[],
): DayCoverage {
  const windows = barWindows(calendar.sessions(session.day), barMinutes);
  const absent: AbsentRun[] = [];
  let row = from;
  let present = 0;
  let expected = 0;
  const offGridBefore = offGrid.length;
  for (const { openMinute, closeMinute } of windows) {
    for (; row < to && readRow(minutes, row) < openMinute; row += 1)
      outside[outsideKind(readRow(minutes, row), calendar, session.day)].push(row);
    let absentFrom = openMinute;
    for (; row < to && readRow(minutes, row) < closeMinute; row += 1) {
      const minute = readRow(minutes, row);
      if (minute - absentFrom >= barMinutes) absent.push(absentRun(absentFrom, minute, barMinutes));
      absentFrom = minute + barMinutes;
      if ((minute - openMinute) % barMinutes === 0) present += 1;
      else offGrid.push(row);
    }
    if (closeMinute > absentFrom) absent.push(absentRun(absentFrom, closeMinute, barMinutes));
    expected += Math.ceil((closeMinute - openMinute) / barMinutes);
  }
  for (; row < to; row += 1) outside[outsideKind(readRow(minutes, row), calendar, session.day)].push(row);
  return { day: session.day, session, present, offGrid: offGrid.length - offGridBefore, expected, absent };
}

/** A bar of a day takes all phases of the session as one. */
function barWindows(windows: readonly ContinuousWindow[], barMinutes: number): readonly ContinuousWindow[] {
  const [first] = windows;
  const last = windows.at(-1);
  if (barMinutes < MINUTES_PER_DAY || first === undefined || last === undefined) return windows;
  return [{ openMinute: first.openMinute, closeMinute: last.closeMinute }];
}

function absentRun(fromMinute: number, toMinute: number, barMinutes: number): AbsentRun {
  return { fromMinute, toMinute, bars: Math.ceil((toMinute - fromMinute) / barMinutes) };
}

function outsideKind(minute: number, calendar: TradingCalendar, day: number): OutsideKind {
  const windows = calendar.sessions(day);
  const open = windows[0]?.openMinute ?? Number.NaN;
  const close = windows.at(-1)?.closeMinute ?? Number.NaN;
  if (minute < open) return minute >= open - PRINT_REACH_MINUTES ? 'pre-open-prints' : 'outside-hours';
  if (minute < close) return 'between-phases';
  return minute < close + PRINT_REACH_MINUTES ? 'closing-prints' : 'outside-hours';
}
