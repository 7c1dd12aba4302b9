// Event time and Unix minutes as Indian clock time, in text and back. India Standard Time is UTC+05:30 all year.
import { invariant } from '../../dsl/types/invariant';
import { IST_OFFSET_MINUTES, istDayOf, MINUTES_PER_DAY } from '../market/candles';
import { formatDay, padded, parseDay } from './day-text';

export const US_PER_SECOND = 1_000_000;
export const US_PER_MINUTE = 60 * US_PER_SECOND;
const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/;
const ISO_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/;

/** Minutes since midnight of a literal `HH:MM` in a table or test; a bad literal is a bug. 24:00 is the end of the day. */
export function clockMinute(text: string): number {
  const us = text.length === 5 ? parseClock(text) : null;
  invariant(us !== null, `"${text}" is a time of day of the form HH:MM`);
  return us / US_PER_MINUTE;
}

/** Unix minute of a minute of an IST day. */
export function istMinute(day: number, minuteOfDay: number): number {
  return day * MINUTES_PER_DAY + minuteOfDay - IST_OFFSET_MINUTES;
}

/** The Unix minute in which an event falls. */
export function minuteOfTime(timeUs: number): number {
  return Math.floor(timeUs / US_PER_MINUTE);
}

export function timeOfMinute(minute: number): number {
  return minute * US_PER_MINUTE;
}

/** The IST calendar day in which an event falls. */
export function istDayOfTime(timeUs: number): number {
  return istDayOf(minuteOfTime(timeUs));
}

/** `2024-01-31T09:15:00+05:30`; microseconds are written where there are any. */
export function formatIst(timeUs: number): string {
  const minute = minuteOfTime(timeUs);
  const us = timeUs - timeOfMinute(minute);
  const seconds = padded(Math.floor(us / US_PER_SECOND), 2);
  const fraction = us % US_PER_SECOND;
  return `${formatIstMinute(minute, 'T')}:${seconds}${fraction === 0 ? '' : `.${padded(fraction, 6)}`}+05:30`;
}

/** `2024-01-31 09:15`. */
export function formatIstMinute(minute: number, separator: 'T' | ' ' = ' '): string {
  const day = istDayOf(minute);
  return `${formatDay(day)}${separator}${formatClock(minute - istMinute(day, 0))}`;
}

/** `09:15` of a minute of the day. */
export function formatClock(minuteOfDay: number): string {
  return `${padded(Math.floor(minuteOfDay / 60), 2)}:${padded(minuteOfDay % 60, 2)}`;
}

/**
 * Event time of `2024-01-31T09:15:00+05:30`, `… +0530`, `…Z`, or without an offset (then IST); `T` or a blank between date and time, seconds
 * and fraction optional, digits beyond microseconds dropped. Null for anything else.
 */
export function parseIst(text: string): number | null {
  const match = ISO_TIME.exec(text);
  if (match === null) return null;
  const day = parseDay(match[1] ?? '');
  const clock = parseClock(match[2] ?? '');
  const offsetMinutes = parseOffset(match[3]);
  if (day === null || clock === null || offsetMinutes === null) return null;
  return timeOfMinute(day * MINUTES_PER_DAY - offsetMinutes) + clock;
}

/** Microseconds since midnight of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.ffffff`; null for anything else. */
export function parseClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0);
  const fraction = Number((match[4] ?? '').slice(0, 6).padEnd(6, '0'));
  const us = (hour * 60 + minute) * US_PER_MINUTE + second * US_PER_SECOND + fraction;
  return minute < 60 && second < 60 && us <= MINUTES_PER_DAY * US_PER_MINUTE ? us : null;
}

function parseOffset(text: string | undefined): number | null {
  if (text === undefined) return IST_OFFSET_MINUTES;
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (hours * 60 + minutes) * (text.startsWith('-') ? -1 : 1);
}
