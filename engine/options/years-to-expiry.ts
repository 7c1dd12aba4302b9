// How long an option still lives, in years: calendar time to the end of continuous trading on its expiry day, actual over 365 days. Nights
// and holidays count like any other time.
import type { Segment } from '../market/segment';
import { findSession, isTradingDay, previousTradingDay } from '../market/sessions';
import { timeOfMinute, US_PER_MINUTE } from '../time/ist-time';

export const YEAR_US = 365 * 1_440 * US_PER_MINUTE;

/**
 * When continuous trading of the segment ends on the last day; null where that day has no session. A day that became a holiday after the option
 * was listed means the trading day before it, as the exchange moves it.
 */
export function findExpiryTime(segment: Segment, expiryDay: number): number | null {
  const lastDay = isTradingDay(segment, expiryDay) ? expiryDay : previousTradingDay(segment, expiryDay);
  const close = findSession(segment, lastDay)?.phases.findLast(({ kind }) => kind === 'continuous')?.endMinute;
  return close === undefined ? null : timeOfMinute(close);
}

/** Zero from the close on. */
export function yearsToExpiry(timeUs: number, segment: Segment, expiryDay: number): number {
  const expiryUs = findExpiryTime(segment, expiryDay);
  return expiryUs === null ? 0 : Math.max(0, expiryUs - timeUs) / YEAR_US;
}
