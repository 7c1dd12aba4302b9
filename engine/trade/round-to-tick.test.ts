import { describe, expect, test } from 'vitest';
import { ceilToTick, floorToTick, roundToward } from './round-to-tick';

describe('rounding to the tick', () => {
  test('a price on the grid stays, whatever a division left of it', () => {
    // 2 % below 101.50 is 99.47; in doubles 10150 × (1 − 0.02) is 9946.999999999998.
    expect(floorToTick(10150 * (1 - 0.02), 1)).toBe(9947);
    expect(ceilToTick(9947.000000001, 1)).toBe(9947);
    expect(floorToTick(9945, 5)).toBe(9945);
    expect(ceilToTick(9945, 5)).toBe(9945);
  });

  test('anything else goes the way it was told', () => {
    expect(floorToTick(9949.9, 5)).toBe(9945);
    expect(ceilToTick(9945.1, 5)).toBe(9950);
    expect(roundToward(-1, 9947, 5)).toBe(9945);
    expect(roundToward(1, 9947, 5)).toBe(9950);
  });
});
