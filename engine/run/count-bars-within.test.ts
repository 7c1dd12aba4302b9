import { describe, expect, test } from 'vitest';
import type { QuietMoney } from '../trade/quiet-money';
import { countBarsWithin } from './count-bars-within';

type Walked = Parameters<typeof countBarsWithin>[1][number];

/** Bars that open where the one before closed, from one that opened at the first price. */
function walking(instrument: number, ...prices: readonly number[]): Walked {
  const none = new Int32Array(0);
  const [open, close] = [Int32Array.from(prices), Int32Array.from(prices.slice(1))];
  const candles = {
    instrument: '',
    timeframe: '1m',
    priceScale: 100,
    count: close.length,
    minute: none,
    high: none,
    low: none,
    open,
    close,
  };
  return { instrument, row: 0, candles: { ...candles, volume: new Float64Array(0), openInterest: new Float64Array(0) } };
}

/** One unit bought of the first, one sold of the second, both at 100. */
const spread = (low: number, high: number): QuietMoney => ({
  money: 0,
  low,
  high,
  legs: [
    { instrument: 0, last: 100, perUnit: 1 },
    { instrument: 1, last: 100, perUnit: -1 },
  ],
});

describe('bars of legs that are weighed together', () => {
  test('are all passed while their money stays inside, however far each leg goes', () => {
    const cursors = [walking(0, 100, 103, 106, 109), walking(1, 100, 103, 106, 109)];
    expect(countBarsWithin(spread(-4, 4), cursors, 3)).toBe(3);
  });

  test('end before the one that reaches a bound', () => {
    const cursors = [walking(0, 100, 101, 102, 103), walking(1, 100, 100, 100, 100)];
    expect(countBarsWithin(spread(-10, 3), cursors, 3)).toBe(2);
    expect(countBarsWithin(spread(-10, 4), cursors, 3)).toBe(3);
  });

  test('end where one leg’s print alone may reach it, for the other’s comes later', () => {
    const cursors = [walking(0, 100, 105, 105), walking(1, 100, 105, 105)];
    expect(countBarsWithin(spread(-5, 9), cursors, 2)).toBe(0);
    expect(countBarsWithin(spread(-9, 5), cursors, 2)).toBe(0);
    expect(countBarsWithin(spread(-6, 6), cursors, 2)).toBe(2);
  });

  test('weigh the next bar’s open too', () => {
    const gap = walking(0, 100, 101, 102);
    gap.candles.open[1] = 110;
    expect(countBarsWithin(spread(-10, 5), [gap, walking(1, 100, 100, 100)], 2)).toBe(0);
  });

  test('are none where a leg has no bars at hand', () => {
    expect(countBarsWithin(spread(-10, 10), [walking(0, 100, 100)], 1)).toBe(0);
  });
});
