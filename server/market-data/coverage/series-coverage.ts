// What is there of a stored series, session by session: bars present, empty minutes, gaps, rows outside trading. Read from the columns
// themselves, so it tells what the store holds now and not what an import once said.
import { parseTimeframe, timeframeMinutes } from '../../../dsl/types/timeframe';
import { findAbsentMinutes } from '../../../engine/bars/absent-minutes';
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { istDayOf } from '../../../engine/market/candles';
import { formatDay } from '../../../engine/time/day-text';
import { formatIstMinute } from '../../../engine/time/ist-time';
import { isIndexInstrument } from '../instrument-name';
import { absentText } from '../quality/coverage-findings';
import { coverSessions, OUTSIDE_KINDS } from '../quality/session-coverage';
import type { TradingCalendar } from '../trading-calendar';

export interface SessionLine {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly session: string;
  readonly present: number;
  readonly expected: number;
  /** Absent minutes in which another stored instrument of the segment traded. Told for 1m bars alone. */
  readonly empty: number;
  /** Absent bars of which nothing is known. */
  readonly gap: number;
  readonly outside: number;
  /** Absent runs, `2021-07-23 11:42 to 11:58, 16 bars`. */
  readonly absent: readonly string[];
}

export interface SeriesCoverage {
  readonly sessions: number;
  readonly full: number;
  readonly missing: number;
  readonly present: number;
  readonly expected: number;
  readonly empty: number;
  readonly gap: number;
  readonly outside: number;
  readonly days: readonly SessionLine[];
  /** Days that have rows and no session. */
  readonly strayDays: readonly string[];
}

/** `peers` loads the 1m candles of other instruments of the segment, for the same time; asked only where bars are absent. */
export function coverSeries(candles: Candles, calendar: TradingCalendar, peers: () => readonly Candles[]): SeriesCoverage {
  const timeframe = parseTimeframe(candles.timeframe) ?? '1m';
  const coverage = coverSessions(candles.minute, timeframeMinutes(timeframe), calendar);
  const needsPeers =
    candles.timeframe === '1m' && coverage.days.some((day) => day.absent.length > 0) && !isIndexInstrument(candles.instrument);
  const emptyByDay = countByDay(needsPeers ? listEmpty(candles, calendar, peers()) : new Int32Array(0));
  const outsideRows = OUTSIDE_KINDS.flatMap((kind) => coverage.outside[kind]);
  const outsideByDay = countByDay(Int32Array.from(outsideRows, (row) => readRow(candles.minute, row)));
  const days = coverage.days.map((day): SessionLine => {
    const empty = emptyByDay.get(day.day) ?? 0;
    const absent = day.absent.reduce((sum, run) => sum + run.bars, 0);
    return {
      day: formatDay(day.day),
      session: day.session.name,
      present: day.present,
      expected: day.expected,
      empty,
      gap: absent - empty,
      outside: outsideByDay.get(day.day) ?? 0,
      absent: day.absent.map(absentText),
    };
  });
  const sum = (pick: (line: SessionLine) => number) => days.reduce((total, line) => total + pick(line), 0);
  return {
    sessions: days.length,
    full: days.filter(({ present, expected }) => present === expected).length,
    missing: days.filter(({ present }) => present === 0).length,
    present: sum((line) => line.present),
    expected: sum((line) => line.expected),
    empty: sum((line) => line.empty),
    gap: sum((line) => line.gap),
    outside: outsideRows.length,
    days,
    strayDays: [...new Set(coverage.outside['stray-session'].map((row) => formatIstMinute(readRow(candles.minute, row)).slice(0, 10)))],
  };
}

function listEmpty(candles: Candles, calendar: TradingCalendar, peers: readonly Candles[]): Int32Array {
  const rule = { isIndex: false, isTradable: () => true, peers };
  return findAbsentMinutes(candles, calendar.sessions, rule).empty;
}

function countByDay(minutes: Int32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const minute of minutes) counts.set(istDayOf(minute), (counts.get(istDayOf(minute)) ?? 0) + 1);
  return counts;
}
