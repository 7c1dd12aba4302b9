// The step that all moving sums share when their ring wraps. A window is then the head, summed as samples come in, and one tail.
import { canonical } from './settle';

/** Replaces each of `period` slots by the sum from there to the end of the round. */
export function layTails(state: Float64Array, ring: number, period: number): void {
  let tail = 0;
  for (let slot = ring + period - 1; slot >= ring; slot -= 1) {
    tail += state[slot];
    state[slot] = tail;
  }
  // One tail that is no number leaves none after it: the last tells of all, and looking at each would cost as much as adding them.
  if (tail !== tail) for (let slot = ring; slot < ring + period; slot += 1) state[slot] = canonical(state[slot]);
}
