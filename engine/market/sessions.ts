// When a segment trades: one answer for one day. Ordinary hours, holidays and special sessions are joined here and nowhere else.
// Loops over bars use `session-index.ts`, which asks once and keeps columns.
import { clockMinute, istMinute } from '../time/ist-time';
import { type Dated, type DatedRow, datedTable, isInForce } from './dated';
import { findHoliday, holidayRow, isOrdinaryTradingDay } from './holidays';
import type { Phase, PhaseRow } from './phase';
import type { Segment } from './segment';
import { SESSION_HOURS } from './tables/session-hours';
import { SPECIAL_SESSIONS, type SpecialReason, type SpecialSessionRow } from './tables/special-sessions';

export interface Session {
  readonly segment: Segment;
  readonly day: number;
  readonly reason: 'ordinary' | SpecialReason;
  readonly name: string;
  /** In order of time. A halt shows as two continuous phases with nothing, or an auction, between them. */
  readonly phases: readonly Phase[];
  /** False when any row behind this session is uncertain. */
  readonly certain: boolean;
  /** The rows this session stands on. */
  readonly rows: readonly Dated<DatedRow>[];
}

type SpecialRow = Dated<SpecialSessionRow & DatedRow>;

const hours = datedTable('session-hours', SESSION_HOURS);

const specialByDay: ReadonlyMap<number, readonly SpecialRow[]> = rowsByDay(
  datedTable(
    'special-sessions',
    SPECIAL_SESSIONS.map((row) => ({ ...row, validFrom: row.day, validTo: row.day })),
  ),
);

function rowsByDay(rows: readonly SpecialRow[]): ReadonlyMap<number, readonly SpecialRow[]> {
  const byDay = new Map<number, SpecialRow[]>();
  for (const row of rows) {
    const others = byDay.get(row.fromDay);
    if (others === undefined) byDay.set(row.fromDay, [row]);
    else others.push(row);
  }
  return byDay;
}

/** The session of a segment on an IST day, or null on a day without one. */
export function findSession(segment: Segment, day: number): Session | null {
  const special = specialByDay.get(day)?.find((row) => row.segments.includes(segment));
  if (special === undefined) return isOrdinaryTradingDay(day) ? ordinarySession(segment, day) : null;
  const { reason, name, phases } = special;
  if (phases === null) {
    const ordinary = ordinarySession(segment, day);
    return { ...ordinary, reason, name, rows: [special, ...ordinary.rows], certain: special.certain && ordinary.certain };
  }
  return { segment, day, reason, name, phases: phasesOn(day, phases), certain: special.certain, rows: [special] };
}

function ordinarySession(segment: Segment, day: number): Session {
  const inForce = hours.filter((row) => isInForce(row, day) && row.segments.includes(segment));
  const rows = [holidayRow(day), ...inForce];
  const phases = phasesOn(
    day,
    inForce.flatMap((row) => row.phases),
  );
  return { segment, day, reason: 'ordinary', name: 'Ordinary session', phases, certain: rows.every((row) => row.certain), rows };
}

function phasesOn(day: number, rows: readonly PhaseRow[]): readonly Phase[] {
  return rows
    .map(({ kind, stage, start, end, orders }) => ({
      kind,
      stage,
      orders,
      startMinute: istMinute(day, clockMinute(start)),
      endMinute: istMinute(day, clockMinute(end)),
    }))
    .toSorted((a, b) => a.startMinute - b.startMinute);
}

/** Sessions of a segment from one IST day to another, both included. */
export function listSessions(segment: Segment, fromDay: number, toDay: number): readonly Session[] {
  const sessions: Session[] = [];
  for (let day = fromDay; day <= toDay; day += 1) {
    const session = findSession(segment, day);
    if (session !== null) sessions.push(session);
  }
  return sessions;
}

export function isTradingDay(segment: Segment, day: number): boolean {
  return isOrdinaryTradingDay(day) || (specialByDay.get(day)?.some((row) => row.segments.includes(segment)) ?? false);
}

/** The first trading day after `day`. */
export function nextTradingDay(segment: Segment, day: number): number {
  let next = day + 1;
  while (!isTradingDay(segment, next)) next += 1;
  return next;
}

/** The last trading day before `day`. */
export function previousTradingDay(segment: Segment, day: number): number {
  let previous = day - 1;
  while (!isTradingDay(segment, previous)) previous -= 1;
  return previous;
}

/** Why a segment is shut on a day, in words, or null when it trades. */
export function findClosure(segment: Segment, day: number): string | null {
  return isTradingDay(segment, day) ? null : (findHoliday(day) ?? 'Weekend');
}
