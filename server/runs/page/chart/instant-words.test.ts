// One way to say a day on every page.
import { expect, test } from 'vitest';
import { isoDay } from '../../../../engine/time/day-text';
import { istMinute } from '../../../../engine/time/ist-time';
import { inDayWords, instantWords, periodWords } from './instant-words';

test('an instant is its day and its clock', () => {
  expect(instantWords(istMinute(isoDay('2025-01-06'), 9 * 60 + 5))).toBe('6 Jan 2025, 09:05');
});

test('a sentence of a document says its days as the page does', () => {
  expect(inDayWords('42 orders refused, the first on 2025-03-28 at 10:05: too dear')).toBe(
    '42 orders refused, the first on 28 Mar 2025 at 10:05: too dear',
  );
  expect(inDayWords('2022-03-07T13:10:00+05:30 and 2022-03-07 13:21')).toBe('7 Mar 2022, 13:10 and 7 Mar 2022, 13:21');
  expect(inDayWords('gst, 2024-12-01: until April 2026')).toBe('gst, 1 Dec 2024: until April 2026');
});

test('what is no day stays as it is', () => {
  for (const text of ['2025-13-01', 'version 12025-01-019', '₹2,025.01', 'NSE:A-2025-1-1']) expect(inDayWords(text)).toBe(text);
});

test('a period says its year once where it can', () => {
  expect(periodWords('2025-01-01', '2025-02-24')).toBe('1 Jan to 24 Feb 2025');
  expect(periodWords('2024-12-30', '2025-01-03')).toBe('30 Dec 2024 to 3 Jan 2025');
  expect(periodWords('2025-01-06', '2025-01-06')).toBe('6 Jan 2025');
});
