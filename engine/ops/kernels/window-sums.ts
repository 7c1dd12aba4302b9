// Sums over the last `period` known samples, in two parts: `head`, the samples since the ring last wrapped, and a sum over what is left
// of the round before, which each wrap lays into the ring slot by slot from the back. The window's sum is head + ring[next slot]. Sums
// only ever grow by addition: integers stay exact, a huge sample that has left the window leaves no trace, and the order of additions
// depends on the samples seen and on nothing else.
import { halfWindow, rootWindow } from '../../../dsl/ops/windows';
import type { OpFrame, OpKernel } from '../kernel';
import { layTails } from './lay-tails';
import { canonical, settle } from './settle';

/** State: next slot, 1 once the ring has been full, head; then the ring. */
export const sum: OpKernel = {
  run(frame, from, to) {
    runSum(frame, from, to, 1);
  },
};

export const sma: OpKernel = {
  run(frame, from, to) {
    runSum(frame, from, to, frame.args[0]);
  },
};

function runSum({ in0, out0, state, at, args }: OpFrame, from: number, to: number, divisor: number): void {
  const period = args[0] | 0;
  const ring = at + 3;
  let next = state[at] | 0;
  let full = state[at + 1];
  let head = state[at + 2];
  for (let j = from; j < to; j += 1) {
    const x = in0[j];
    if (x !== x) {
      out0[j] = Number.NaN;
      continue;
    }
    state[ring + next] = x;
    head += x;
    next += 1;
    if (next < period) {
      out0[j] = full === 1 ? settle((head + state[ring + next]) / divisor) : Number.NaN;
      continue;
    }
    out0[j] = settle(head / divisor);
    layTails(state, ring, period);
    next = 0;
    head = 0;
    full = 1;
  }
  state[at] = next;
  state[at + 1] = full;
  state[at + 2] = canonical(head);
}

/** A `stepWma` for each row. */
export const wma: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      out0[j] = x === x ? stepWma(state, at, period, x) : Number.NaN;
    }
  },
};

/** State: that of the average over half the window, over the whole, over the root; each 4 doubles and its ring. */
export const hull: OpKernel = {
  run({ in0, out0, state, at, args }, from, to) {
    const period = args[0] | 0;
    const half = halfWindow(period);
    const root = rootWindow(period);
    const wholeAt = at + WMA_HEADER + half;
    const rootAt = wholeAt + WMA_HEADER + period;
    for (let j = from; j < to; j += 1) {
      const x = in0[j];
      out0[j] = Number.NaN;
      if (x !== x) continue;
      const fast = stepWma(state, at, half, x);
      const slow = stepWma(state, wholeAt, period, x);
      const raw = settle(2 * fast - slow);
      if (raw === raw) out0[j] = stepWma(state, rootAt, root, raw);
    }
  },
};

const WMA_HEADER = 4;

/**
 * Takes one sample into a weighted window and returns its average, NaN while the window is not full. State: next slot, 1 once full,
 * head, head weighted 1, 2, 3…; then the ring, in which a wrap leaves sums of sums: the tail of a window that is `next` samples into
 * the round weighs its samples 1, 2, 3… from slot `next` on.
 */
function stepWma(state: Float64Array, at: number, period: number, x: number): number {
  const divisor = (period * (period + 1)) / 2;
  const ring = at + WMA_HEADER;
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
