// Buy and hold: the whole capital from the first open in the period, whatever came before it.
import { expect, test } from 'vitest';
import type { Candles } from '../../../engine/market/candles';
import { isoDay } from '../../../engine/time/day-text';
import { istMinute, timeOfMinute } from '../../../engine/time/ist-time';
import { holdCurve } from './benchmark';

const DAY = isoDay('2025-01-01');
const prices = [100, 200, 250, 150].map((rupees) => rupees * 100);
const candles: Candles = {
  instrument: 'NSE:TEST',
  timeframe: '1m',
  priceScale: 100,
  count: 4,
  minute: Int32Array.of(istMinute(DAY, 555), istMinute(DAY + 1, 555), istMinute(DAY + 1, 556), istMinute(DAY + 3, 555)),
  open: Int32Array.from(prices),
  high: Int32Array.from(prices),
  low: Int32Array.from(prices),
  close: Int32Array.from(prices),
  volume: new Float64Array(4),
  openInterest: new Float64Array(4),
};

test('marks each session at its last close; a session without a bar keeps the mark', () => {
  const held = holdCurve(candles, 1_000_000, Int32Array.of(DAY + 1, DAY + 2, DAY + 3), timeOfMinute(istMinute(DAY + 1, 0)));
  expect(held).toEqual({ equityPaise: [1_250_000, 1_250_000, 750_000], netPaise: -250_000, returnFraction: -0.25 });
});

test('is not there without a bar or a session in the period', () => {
  expect(holdCurve(candles, 1_000_000, Int32Array.of(DAY + 9), timeOfMinute(istMinute(DAY + 9, 0)))).toBeNull();
  expect(holdCurve(candles, 1_000_000, new Int32Array(0), 0)).toBeNull();
});
