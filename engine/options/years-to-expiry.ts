// How long an option still lives, in years: calendar time to the end of continuous trading on its expiry day, actual over 365 days. Nights
// and holidays count like any other time.
import type { Segment } from '../market/segment';
import { findSession } from '../market/sessions';
import { timeOfMinute, US_PER_MINUTE } from '../time/ist-time';

const US_PER_YEAR = 365 * 1_440 * US_PER_MINUTE;

/** Zero from the close of the expiry day on; null where the segment does not trade on that day. */
export function yearsToExpiry(timeUs: number, segment: Segment, expiryDay: number): number | null {
  const last = findSession(segment, expiryDay)?.phases.findLast(({ kind }) => kind === 'continuous');
  return last === undefined ? null : Math.max(0, timeOfMinute(last.endMinute) - timeUs) / US_PER_YEAR;
}
