import { expect, test } from 'vitest';
import { parseCivilDate } from './civil-date';

const MS_PER_DAY = 86_400_000;

test('every day of sixty years has the number that the language gives it', () => {
  for (let day = 0; day < 60 * 366; day++) {
    const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    expect(parseCivilDate(text), text).toBe(day);
  }
});

test.each(['2025-02-29', '2100-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1', '01-02-2025', ''])('%j is no date', (text) => {
  expect(parseCivilDate(text)).toBeNull();
});

test('2000 and 2024 have a leap day', () => {
  expect([parseCivilDate('2000-02-29'), parseCivilDate('2024-02-29')]).toEqual([11_016, 19_782]);
});
