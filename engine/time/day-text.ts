// Days as text, `YYYY-MM-DD`, and back.
import { invariant } from '../../dsl/types/invariant';
import { civilOfDay, dayOfCivil } from './civil-day';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of `YYYY-MM-DD`; null for any other text and for a date that does not exist. */
export function parseDay(text: string): number | null {
  const match = ISO_DAY.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match.map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const dayNumber = dayOfCivil(year, month, day);
  return formatDay(dayNumber) === text ? dayNumber : null;
}

export function formatDay(dayNumber: number): string {
  const { year, month, day } = civilOfDay(dayNumber);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** The day of a literal in a table or test; a bad literal is a bug. */
export function isoDay(text: string): number {
  const day = parseDay(text);
  invariant(day !== null, `"${text}" is a date of the form YYYY-MM-DD`);
  return day;
}

export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
