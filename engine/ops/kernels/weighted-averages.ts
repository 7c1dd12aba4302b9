// Weighted moving averages. The sums grow as in `window-sums`; the rest of the last round is kept as sums of sums, because each row makes
// every sample of it one weight lighter.
import { halfWindow, rootWindow } from '../../../dsl/ops/windows';
import type { OpKernel } from '../kernel';
import { canonical, settle } from './settle';

/** Doubles of state before a weighted window's ring. */
const HEADER = 4;

/** A `stepWeighted` for each row. */
export const wma: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      out0[j] = x === x ? stepWeighted(state, at, period, x) : Number.NaN;
    }
  },
};

/** State: that of the average over half the window, over the whole, over the root; each a header and its ring. */
export const hull: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const half = halfWindow(period);
    const root = rootWindow(period);
    const wholeAt = at + HEADER + half;
    const rootAt = wholeAt + HEADER + period;
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      out0[j] = Number.NaN;
      if (x !== x) continue;
      const fast = stepWeighted(state, at, half, x);
      const slow = stepWeighted(state, wholeAt, period, x);
      const raw = settle(2 * fast - slow);
      if (raw === raw) out0[j] = stepWeighted(state, rootAt, root, raw);
    }
  },
};

/**
 * Takes one sample into a weighted window and returns its average, NaN while the window is not full. State: next slot, 1 once full,
 * head, head weighted 1, 2, 3…; then the ring, in which a wrap leaves sums of sums: the tail of a window that is `next` samples into
 * the round weighs its samples 1, 2, 3… from slot `next` on.
 */
function stepWeighted(state: Float64Array, at: number, period: number, x: number): number {
  const divisor = (period * (period + 1)) / 2;
  const ring = at + HEADER;
  const next = (state[at] | 0) + 1;
  const head = state[at + 2] + x;
  const weighted = state[at + 3] + next * x;
  if (next === period) {
    state[ring + next - 1] = x;
    layTailsOfTails(state, ring, period);
    state[at] = 0;
    state[at + 1] = 1;
    state[at + 2] = 0;
    state[at + 3] = 0;
    return settle(weighted / divisor);
  }
  state[at] = next;
  state[at + 2] = canonical(head);
  state[at + 3] = canonical(weighted);
  state[ring + next - 1] = x;
  return state[at + 1] === 1 ? settle(((period - next) * head + weighted + state[ring + next]) / divisor) : Number.NaN;
}

function layTailsOfTails(state: Float64Array, ring: number, period: number): void {
  let tail = 0;
  let tailOfTails = 0;
  for (let slot = ring + period - 1; slot >= ring; slot -= 1) {
    tail += state[slot];
    tailOfTails += tail;
    state[slot] = canonical(tailOfTails);
  }
}
