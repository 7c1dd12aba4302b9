// Draws a run that might have been: trades independently with replacement, days in blocks so that streaks survive.
// Every draw is keyed by (seed, family, resample, counter), so the same seed gives the same resamples anywhere and in any order.
import { invariant } from '../../dsl/types/invariant';
import { type RandomKey, randomIndex, randomKey, randomUniform } from '../number/counter-random';

/** As many items as given, each drawn independently: right where one item tells nothing of the next. */
export function resampleIndependently<T>(items: readonly T[], seed: number, resample: number): readonly T[] {
  const key = randomKey(seed, 'independent', resample);
  return items.map((_, index) => {
    const drawn = items[randomIndex(key, index, items.length)];
    invariant(drawn !== undefined, 'a draw lies inside the sample');
    return drawn;
  });
}

/** Mean block length of the stationary bootstrap: the least whole L with L³ ≥ n, the rate that Politis and Romano (1994) show to be right. */
export function meanBlockLength(n: number): number {
  let length = 1;
  while (length * length * length < n) length += 1;
  return length;
}

/** The stationary bootstrap: blocks of geometric length from anywhere in the column, which is taken as a ring. */
export function resampleInBlocks(column: Float64Array, seed: number, resample: number): Float64Array {
  const key = randomKey(seed, 'blocks', resample);
  const restart = 1 / meanBlockLength(column.length);
  let at = 0;
  return column.map((_, index) => {
    at = startsBlock(key, index, restart) ? randomIndex(key, 2 * index + 1, column.length) : (at + 1) % column.length;
    return column[at] ?? Number.NaN;
  });
}

function startsBlock(key: RandomKey, index: number, restart: number): boolean {
  return index === 0 || randomUniform(key, 2 * index) < restart;
}
