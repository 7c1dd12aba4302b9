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

/** State: where it stands, NaN before the first sample; where it seems to go, and for how many samples it has. */
export const band: OpKernel = {
  init({ state, at }) {
    state[at] = Number.NaN;
  },
  run({ in0, in1, in2, in3, out0, state, at, args }, from, to) {
    const rows = args[0];
    let place = state[at];
    let next = state[at + 1];
    let count = state[at + 2];
    for (let j = from; j < to; j += 1) {
      const value = in0[j];
      const margin = in3[j];
      if (value !== value || in1[j] !== in1[j] || in2[j] !== in2[j] || margin !== margin) {
        out0[j] = Number.NaN;
        continue;
      }
      const low = Math.min(in1[j], in2[j]);
      const high = Math.max(in1[j], in2[j]);
      if (place !== place) place = value < low ? 0 : value > high ? 2 : 1;
      else {
        const seen = placeFrom(place, value, low, high, margin);
        count = seen === place ? 0 : seen === next ? count + 1 : 1;
        next = seen;
        if (count >= rows) {
          place = seen;
          count = 0;
        }
      }
      out0[j] = place;
    }
    state[at] = place;
    state[at + 1] = next;
    state[at + 2] = count;
  },
};

/** Where a number stands, seen from a place: a border between the two counts as crossed only beyond its margin. */
function placeFrom(place: number, value: number, low: number, high: number, margin: number): number {
  if (place === 2 && value >= high - margin) return 2;
  if (place === 0 && value <= low + margin) return 0;
  return value > high + margin ? 2 : value < low - margin ? 0 : 1;
}
