// The largest-remainder split of `engine/number` over one item of the table of fills, written over its weights. Small amounts, which are all
// but the largest of contract notes, need no big integers.
import { floorDivide } from '../number/floor-divide';
import { splitByLargestRemainder } from '../number/largest-remainder';

/** Replaces column[place + item] for each of the places by its share of `amount` (not negative); the shares sum to it. `remainders`: to work in. */
export function splitInPlace(
  amount: number,
  column: Float64Array,
  places: readonly number[],
  item: number,
  remainders: number[] = [],
): void {
  let sum = 0;
  for (const place of places) sum += weightAt(column, place + item);
  // Nothing to split, and nothing accrued: all shares are zero already.
  if (sum === 0 && amount === 0) return;
  if (sum === 0 || amount * sum > Number.MAX_SAFE_INTEGER) {
    splitLarge(amount, column, places, item);
    return;
  }
  let left = amount;
  while (remainders.length > 0) remainders.pop();
  for (const place of places) {
    const share = amount * weightAt(column, place + item);
    const floor = floorDivide(share, sum);
    column[place + item] = floor;
    remainders.push(share - floor * sum);
    left -= floor;
  }
  for (; left > 0; left -= 1) raiseLargest(column, places, item, remainders);
}

function weightAt(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN;
}

/** Ties go to the earlier row. Fewer are raised than there are rows, so this is quick. */
function raiseLargest(column: Float64Array, places: readonly number[], item: number, remainders: number[]): void {
  let largest = 0;
  for (let at = 1; at < remainders.length; at += 1) if ((remainders[at] ?? 0) > (remainders[largest] ?? 0)) largest = at;
  const index = (places[largest] ?? 0) + item;
  column[index] = weightAt(column, index) + 1;
  remainders[largest] = -1;
}

function splitLarge(amount: number, column: Float64Array, places: readonly number[], item: number): void {
  if (places.length === 0) return;
  const weights = places.map((place) => weightAt(column, place + item));
  for (const [at, share] of splitByLargestRemainder(amount, weights).entries()) column[(places[at] ?? 0) + item] = share;
}
