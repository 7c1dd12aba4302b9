import fc from 'fast-check';
import { expect, it } from 'vitest';
import { floorDivide } from './floor-divide';

it('is the whole part of the quotient for all safe integers, as big integers have it (seed 7021)', () => {
  const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const divisor = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(
    fc.property(whole, divisor, fc.constantFrom(-1, 0, 1), (size, by, off) => {
      // Multiples and their neighbours are where a quotient in floating point goes wrong.
      const near = Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, size - (size % by) + off));
      for (const each of [size, near]) expect(floorDivide(each, by)).toBe(Number(BigInt(each) / BigInt(by)));
    }),
    { seed: 7_021, numRuns: 2_000 },
  );
});
