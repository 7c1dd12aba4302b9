import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitByLargestRemainder } from '../number/largest-remainder';
import { splitInPlace } from './split-in-place';

it('splits as the largest-remainder method does, whatever the size (seed 7003)', () => {
  const weights = fc.array(fc.oneof(fc.nat(3), fc.nat(10_000_000_000)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(fc.nat(20), fc.nat(900_000_000)), weights, (amount, parts) => {
      const column = new Float64Array(parts.length * 3).fill(-7);
      const starts = parts.map((_, at) => at * 3);
      for (const [at, part] of parts.entries()) column[at * 3 + 1] = part;
      splitInPlace(amount, column, starts, 1, []);
      expect(starts.map((start) => column[start + 1])).toEqual(splitByLargestRemainder(amount, parts));
      expect(column.filter((value) => value === -7)).toHaveLength(parts.length * 2);
    }),
    { seed: 7_003, numRuns: 1_000 },
  );
});
