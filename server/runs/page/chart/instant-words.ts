// Days and instants as every page says them: `8 Jan 2024`, `8 Jan 2024, 09:15`. Documents and their sentences say them in ISO, for machines.
import { istDayOf, istMinuteOfDay } from '../../../../engine/market/candles';
import { parseDay } from '../../../../engine/time/day-text';
import { formatClock } from '../../../../engine/time/ist-time';
import { dayWords } from './date-ticks';

const ISO = /\b(\d{4}-\d{2}-\d{2})(?!\d)(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:\+05:30)?)?/g;

/** Of a Unix minute. */
export function instantWords(minute: number): string {
  return `${dayWords(istDayOf(minute))}, ${formatClock(istMinuteOfDay(minute))}`;
}

/** A sentence of a document with its ISO days and times said as the page says them; what is no day stays as it is. */
export function inDayWords(sentence: string): string {
  return sentence.replaceAll(ISO, (text, day: string, clock: string | undefined) => {
    const parsed = parseDay(day);
    if (parsed === null) return text;
    return clock === undefined ? dayWords(parsed) : `${dayWords(parsed)}, ${clock}`;
  });
}

/** `1 Jan to 24 Feb 2025`; the year once where both days have the same. */
export function periodWords(from: string, to: string): string {
  const [first, last] = [inDayWords(from), inDayWords(to)];
  if (first === last) return first;
  return `${from.slice(0, 4) === to.slice(0, 4) ? first.slice(0, -5) : first} to ${last}`;
}
