// The least-squares line through the last `period` known samples. Two moving sums in two parts as in `window-sums`, of distances from
// the sample at which the ring last wrapped: a flat window has slope 0, and prices far from zero lose no digits.
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';

/**
 * State: next slot, 1 once full, origin, Σd and Σ(1, 2, 3…)d since the wrap; then the ring (samples, below them tails of Σd) and the
 * tails of those tails, which weigh the rest of the last round 1, 2, 3…
 */
export const regression: OpKernel = {
  run({ in0, out0, out1, state, at, args }, from, to) {
    const period = args[0] | 0;
    const middle = (period + 1) / 2;
    const spread = (period * (period * period - 1)) / 12;
    const ring = at + 5;
    const tails = ring + period;
    let next = state[at] | 0;
    let full = state[at + 1];
    let origin = state[at + 2];
    let head = state[at + 3];
    let weighted = state[at + 4];
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      if (x !== x) {
        out0[j] = out1[j] = Number.NaN;
        continue;
      }
      state[ring + next] = x;
      next += 1;
      let sum: number;
      let moment: number;
      if (next < period) {
        const distance = x - origin;
        head += distance;
        weighted += next * distance;
        sum = head + state[ring + next];
        moment = (period - next) * head + weighted + state[tails + next];
      } else {
        origin = x;
        sum = moment = 0;
        for (let slot = period - 1; slot >= 0; slot -= 1) {
          sum += state[ring + slot] - x;
          moment += sum;
          state[ring + slot] = canonical(sum);
          state[tails + slot] = canonical(moment);
        }
        next = 0;
        head = weighted = 0;
        full = 1;
      }
      const slope = (moment - middle * sum) / spread;
      out0[j] = full === 1 ? settle(slope) : Number.NaN;
      out1[j] = full === 1 ? settle(origin + sum / period + slope * (period - middle)) : Number.NaN;
    }
    state[at] = next;
    state[at + 1] = full;
    state[at + 2] = origin;
    state[at + 3] = canonical(head);
    state[at + 4] = canonical(weighted);
  },
};
