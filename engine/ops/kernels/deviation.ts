// Spread about a moving average: standard and mean absolute deviation, and the rank of the present sample.
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';

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
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      if (x !== x) {
        out0[j] = Number.NaN;
        continue;
      }
      state[ring + next] = x;
      next += 1;
      let sum1: number;
      let sum2: number;
      if (next < period) {
        const distance = x - origin;
        head1 += distance;
        head2 += distance * distance;
        sum1 = head1 + state[ring + next];
        sum2 = head2 + state[squares + next];
      } else {
        origin = x;
        sum1 = sum2 = 0;
        for (let slot = period - 1; slot >= 0; slot -= 1) {
          const distance = state[ring + slot] - x;
          sum1 += distance;
          sum2 += distance * distance;
          state[ring + slot] = sum1;
          state[squares + slot] = sum2;
        }
        if (sum1 !== sum1) for (let slot = ring; slot < squares; slot += 1) state[slot] = canonical(state[slot]);
        next = 0;
        head1 = head2 = 0;
        full = 1;
      }
      const spread = period * sum2 - sum1 * sum1;
      out0[j] = full === 1 ? settle(Math.sqrt((spread < 0 ? 0 : spread) / divisor)) : Number.NaN;
    }
    state[at] = next;
    state[at + 1] = full;
    state[at + 2] = origin;
    state[at + 3] = canonical(head1);
    state[at + 4] = canonical(head2);
  },
};

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
