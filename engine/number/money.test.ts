import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitByLargestRemainder } from './largest-remainder';
import { divideHalfUp, multiplyDivideHalfUp } from './round-half-up';

describe('rounding half up', () => {
  test('ties go away from zero, all else to the nearest', () => {
    const cases: readonly (readonly [bigint, bigint, bigint])[] = [
      [5n, 10n, 1n],
      [4n, 10n, 0n],
      [-5n, 10n, -1n],
      [-4n, 10n, 0n],
      [3n, 2n, 2n],
      [1n, 3n, 0n],
      [2n, 3n, 1n],
      [-7n, 3n, -2n],
    ];
    for (const [numerator, denominator, expected] of cases) expect(divideHalfUp(numerator, denominator)).toBe(expected);
  });
  test('the fast path and the exact path of a · b / c agree, seed 41', () => {
    const whole = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1_000_000_000 }), (a, b, divisor) => {
        const exact = divideHalfUp(BigInt(a) * BigInt(b), BigInt(divisor));
        if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < -BigInt(Number.MAX_SAFE_INTEGER)) return;
        expect(BigInt(multiplyDivideHalfUp(a, b, divisor))).toBe(exact);
      }),
      { seed: 41, numRuns: 1_000 },
    );
  });
  test('a result beyond the safe integers is a bug, not a number', () => {
    expect(() => multiplyDivideHalfUp(Number.MAX_SAFE_INTEGER, 1_000, 1)).toThrow('fits a double exactly');
  });
});

describe('largest remainder', () => {
  test('hands the odd paise to the largest remainders', () => {
    expect(splitByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByLargestRemainder(10, [3, 3, 1])).toEqual([4, 4, 2]);
    expect(splitByLargestRemainder(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitByLargestRemainder(7, [0, 0])).toEqual([7, 0]);
  });
  test('always sums to the whole and never strays a unit from the exact share, seed 42', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), weights, (amount, parts) => {
        const split = splitByLargestRemainder(amount, parts);
        expect(split.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const total = parts.reduce((sum, part) => sum + part, 0);
        if (total === 0) return;
        split.forEach((part, index) => {
          expect(Math.abs(part - (amount / total) * (parts[index] ?? 0))).toBeLessThan(1.001);
        });
      }),
      { seed: 42, numRuns: 1_000 },
    );
  });
});
