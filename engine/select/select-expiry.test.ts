import { describe, expect, test } from 'vitest';
import { listExpiries } from '../market/expiries';
import { isoDay } from '../time/day-text';
import { type ListedExpiry, selectExpiry } from './select-expiry';

const TODAY = 100;
const expiry = (day: number, cycle: ListedExpiry['cycle'], sessionsLeft: number): ListedExpiry => ({ day, cycle, sessionsLeft });
/** Weeks that end today, in seven days, in fourteen (the month's) and in twenty-one, and the month after. */
const LISTED = [
  expiry(100, 'weekly', 0),
  expiry(107, 'weekly', 5),
  expiry(114, 'monthly', 10),
  expiry(121, 'weekly', 15),
  expiry(142, 'monthly', 30),
];

describe('weeks and months', () => {
  test('are counted in the order of the listed expiries; the month’s is that week’s too', () => {
    const week = (offset: number) => selectExpiry({ kind: 'week', offset, rollDaysBefore: 0 }, LISTED, TODAY)?.day;
    const month = (offset: number) => selectExpiry({ kind: 'month', offset, rollDaysBefore: 0 }, LISTED, TODAY)?.day;
    expect([0, 1, 2, 3].map(week)).toEqual([100, 107, 114, 121]);
    expect([0, 1, 2].map(month)).toEqual([114, 142, undefined]);
  });
  test('give way as many trading days before they expire as the rule says', () => {
    const week = (rollDaysBefore: number) => selectExpiry({ kind: 'week', offset: 0, rollDaysBefore }, LISTED, TODAY)?.day;
    expect([0, 1, 5, 6].map(week)).toEqual([100, 107, 107, 114]);
    expect(selectExpiry({ kind: 'month', offset: 0, rollDaysBefore: 11 }, LISTED, TODAY)?.day).toBe(142);
  });
});

test('a range of days takes the first inside it, both ends included, or none', () => {
  const days = (min: number, max: number) => selectExpiry({ kind: 'daysLeft', min, max }, LISTED, TODAY)?.day ?? null;
  expect([days(0, 3), days(1, 7), days(7, 14), days(8, 13), days(22, 42)]).toEqual([100, 107, 107, null, 142]);
});

test('where only monthly contracts are listed, the current week is the current month', () => {
  const monthly = LISTED.filter(({ cycle }) => cycle === 'monthly');
  expect(selectExpiry({ kind: 'week', offset: 0, rollDaysBefore: 0 }, monthly, TODAY)?.day).toBe(114);
});

test('of NIFTY on Thursday, 22 January 2026: the next Tuesday is week and month at once, and a week later comes the next', () => {
  const today = isoDay('2026-01-22');
  // Republic Day, Monday the 26th, leaves Friday and Tuesday.
  const listed = listExpiries('NIFTY', today, today + 21).map(({ day, cycle }, index) => ({
    day,
    cycle,
    sessionsLeft: index === 0 ? 2 : 7,
  }));
  const chosen = (kind: 'week' | 'month', offset: number, rollDaysBefore = 0) =>
    selectExpiry({ kind, offset, rollDaysBefore }, listed, today)?.day;
  expect([chosen('week', 0), chosen('month', 0), chosen('week', 1), chosen('week', 0, 3)]).toEqual(
    ['2026-01-27', '2026-01-27', '2026-02-03', '2026-02-03'].map(isoDay),
  );
});
