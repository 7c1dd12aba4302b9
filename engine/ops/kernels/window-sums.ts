// Sums over the last `period` known samples, in two parts: `head`, the samples since the ring last wrapped, and a sum over what is left
// of the round before, which each wrap lays into the ring slot by slot from the back. The window's sum is head + ring[next slot]. Sums
// only ever grow by addition: integers stay exact, a huge sample that has left the window leaves no trace, and the order of additions
// depends on the samples seen and on nothing else.
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
