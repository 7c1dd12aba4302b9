// How long something has lasted without a break: a condition that holds, a number that rises or falls.
import { STREAK_MOST } from '../../../dsl/ops/state';
import type { OpKernel } from '../kernel';

/** State: known samples seen and trues in a row, both counted up to `bars`. */
export const heldFor: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const bars = args[0];
    let seen = state[at];
    let run = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const value = in0[j];
      if (value !== value) {
        out0[j] = Number.NaN;
        continue;
      }
      if (seen < bars) seen += 1;
      if (value === 0) run = 0;
      else if (run < bars) run += 1;
      out0[j] = seen < bars ? Number.NaN : run === bars ? 1 : 0;
    }
    state[at] = seen;
    state[at + 1] = run;
  },
};

/** State: the last known sample, NaN before the first, and the streak. */
export const streak: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, out0, state, at }, from, to) {
    let last = state[at];
    let count = state[at + 1];
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      if (x > last) count = count > 0 ? Math.min(count + 1, STREAK_MOST) : 1;
      else if (x < last) count = count < 0 ? Math.max(count - 1, -STREAK_MOST) : -1;
      else count = x === last ? 0 : count;
      out0[j] = x === x && last === last ? count : Number.NaN;
      if (x === x) last = x;
    }
    state[at] = last;
    state[at + 1] = count;
  },
};
