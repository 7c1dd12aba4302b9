import { expect, test } from 'vitest';
import { isoDay } from '../time/day-text';
import { exampleRun } from './example-run';
import { monthlyReturns, yearlyReturns } from './monthly';
import type { RunSeries } from './run-series';

function runOf(startPaise: number, sessions: readonly (readonly [day: string, equityPaise: number])[]): RunSeries {
  return exampleRun(startPaise, [], {
    daily: { day: Int32Array.from(sessions, ([day]) => isoDay(day)), equityPaise: Float64Array.from(sessions, ([, paise]) => paise) },
  });
}

const RUN = runOf(10_000, [
  ['2023-11-29', 10_500],
  ['2023-11-30', 11_000],
  ['2023-12-29', 9_900],
  ['2024-01-01', 9_900],
  ['2024-03-28', 19_800],
]);

test('a month earns from the last session before it to its own last session', () => {
  expect(monthlyReturns(RUN)).toEqual([
    { year: 2023, month: 11, sessions: 2, netPaise: 1_000, returnFraction: 0.1 },
    { year: 2023, month: 12, sessions: 1, netPaise: -1_100, returnFraction: -0.1 },
    { year: 2024, month: 1, sessions: 1, netPaise: 0, returnFraction: 0 },
    { year: 2024, month: 3, sessions: 1, netPaise: 9_900, returnFraction: 1 },
  ]);
});

test('months add up to the net profit, and compound to the year', () => {
  const months = monthlyReturns(RUN);
  expect(months.reduce((sum, { netPaise }) => sum + netPaise, 0)).toBe(9_800);
  const [first, second] = yearlyReturns(months);
  expect(first).toMatchObject({ year: 2023, netPaise: -100 });
  // 1.1 · 0.9 − 1.
  expect(first?.returnFraction).toBeCloseTo(-0.01, 12);
  expect(second).toEqual({ year: 2024, netPaise: 9_900, returnFraction: 1 });
});

test('a month that begins with nothing has a net and no return, nor has its year', () => {
  const months = monthlyReturns(
    runOf(10_000, [
      ['2024-01-31', 0],
      ['2024-02-29', -50],
    ]),
  );
  expect(months.map(({ returnFraction }) => returnFraction)).toEqual([-1, null]);
  expect(yearlyReturns(months)).toEqual([{ year: 2024, netPaise: -10_050, returnFraction: null }]);
});

test('a run without sessions has no months', () => {
  expect(monthlyReturns(runOf(10_000, []))).toEqual([]);
  expect(yearlyReturns([])).toEqual([]);
});
