// Dates as exchanges write them in daily tables. Day-first where a date is not ISO, as Indian files do.
import { civilOfDay, dayOfCivil } from '../../../engine/time/civil-day';

const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads `2025-03-03`, `20250303`, `03-Mar-2025`, `03-03-2025`, `03/03/2025`; null for any other text or no such date. */
export function parseTableDay(text: string): number | null {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (iso !== null) return findCivilDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /^(\d{1,2})[-/](\d{1,2}|[A-Za-z]{3})[-/](\d{4})$/.exec(text);
  if (dayFirst === null) return null;
  const middle = dayFirst[2] ?? '';
  const month = /^\d/.test(middle) ? Number(middle) : monthOfName(middle);
  return findCivilDay(Number(dayFirst[3]), month, Number(dayFirst[1]));
}

/** The day of a date, or null where there is no such date. Years 1900 to 2199. */
export function findCivilDay(year: number, month: number, dayOfMonth: number): number | null {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return null;
  const day = dayOfCivil(year, month, dayOfMonth);
  const civil = civilOfDay(day);
  return civil.month === month && civil.day === dayOfMonth ? day : null;
}

/** 1 to 12 of `Jan`, in any case; 0 for any other text. */
export function monthOfName(text: string): number {
  return MONTHS.indexOf(text.toLowerCase()) + 1;
}
