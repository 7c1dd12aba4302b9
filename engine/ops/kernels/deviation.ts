// Spread about a moving average: standard and mean absolute deviation, and the rank of the present sample.
import type { OpKernel } from '../kernel';
import { firstMissing } from './known-rows';
import { canonical, settle, settleRows } from './settle';

const SAMPLE = 1;

/**
 * Σd and Σd² in two parts as in `window-sums`, where d is the distance from the sample at which the ring last wrapped. That sample is
 * in the window until the next wrap, so no window is far from its origin: integers stay exact, a flat window has deviation 0.
 * State: next slot, 1 once full, origin, Σd and Σd² since the wrap; then the ring (samples, below them tails of Σd) and tails of Σd².
 */
export const stdev: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const divisor = period * (args[1] === SAMPLE ? period - 1 : period);
    const ring = at + 5;
    const squares = ring + period;
    let next = state[at] | 0;
    let full = state[at + 1];
    let origin = state[at + 2];
    let head1 = state[at + 3];
    let head2 = state[at + 4];
    let doubt = 0;
    for (let j = from; j < to; j += 1) {
      // What is left of the round, but for the row that ends it.
      const roundEnd = Math.min(to, j + period - 1 - next);
      for (const gap = full === 1 ? firstMissing(in0, j, roundEnd) : j; j < gap; j += 1) {
        const x = in0[j];
        state[ring + next] = x;
        next += 1;
        const distance = x - origin;
        head1 += distance;
        head2 += distance * distance;
        const sum1 = head1 + state[ring + next];
        const spread = period * (head2 + state[squares + next]) - sum1 * sum1;
        out0[j] = Math.sqrt((spread < 0 ? 0 : spread) / divisor);
        doubt += spread - spread;
      }
      if (j === to) break;
      const x = in0[j];
      out0[j] = Number.NaN;
      if (x !== x) continue;
      state[ring + next] = x;
      next += 1;
      if (next < period) {
        head1 += x - origin;
        head2 += (x - origin) * (x - origin);
        if (full === 1) out0[j] = deviationOf(period, head1 + state[ring + next], head2 + state[squares + next], divisor);
        continue;
      }
      origin = x;
      layDistances(state, ring, period, origin);
      out0[j] = deviationOf(period, state[ring], state[squares], divisor);
      next = 0;
      head1 = head2 = 0;
      full = 1;
    }
    if (doubt !== 0) settleRows(out0, from, to);
    state[at] = next;
    state[at + 1] = full;
    state[at + 2] = origin;
    state[at + 3] = canonical(head1);
    state[at + 4] = canonical(head2);
  },
};

/** Replaces the samples of a round by the sums, from each to the end of the round, of their distances from `origin` and of the squares. */
function layDistances(state: Float64Array, ring: number, period: number, origin: number): void {
  const squares = ring + period;
  let sum1 = 0;
  let sum2 = 0;
  for (let slot = period - 1; slot >= 0; slot -= 1) {
    const distance = state[ring + slot] - origin;
    sum1 += distance;
    sum2 += distance * distance;
    state[ring + slot] = canonical(sum1);
    state[squares + slot] = canonical(sum2);
  }
}

/** Rounding may leave a spread a little below 0. */
function deviationOf(period: number, sum1: number, sum2: number, divisor: number): number {
  const spread = period * sum2 - sum1 * sum1;
  return settle(Math.sqrt((spread < 0 ? 0 : spread) / divisor));
}

/** State: next slot, 1 once the ring has been full; then the ring. Walks the window at each row: the average moves every time. */
export const meanDeviation: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const ring = at + 2;
    const end = ring + period;
    let next = state[at] | 0;
    let full = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      if (x !== x) {
        out0[j] = Number.NaN;
        continue;
      }
      state[ring + next] = x;
      next += 1;
      if (next === period) {
        next = 0;
        full = 1;
      }
      if (full === 0) {
        out0[j] = Number.NaN;
        continue;
      }
      let sum = 0;
      for (let slot = ring; slot < end; slot += 1) sum += state[slot];
      const mean = sum / period;
      let distance = 0;
      for (let slot = ring; slot < end; slot += 1) distance += Math.abs(state[slot] - mean);
      out0[j] = settle(distance / period);
    }
    state[at] = next;
    state[at + 1] = full;
  },
};

/** State: next slot, 1 once the ring has been full; then the ring. The present sample is not below itself. */
export const percentRank: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const ring = at + 2;
    const end = ring + period;
    let next = state[at] | 0;
    let full = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      if (x !== x) {
        out0[j] = Number.NaN;
        continue;
      }
      state[ring + next] = x;
      next += 1;
      if (next === period) {
        next = 0;
        full = 1;
      }
      if (full === 0) {
        out0[j] = Number.NaN;
        continue;
      }
      let below = 0;
      for (let slot = ring; slot < end; slot += 1) below += Number(state[slot] < x);
      out0[j] = (100 * below) / (period - 1);
    }
    state[at] = next;
    state[at + 1] = full;
  },
};

/** State: next slot and how many are known; then the ring, 1 for a row that was known. */
export const knownSamples: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const ring = at + 2;
    let next = state[at] | 0;
    let known = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const isKnown = in0[j] === in0[j] ? 1 : 0;
      known += isKnown - state[ring + next];
      state[ring + next] = isKnown;
      next = next + 1 === period ? 0 : next + 1;
      out0[j] = known;
    }
    state[at] = next;
    state[at + 1] = known;
  },
};
