// The expiries of options on the demo index: Tuesdays, or the ordinary trading day before one that is shut. The last of a month is the future's own.
import type { ChainExpiry } from '../market/chain-history';
import { ordinaryDayOnOrBefore } from '../market/holidays';
import { civilOfDay, dayOfCivil, lastWeekdayOfMonth, TUESDAY, weekdayOf } from '../time/civil-day';

const WEEKS_LISTED = 4;
const MONTHS_LISTED = 3;

/** Ascending: four weeks, and three months. */
export function listDemoExpiries(day: number): readonly ChainExpiry[] {
  const tuesday = day - weekdayOf(day) + TUESDAY;
  // One week more, for the one whose Tuesday has passed.
  const weeks = Array.from({ length: WEEKS_LISTED + 1 }, (_, week) => expiryOf(tuesday + week * 7)).filter((expiry) => expiry.day >= day);
  const all = [...weeks.slice(0, WEEKS_LISTED), ...monthlies(day)].sort((a, b) => a.day - b.day);
  return all.filter((expiry, at) => expiry.day !== all[at - 1]?.day);
}

function monthlies(day: number): readonly ChainExpiry[] {
  const { year, month } = civilOfDay(day);
  const ends = Array.from({ length: MONTHS_LISTED + 1 }, (_, ahead) => {
    const first = civilOfDay(dayOfCivil(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, 1));
    return expiryOf(lastWeekdayOfMonth(first.year, first.month, TUESDAY));
  });
  return ends.filter((expiry) => expiry.day >= day).slice(0, MONTHS_LISTED);
}

function expiryOf(tuesday: number): ChainExpiry {
  const { year, month } = civilOfDay(tuesday);
  const isLast = lastWeekdayOfMonth(year, month, TUESDAY) === tuesday;
  return { day: ordinaryDayOnOrBefore(tuesday), cycle: isLast ? 'monthly' : 'weekly' };
}
