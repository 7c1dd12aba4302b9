// Largest and smallest of the last `period` known samples, and how long ago. The window is cut where the ring last wrapped: `best` is
// the extreme since then, and each wrap lays into every slot the extreme from there to the end of the round (van Herk; Gil and Werman,
// 1993). Two comparisons a row, no queue whose length depends on the data.
import type { OpFrame, OpKernel } from '../kernel';

/** State: next slot, 1 once the ring has been full, best and its slot; then the ring of values and the ring of their slots. */
export const highest: OpKernel = {
  run(frame, from, to) {
    runExtreme(frame, from, to, 1);
  },
};

export const lowest: OpKernel = {
  run(frame, from, to) {
    runExtreme(frame, from, to, -1);
  },
};

/** The smallest is the largest of the negatives: `sign` is 1 or -1, and multiplying by it twice gives the number back. */
function runExtreme({ in0, out0, out1, state, at, args }: OpFrame, from: number, to: number, sign: number): void {
  const period = args[0] | 0;
  const values = at + 4;
  const slots = values + period;
  let next = state[at] | 0;
  let full = state[at + 1];
  let best = state[at + 2];
  let bestSlot = state[at + 3] | 0;
  for (let j = from; j < to; j += 1) {
    const x = in0[j] * sign;
    if (x !== x) {
      out0[j] = out1[j] = Number.NaN;
      continue;
    }
    // Of equals the latest.
    if (next === 0 || x >= best) {
      best = x;
      bestSlot = next;
    }
    state[values + next] = x;
    next += 1;
    if (next < period) {
      if (full === 0) out0[j] = out1[j] = Number.NaN;
      else if (best >= state[values + next]) {
        out0[j] = best * sign;
        out1[j] = next - 1 - bestSlot;
      } else {
        out0[j] = state[values + next] * sign;
        out1[j] = next - 1 + period - state[slots + next];
      }
      continue;
    }
    out0[j] = best * sign;
    out1[j] = period - 1 - bestSlot;
    layTails(state, values, slots, period);
    next = 0;
    full = 1;
  }
  state[at] = next;
  state[at + 1] = full;
  state[at + 2] = best;
  state[at + 3] = bestSlot;
}

function layTails(state: Float64Array, values: number, slots: number, period: number): void {
  let best = Number.NEGATIVE_INFINITY;
  let bestSlot = 0;
  for (let slot = period - 1; slot >= 0; slot -= 1) {
    if (state[values + slot] > best) {
      best = state[values + slot];
      bestSlot = slot;
    }
    state[values + slot] = best;
    state[slots + slot] = bestSlot;
  }
}
