// What crosses from one clock to another, at the edges where it is easy to be one row off: the same instant, a daily bar and rows after
// its close, an age to the bar, a window that ends between two rows.
import { describe, expect, test } from 'vitest';
import { clockRows } from '../../tests/ops/clock-rows';
import type { ClockRows } from '../ops/kernel';
import { ageLimit, type Bridge, type BridgeFrame, bridgeEvents, bridgeLatest, bridgeSettled } from './bridges';

const MINUTE = 60_000_000;

/** Rows as [session, minute at which the row is known]. */
function rowsAt(...rows: readonly (readonly [session: number, minute: number])[]): ClockRows {
  return {
    ...clockRows(rows.length),
    timeUs: Float64Array.from(rows, ([, minute]) => minute * MINUTE),
    session: Int32Array.from(rows, ([session]) => session),
  };
}

interface Crossing {
  readonly source: ClockRows;
  readonly target: ClockRows;
  readonly values: readonly number[];
  readonly age?: Pick<BridgeFrame, 'ageUsMax' | 'ageSessionsMax'>;
  /** Instant at which the one window ends and the other begins; one window where not said. */
  readonly cutMinute?: number;
}

const AGELESS = { ageUsMax: Number.POSITIVE_INFINITY, ageSessionsMax: Number.POSITIVE_INFINITY };

function cross(
  bridge: Bridge,
  { source, target, values, age = AGELESS, cutMinute = Number.POSITIVE_INFINITY }: Crossing,
): readonly number[] {
  const state = new Float64Array(7);
  const output: number[] = [];
  const from = { source: 0, target: 0 };
  for (const untilUs of [cutMinute * MINUTE, Number.POSITIVE_INFINITY]) {
    const counted = (rows: ClockRows, start: number) => rows.timeUs.subarray(start).filter((timeUs) => timeUs <= untilUs).length;
    const count = { source: counted(source, from.source), target: counted(target, from.target) };
    const frame: BridgeFrame = {
      source,
      target,
      input: Float64Array.from([
        from.source === 0 ? Number.NaN : (values[from.source - 1] ?? 0),
        ...values.slice(from.source, from.source + count.source),
      ]),
      output: new Float64Array(count.target + 1),
      state,
      at: 0,
      ...age,
      sourceRowOfZero: from.source - 1,
      targetRowOfZero: from.target - 1,
    };
    bridge(frame, 1, count.target + 1, 0, count.source);
    output.push(...frame.output.subarray(1));
    from.source += count.source;
    from.target += count.target;
  }
  return output;
}

const NA = Number.NaN;

describe('the latest value', () => {
  const target = rowsAt([1, 1], [1, 2], [1, 3], [1, 4], [1, 5]);

  test('is there at the very instant of its row, and not a microsecond before', () => {
    expect(cross(bridgeLatest, { source: rowsAt([1, 2], [1, 4]), values: [7, 8], target })).toEqual([NA, 7, 7, 8, 8]);
  });

  test('is stale once it is older than its limit, not when it is as old', () => {
    const age = { ageUsMax: 2 * MINUTE, ageSessionsMax: 0 };
    expect(cross(bridgeLatest, { source: rowsAt([1, 1]), values: [7], target, age })).toEqual([7, 7, 7, NA, NA]);
  });

  test('does not outlive its session where the limit says so', () => {
    const age = { ageUsMax: Number.POSITIVE_INFINITY, ageSessionsMax: 0 };
    expect(cross(bridgeLatest, { source: rowsAt([1, 1]), values: [7], target: rowsAt([1, 2], [2, 3]), age })).toEqual([7, NA]);
  });

  test('that is NA is NA: the one before it is not looked for', () => {
    expect(cross(bridgeLatest, { source: rowsAt([1, 1], [1, 2]), values: [7, NA], target })).toEqual([7, NA, NA, NA, NA]);
  });

  test.each([1, 2, 3, 4])('is the same where the window is cut after minute %i', (cutMinute) => {
    const crossing = { source: rowsAt([1, 2], [1, 4]), values: [7, 8], target };
    expect(cross(bridgeLatest, { ...crossing, cutMinute })).toEqual(cross(bridgeLatest, crossing));
  });
});

describe('the settled value', () => {
  // Daily bars seal at minute 10 of their session; sessions begin at 0, 100 and 200.
  const source = rowsAt([1, 10], [2, 110], [3, 210]);
  const values = [1, 2, 3];
  const age = ageLimit({ kind: 'bar', instrument: 0, timeframe: '1d' }, 2);

  test("is yesterday's at every row of today, at the close and after it too", () => {
    const target = rowsAt([2, 101], [2, 109], [2, 110], [2, 115], [3, 201], [3, 210], [3, 211]);
    expect(cross(bridgeSettled, { source, values, target, age })).toEqual([1, 1, 1, 1, 2, 2, 2]);
  });

  test("is yesterday's for a session whose first row comes after the day's bar is sealed", () => {
    expect(cross(bridgeSettled, { source, values, target: rowsAt([2, 115], [2, 116], [3, 230]), age })).toEqual([1, 1, 2]);
  });

  test('is NA before there was a day, and when the last one is more than the limit away', () => {
    expect(cross(bridgeSettled, { source, values, target: rowsAt([1, 5], [1, 10]), age })).toEqual([NA, NA]);
    expect(cross(bridgeSettled, { source, values, target: rowsAt([5, 401]), age })).toEqual([3]);
    expect(cross(bridgeSettled, { source, values, target: rowsAt([6, 501]), age })).toEqual([NA]);
  });

  test.each([5, 10, 101, 109, 110, 115, 201])('is the same where the window is cut after minute %i', (cutMinute) => {
    const crossing = { source, values, target: rowsAt([1, 5], [2, 101], [2, 110], [2, 115], [3, 201], [3, 211]), age };
    expect(cross(bridgeSettled, { ...crossing, cutMinute })).toEqual([NA, 1, 1, 1, 2, 2]);
  });
});

describe('a held event', () => {
  const source = rowsAt([1, 1], [1, 2], [1, 4], [1, 6]);

  test('comes at the first row at or after its instant, once, however many there were', () => {
    expect(cross(bridgeEvents, { source, values: [1, 1, 1, 0], target: rowsAt([1, 2], [1, 3], [1, 5], [1, 7]) })).toEqual([1, 0, 1, 0]);
  });

  test.each([1, 2, 3, 4, 5, 6])('waits over the end of a window after minute %i', (cutMinute) => {
    const crossing = { source, values: [1, 0, 1, 0], target: rowsAt([1, 3], [1, 5], [1, 7]) };
    expect(cross(bridgeEvents, { ...crossing, cutMinute })).toEqual([1, 1, 0]);
  });

  test('that never meets a row is not delivered', () => {
    expect(cross(bridgeEvents, { source, values: [0, 0, 0, 1], target: rowsAt([1, 3], [1, 5]) })).toEqual([0, 0]);
  });
});

describe('the age limit', () => {
  test('is time for bars within a session, sessions for days and longer, and the session for all others', () => {
    expect(ageLimit({ kind: 'bar', instrument: 0, timeframe: '5m' }, 2)).toEqual({ ageUsMax: 10 * MINUTE, ageSessionsMax: 0 });
    expect(ageLimit({ kind: 'bar', instrument: 0, timeframe: '1w' }, 2)).toEqual({
      ageUsMax: Number.POSITIVE_INFINITY,
      ageSessionsMax: 12,
    });
    expect(ageLimit({ kind: 'time', instrument: 0, from: 'open', minutes: 5 }, 2)).toEqual({
      ageUsMax: Number.POSITIVE_INFINITY,
      ageSessionsMax: 0,
    });
    expect(ageLimit({ kind: 'position', position: 0 }, 2)).toEqual(AGELESS);
  });
});
