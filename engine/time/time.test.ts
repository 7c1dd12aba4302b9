import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilOfDay, dayOfCivil, isWeekend, lastWeekdayOfMonth, THURSDAY, TUESDAY, weekdayOf } from './civil-day';
import { formatDay, isoDay, parseDay } from './day-text';
import { clockMinute, formatIst, formatIstMinute, istDayOfTime, istMinute, minuteOfTime, parseIst, timeOfMinute } from './ist-time';

const US_PER_DAY = 86_400_000_000;

describe('civil days', () => {
  test('agree with the platform’s calendar over two centuries, weekdays too', () => {
    for (let day = dayOfCivil(1900, 1, 1); day < dayOfCivil(2100, 1, 1); day += 1) {
      const date = new Date(day * 86_400_000);
      expect(civilOfDay(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      if (weekdayOf(day) % 7 !== date.getUTCDay()) throw new Error(`weekday of ${formatDay(day)}`);
    }
  });
  test('the last weekday of a month is found in short and long months', () => {
    expect(formatDay(lastWeekdayOfMonth(2024, 2, THURSDAY))).toBe('2024-02-29');
    expect(formatDay(lastWeekdayOfMonth(2025, 9, TUESDAY))).toBe('2025-09-30');
    expect(formatDay(lastWeekdayOfMonth(2026, 12, TUESDAY))).toBe('2026-12-29');
    expect(isWeekend(isoDay('2024-03-02'))).toBe(true);
    expect(isWeekend(isoDay('2024-03-01'))).toBe(false);
  });
  test('text that is not a date is null, a date that does not exist too', () => {
    for (const text of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-31', '31-01-2024', '2024-01-31T00:00', ''])
      expect(parseDay(text)).toBeNull();
    expect(parseDay('2024-02-29')).toBe(19_782);
    expect(() => isoDay('2023-02-29')).toThrow('YYYY-MM-DD');
  });
});

describe('Indian clock time', () => {
  test('one instant reads the same from every way of writing it', () => {
    const opening = 1_706_672_700_000_000;
    const texts = [
      '2024-01-31T09:15:00+05:30',
      '2024-01-31T09:15:00+0530',
      '2024-01-31 09:15:00',
      '2024-01-31 09:15',
      '2024-01-31T03:45:00Z',
    ];
    for (const text of [...texts, '2024-01-30T22:45:00-05:00']) expect(parseIst(text), text).toBe(opening);
    expect(formatIst(opening)).toBe('2024-01-31T09:15:00+05:30');
    expect(formatIst(opening + 50_001)).toBe('2024-01-31T09:15:00.050001+05:30');
    expect(parseIst('2024-01-31T09:15:00.0500019+05:30')).toBe(opening + 50_001);
    expect(formatIstMinute(opening / 60_000_000)).toBe('2024-01-31 09:15');
  });
  test('text that is not a time is null', () => {
    for (const text of ['2024-01-31', '2024-01-31T25:00:00Z', '2024-01-31T09:60', '2024-02-30 09:15', '2024-01-31T09:15+99:00', 'now']) {
      expect(parseIst(text), text).toBeNull();
    }
    expect(() => clockMinute('9:15')).toThrow('HH:MM');
    expect(clockMinute('09:15')).toBe(555);
    expect(clockMinute('24:00')).toBe(1_440);
  });
  test('formatting and parsing undo each other, before 1970 too, seed 43', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000 * US_PER_DAY, max: 40_000 * US_PER_DAY }), (timeUs) => {
        expect(parseIst(formatIst(timeUs))).toBe(timeUs);
      }),
      { seed: 43, numRuns: 1_000 },
    );
  });
  test('the Indian day begins at 18:30 UTC', () => {
    const midnight = timeOfMinute(istMinute(isoDay('2024-01-31'), 0));
    expect(formatIst(midnight)).toBe('2024-01-31T00:00:00+05:30');
    expect(istDayOfTime(midnight - 1)).toBe(isoDay('2024-01-30'));
    expect(istDayOfTime(midnight)).toBe(isoDay('2024-01-31'));
    expect(minuteOfTime(midnight + 59_999_999)).toBe(istMinute(isoDay('2024-01-31'), 0));
  });
});
