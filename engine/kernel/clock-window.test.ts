// How windows are cut: no clock gets more rows than a column holds, all end at one instant, and no row is lost or given twice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockRows } from '../../tests/ops/clock-rows';
import type { ClockRows } from '../ops/kernel';
import { type ClockEra, ClockWindow } from './clock-window';

const SEED = 20_261_121;

function rowsAt(times: readonly number[]): ClockRows {
  return { ...clockRows(times.length), timeUs: Float64Array.from(times) };
}

/** One contract for ever, evaluated from a row on. */
function wholeEra(rows: ClockRows, liveFrom = 0): readonly ClockEra[] {
  return [{ fromUs: Number.NEGATIVE_INFINITY, start: 'contract', warmFrom: liveFrom, liveFrom, to: rows.timeUs.length, decisionRow: 0 }];
}

function windowsOf(clocks: readonly ClockRows[], rowsMax: number, untilUs = Number.POSITIVE_INFINITY): readonly (readonly number[][])[] {
  const window = new ClockWindow(
    clocks,
    clocks.map((rows) => wholeEra(rows)),
  );
  const windows: number[][][] = [];
  while (window.advance(rowsMax, untilUs) === 'rows') {
    windows.push(
      clocks.map(({ timeUs }, clock) =>
        Array.from(timeUs.subarray(window.start[clock], (window.start[clock] ?? 0) + (window.count[clock] ?? 0))),
      ),
    );
  }
  return windows;
}

test('the fullest clock ends the window for all, at an instant that is within it', () => {
  expect(windowsOf([rowsAt([1, 2, 3, 4, 5]), rowsAt([2, 4, 6])], 2)).toEqual([
    [[1, 2], [2]],
    [[3, 4], [4]],
    [[5], [6]],
  ]);
});

test('nothing known later than asked for is given, and it is still there when time goes on', () => {
  const clocks = [rowsAt([1, 2, 3]), rowsAt([2, 3])];
  const window = new ClockWindow(
    clocks,
    clocks.map((rows) => wholeEra(rows)),
  );
  expect([window.advance(8, 2), Array.from(window.count)]).toEqual(['rows', [2, 1]]);
  expect([window.advance(8, 2), Array.from(window.count)]).toEqual(['none', [0, 0]]);
  expect([window.advance(8, 3), Array.from(window.start), Array.from(window.count)]).toEqual(['rows', [2, 1], [1, 1]]);
});

test('a clock begins at its own first row', () => {
  const rows = rowsAt([1, 2, 3]);
  const window = new ClockWindow([rows], [wholeEra(rows, 2)]);
  expect([window.advance(8, 9), Array.from(window.start), Array.from(window.count)]).toEqual(['rows', [2], [1]]);
});

test(`over random clocks, seed ${SEED}: every row once, in order, and windows that keep time and size`, () => {
  const times = fc.uniqueArray(fc.nat(200), { maxLength: 40 }).map((found) => [...found].sort((left, right) => left - right));
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 50 }), (clocks, rowsMax) => {
      const windows = windowsOf(clocks.map(rowsAt), rowsMax);
      expect(clocks.map((_, clock) => windows.flatMap((window) => window[clock] ?? []))).toEqual(clocks);
      expect(windows.every((window) => window.every((rows) => rows.length <= rowsMax))).toBe(true);
      const spans = windows.map((window) => window.flat()).map((all) => [Math.min(...all), Math.max(...all)]);
      expect(spans.every(([first = 0], at) => first > (spans[at - 1]?.[1] ?? -1))).toBe(true);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
