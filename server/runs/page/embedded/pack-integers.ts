// Integers as base64 of zigzag varints: small ones take one byte, safe integers of any size fit. Differences of a slow column are small.
import { invariant } from '../../../../dsl/types/invariant';

export function packIntegers(values: Iterable<number>): string {
  const bytes: number[] = [];
  for (const value of values) {
    invariant(Number.isSafeInteger(value * 2), 'a packed value is an integer');
    let left = value < 0 ? -2 * value - 1 : 2 * value;
    for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
    bytes.push(left);
  }
  return Buffer.from(bytes).toString('base64');
}

/** Each value less the one before it, the first as it is. */
export function packDifferences(values: Iterable<number>): string {
  return packIntegers(differences(values));
}

function* differences(values: Iterable<number>): Generator<number> {
  let before = 0;
  for (const value of values) {
    yield value - before;
    before = value;
  }
}
