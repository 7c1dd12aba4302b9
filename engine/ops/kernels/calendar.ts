// Where a row stands in the day, week and month: integer arithmetic on event time in India Standard Time. Reads no clock.
import { CALENDAR_FIELDS } from '../../../dsl/ops/market';
import { assertNever, invariant } from '../../../dsl/types/invariant';
import { istDayOf, istMinuteOfDay } from '../../market/candles';
import { civilOfDay, weekdayOf } from '../../time/civil-day';
import { US_PER_MINUTE } from '../../time/ist-time';
import type { OpFrame, OpKernel } from '../kernel';

const US_PER_DAY = 1_440 * US_PER_MINUTE;

/** State, of `barOfSession` alone: the session and the rows of it so far. */
export const calendar: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run(frame, from, to) {
    const field = CALENDAR_FIELDS[frame.args[0]];
    invariant(field !== undefined, `calendar has no field ${frame.args[0]}`);
    switch (field) {
      case 'minuteOfDay':
        return minuteOfDay(frame, from, to);
      case 'minutesFromOpen':
        return minutesFromOpen(frame, from, to);
      case 'minutesToClose':
        return minutesToClose(frame, from, to);
      case 'weekday':
        return ofDay(frame, from, to, weekdayOf);
      case 'dayOfMonth':
        return ofDay(frame, from, to, dayOfMonth);
      case 'month':
        return ofDay(frame, from, to, monthOf);
      case 'barOfSession':
        return barOfSession(frame, from, to);
      case 'day':
        return ofDay(frame, from, to, itself);
      default:
        return assertNever(field);
    }
  },
};

function minuteOf(timeUs: number): number {
  return Math.floor(timeUs / US_PER_MINUTE);
}

/** Counts from the midnight of the last row: time only goes on. */
function minuteOfDay({ out0, rows, rowOfZero }: OpFrame, from: number, to: number): void {
  let midnightUs = Number.NaN;
  for (let j = from; j < to; j += 1) {
    const nowUs = rows.timeUs[rowOfZero + j];
    if (!(nowUs - midnightUs < US_PER_DAY)) midnightUs = (minuteOf(nowUs) - istMinuteOfDay(minuteOf(nowUs))) * US_PER_MINUTE;
    out0[j] = Math.floor((nowUs - midnightUs) / US_PER_MINUTE);
  }
}

function minutesFromOpen({ out0, rows, rowOfZero }: OpFrame, from: number, to: number): void {
  for (let j = from; j < to; j += 1) {
    const row = rowOfZero + j;
    out0[j] = minuteOf(rows.timeUs[row]) - rows.sessionOpenMinute[row];
  }
}

function minutesToClose({ out0, rows, rowOfZero }: OpFrame, from: number, to: number): void {
  for (let j = from; j < to; j += 1) {
    const row = rowOfZero + j;
    out0[j] = rows.sessionCloseMinute[row] - minuteOf(rows.timeUs[row]);
  }
}

function dayOfMonth(day: number): number {
  return civilOfDay(day).day;
}

function monthOf(day: number): number {
  return civilOfDay(day).month;
}

function itself(day: number): number {
  return day;
}

/** Works a day out once, not at each of its rows. */
function ofDay({ out0, rows, rowOfZero }: OpFrame, from: number, to: number, valueOf: (day: number) => number): void {
  let day = Number.NaN;
  let value = Number.NaN;
  for (let j = from; j < to; j += 1) {
    const today = istDayOf(minuteOf(rows.timeUs[rowOfZero + j]));
    if (today !== day) {
      day = today;
      value = valueOf(day);
    }
    out0[j] = value;
  }
}

function barOfSession({ out0, state, at, rows, rowOfZero }: OpFrame, from: number, to: number): void {
  let session = state[at];
  let count = state[at + 1];
  for (let j = from; j < to; j += 1) {
    const today = rows.session[rowOfZero + j];
    if (today !== session) {
      session = today;
      count = 0;
    }
    count += 1;
    out0[j] = count;
  }
  state[at] = session;
  state[at + 1] = count;
}
