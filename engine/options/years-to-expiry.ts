// How long an option still lives, in years: calendar time to the end of continuous trading on its expiry day, actual over 365 days. Nights
// and holidays count like any other time.
import type { Segment } from '../market/segment';
import { findSession, isTradingDay, previousTradingDay } from '../market/sessions';
import { timeOfMinute, US_PER_MINUTE } from '../time/ist-time';

const US_PER_YEAR = 365 * 1_440 * US_PER_MINUTE;

/** Zero from the close on. A day that became a holiday after the option was listed means the trading day before it, as the exchange moves it. */
export function yearsToExpiry(timeUs: number, segment: Segment, expiryDay: number): number {
  const lastDay = isTradingDay(segment, expiryDay) ? expiryDay : previousTradingDay(segment, expiryDay);
  const close = findSession(segment, lastDay)?.phases.findLast(({ kind }) => kind === 'continuous')?.endMinute;
  return close === undefined ? 0 : Math.max(0, timeOfMinute(close) - timeUs) / US_PER_YEAR;
}
