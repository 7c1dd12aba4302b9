// What is known of the last trade at an instant of the day, from bars of any length: never a close that is still to come.
import { describe, expect, test } from 'vitest';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { buildClockRows, type InstrumentHistory } from './clock-rows';

const DAY = 19_450;
const OPEN = istMinute(DAY, 555);
const CLOSE = OPEN + 375;
/** Before the first bar has ended nothing is known, and a price of nothing is no price of zero. */
const NONE = Number.NaN;

/** One session of bars that open so many minutes after the session does, and close at 1, 2, 3 … */
function history(timeframe: string, opens: readonly number[]): InstrumentHistory {
  const closes = Int32Array.from(opens, (_, row) => row + 1);
  return {
    candles: {
      instrument: 'NSE:TEST',
      timeframe,
      priceScale: 100,
      count: opens.length,
      minute: Int32Array.from(opens, (minute) => OPEN + minute),
      open: Int32Array.from(opens, (_, row) => 10 * (row + 1)),
      high: closes,
      low: closes,
      close: closes,
      volume: new Float64Array(opens.length),
      openInterest: new Float64Array(opens.length),
    },
    sessions: (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: CLOSE }] : []),
  };
}

function lastTradeAt(from: InstrumentHistory, minutes: number): number {
  return (
    buildClockRows({ kind: 'time', instrument: 0, from: 'open', minutes }, from, Int32Array.of(DAY)).close[0] ?? Number.POSITIVE_INFINITY
  );
}

describe('the last trade at an instant is the close of a bar that has ended by then:', () => {
  test.each([
    ['1m', [0, 1, 2], [NONE, 1, 2]],
    ['5m', [0, 5, 10], [NONE, NONE, NONE, NONE, NONE, 1, 1, 1, 1, 1, 2]],
    ['1d', [0], [NONE, NONE, NONE]],
  ])('of %s bars', (timeframe, opens, known) => {
    const from = history(timeframe, opens);
    expect(known.map((_, minute) => lastTradeAt(from, minute))).toEqual(known);
  });

  test('of a daily bar from the close on', () => {
    expect(lastTradeAt(history('1d', [0]), 374)).toBe(NONE);
    expect(lastTradeAt(history('1d', [0]), 375)).toBe(1);
  });
});

test('the prints of a bar are its open, and its close just before it ends', () => {
  const rows = buildClockRows({ kind: 'tick', instrument: 0, gapMs: 0 }, history('5m', [0, 5]), Int32Array.of(DAY));
  const minutes = Array.from(rows.timeUs, (timeUs) => timeUs - OPEN * US_PER_MINUTE);
  expect(minutes).toEqual([0, 5 * US_PER_MINUTE - 1, 5 * US_PER_MINUTE, 10 * US_PER_MINUTE - 1]);
  expect(Array.from(rows.close)).toEqual([10, 1, 20, 2]);
});
