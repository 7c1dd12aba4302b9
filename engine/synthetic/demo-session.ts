// When the demo market trades. It keeps the hours of NSE's index segment, special sessions included; a range may also be given by hand.
import { invariant } from '../../dsl/types/invariant';
import { MINUTES_PER_DAY } from '../market/candles';
import { listSessions } from '../market/sessions';
import { istMinute } from '../time/ist-time';

/** One stretch of trading; a day with a halt has two. */
export interface DemoSession {
  /** IST day number. */
  readonly day: number;
  /** Minutes since IST midnight: of the first bar's open, and of the last bar's end. */
  readonly openMinute: number;
  readonly closeMinute: number;
}

/** All that trades on one day: the unit in which the demo market is made. */
export interface DemoDay {
  readonly day: number;
  readonly sessions: readonly DemoSession[];
  readonly minutes: number;
}

/** Thursday 1 January 2015, IST: before it the demo market has no past. */
export const DEMO_FIRST_DAY = 16_436;
/** 1 January 2045: the walk from the first day is bounded. */
const DEMO_END_DAY = 27_394;
export const REGULAR_DAY_MINUTES = 375;

export function listDemoSessions(fromDay: number, toDay: number): readonly DemoSession[] {
  return listSessions('NSE:index', fromDay, toDay).flatMap(({ day, phases }) =>
    phases
      .filter((phase) => phase.kind === 'continuous')
      .map(({ startMinute, endMinute }) => ({
        day,
        openMinute: startMinute - istMinute(day, 0),
        closeMinute: endMinute - istMinute(day, 0),
      })),
  );
}

/** Joins the sessions of each day; sessions must ascend in time and lie within the years that the demo market has. */
export function groupByDay(sessions: readonly DemoSession[]): readonly DemoDay[] {
  const days: { day: number; sessions: DemoSession[]; minutes: number }[] = [];
  for (const session of sessions) {
    const { day, openMinute, closeMinute } = session;
    const last = days.at(-1);
    invariant(Number.isInteger(day) && day >= DEMO_FIRST_DAY && day < DEMO_END_DAY, `day ${day} lies within 2015 to 2044`);
    invariant(openMinute >= 0 && openMinute < closeMinute && closeMinute <= MINUTES_PER_DAY, `the session of day ${day} has minutes`);
    if (last === undefined || day > last.day) {
      days.push({ day, sessions: [session], minutes: closeMinute - openMinute });
      continue;
    }
    invariant(day === last.day && openMinute >= (last.sessions.at(-1)?.closeMinute ?? 0), `the sessions of day ${day} ascend in time`);
    last.sessions.push(session);
    last.minutes += closeMinute - openMinute;
  }
  return days;
}

/** A short day moves like the part of a regular one that it is. */
export function moveScale(day: DemoDay): number {
  return Math.sqrt(Math.min(1, day.minutes / REGULAR_DAY_MINUTES));
}
