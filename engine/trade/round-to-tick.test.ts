import { describe, expect, test } from 'vitest';
import { roundToward } from './round-to-tick';

describe('rounding to the tick', () => {
  test('a price on the grid stays, whatever a division left of it', () => {
    // 2 % below 101.50 is 99.47; in doubles 10150 × (1 − 0.02) is 9946.999999999998.
    expect(roundToward(-1, 10150 * (1 - 0.02), 1)).toBe(9947);
    expect(roundToward(1, 9947.000000001, 1)).toBe(9947);
    expect([-1, 1].map((sign) => roundToward(sign, 9945, 5))).toEqual([9945, 9945]);
  });

  test('anything else goes the way it was told', () => {
    expect([9945.1, 9947, 9949.9].map((price) => roundToward(-1, price, 5))).toEqual([9945, 9945, 9945]);
    expect([9945.1, 9947, 9949.9].map((price) => roundToward(1, price, 5))).toEqual([9950, 9950, 9950]);
  });
});
