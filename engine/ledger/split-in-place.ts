// Splits one item of a contract note over the rows of the table of fills, by largest remainder as `engine/number` does, and writes each share
// over its weight. Nearly all amounts are small enough to need no big integers.
import { floorDivide } from '../number/floor-divide';
import { splitByLargestRemainder } from '../number/largest-remainder';

/**
 * `starts`: the cells at which rows begin. Replaces column[start + item] of each row by its share of `amount` (not negative); the shares sum to
 * it. `remainders`: to work in.
 */
export function splitInPlace(amount: number, column: Float64Array, starts: readonly number[], item: number, remainders: number[]): void {
  let sum = 0;
  for (const start of starts) sum += weightAt(column, start + item);
  // Nothing to split, and nothing accrued: all shares are zero already.
  if (sum === 0 && amount === 0) return;
  if (sum === 0 || amount * sum > Number.MAX_SAFE_INTEGER) {
    splitLarge(amount, column, starts, item);
    return;
  }
  let left = amount;
  while (remainders.length > 0) remainders.pop();
  for (const start of starts) {
    const share = amount * weightAt(column, start + item);
    const floor = floorDivide(share, sum);
    column[start + item] = floor;
    remainders.push(share - floor * sum);
    left -= floor;
  }
  for (; left > 0; left -= 1) raiseLargest(column, starts, item, remainders);
}

function weightAt(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN;
}

/** Ties go to the earlier row. Fewer are raised than there are rows, so this is quick. */
function raiseLargest(column: Float64Array, starts: readonly number[], item: number, remainders: number[]): void {
  let largest = 0;
  for (let at = 1; at < remainders.length; at += 1) if ((remainders[at] ?? 0) > (remainders[largest] ?? 0)) largest = at;
  const index = (starts[largest] ?? 0) + item;
  column[index] = weightAt(column, index) + 1;
  remainders[largest] = -1;
}

function splitLarge(amount: number, column: Float64Array, starts: readonly number[], item: number): void {
  if (starts.length === 0) return;
  const weights = starts.map((start) => weightAt(column, start + item));
  for (const [at, share] of splitByLargestRemainder(amount, weights).entries()) column[(starts[at] ?? 0) + item] = share;
}
