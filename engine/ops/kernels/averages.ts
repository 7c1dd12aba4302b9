// Recursive averages. The seed is laid in a loop of its own, so that the long one carries no counter. An average that has ceased to be
// finite stays so: the last of a block tells of all.
import type { OpFrame, OpKernel } from '../kernel';
import { firstMissing } from './known-rows';
import { layTails } from './lay-tails';
import { canonical, settle, settleRows } from './settle';

/**
 * Adds up the first `period` known samples and turns them into their average. State: samples seen, sum until the seed, then average.
 * Returns the row after the seed, or `to`.
 */
function seedByMean({ in0, out0, state, at, args }: OpFrame, from: number, to: number): number {
  const period = args[0];
  let seen = state[at];
  let total = state[at + 1];
  let j = from;
  for (; j < to && seen < period; j += 1) {
    const x = in0[j];
    out0[j] = Number.NaN;
    if (x !== x) continue;
    total += x;
    seen += 1;
    if (seen < period) continue;
    total /= period;
    out0[j] = settle(total);
  }
  state[at] = seen;
  state[at + 1] = canonical(total);
  return j;
}

export const ema: OpKernel = {
  run(frame, from, to) {
    const { in0, out0, state, at, args } = frame;
    const alpha = 2 / (args[0] + 1);
    const seeded = seedByMean(frame, from, to);
    let average = state[at + 1];
    for (let j = seeded; j < to; j += 1) {
      for (const gap = firstMissing(in0, j, to); j < gap; j += 1) {
        average += alpha * (in0[j] - average);
        out0[j] = average + 0;
      }
      if (j < to) out0[j] = Number.NaN;
    }
    if (average - average !== 0) settleRows(out0, seeded, to);
    state[at + 1] = canonical(average);
  },
};

export const wilder: OpKernel = {
  run(frame, from, to) {
    const { in0, out0, state, at, args } = frame;
    const period = args[0];
    const seeded = seedByMean(frame, from, to);
    let average = state[at + 1];
    for (let j = seeded; j < to; j += 1) {
      for (const gap = firstMissing(in0, j, to); j < gap; j += 1) {
        average = (average * (period - 1) + in0[j]) / period;
        out0[j] = average + 0;
      }
      if (j < to) out0[j] = Number.NaN;
    }
    if (average - average !== 0) settleRows(out0, seeded, to);
    state[at + 1] = canonical(average);
  },
};

/**
 * State: next slot, 1 once seeded, path since the wrap, last sample, average; then the ring of samples and the ring of steps |x − last|,
 * summed in two parts as in `window-sums`. The step of the very first sample is 0 and leaves the window before it is read.
 */
export const kama: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const fastest = 2 / (args[1] + 1);
    const slowest = 2 / (args[2] + 1);
    const ring = at + 5;
    const steps = ring + period;
    let next = state[at] | 0;
    let seeded = state[at + 1];
    let head = state[at + 2];
    let last = state[at + 3];
    let average = state[at + 4];
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      if (x !== x) {
        out0[j] = Number.NaN;
        continue;
      }
      const step = next === 0 && seeded === 0 ? 0 : Math.abs(x - last);
      const way = Math.abs(x - state[ring + next]);
      state[ring + next] = x;
      state[steps + next] = step;
      head += step;
      next += 1;
      const path = next < period ? head + state[steps + next] : head;
      if (seeded === 1) {
        const smoothing = (path > 0 ? way / path : 0) * (fastest - slowest) + slowest;
        average += smoothing * smoothing * (x - average);
      }
      if (next === period) {
        if (seeded === 0) average = x;
        layTails(state, steps, period);
        next = 0;
        head = 0;
        seeded = 1;
      }
      out0[j] = seeded === 1 ? settle(average) : Number.NaN;
      last = x;
    }
    state[at] = next;
    state[at + 1] = seeded;
    state[at + 2] = canonical(head);
    state[at + 3] = last;
    state[at + 4] = canonical(average);
  },
};
