// A whole amount split in proportion to weights so that the parts are whole and sum to it: the method of largest remainders.
import { invariant } from '../../dsl/types/invariant';

/**
 * Parts in the order of the weights. What the floors leave over goes one unit each to the largest remainders, ties to the earlier part.
 * All weights zero: the whole goes to the first part. Amount and weights are safe integers, weights not negative.
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[]): readonly number[] {
  invariant(weights.length > 0, 'an amount is split over at least one part');
  const size = BigInt(amount < 0 ? -amount : amount);
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? amount : 0));
  const parts = weights.map((weight, index) => {
    const share = size * BigInt(weight);
    return { index, floor: share / sum, remainder: share % sum };
  });
  const left = Number(size - parts.reduce((total, part) => total + part.floor, 0n));
  const byRemainder = parts.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const raised = new Set(byRemainder.slice(0, left).map((part) => part.index));
  return parts.map((part) => {
    const whole = Number(part.floor) + (raised.has(part.index) ? 1 : 0);
    return amount < 0 && whole !== 0 ? -whole : whole;
  });
}
