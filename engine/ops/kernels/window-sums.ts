// Sums over the last `period` known samples, in two parts: `head`, the samples since the ring last wrapped, and a sum over what is left
// of the round before, which each wrap lays into the ring slot by slot from the back. The window's sum is head + ring[next slot]. Sums
// only ever grow by addition: integers stay exact, a huge sample that has left the window leaves no trace, and the order of additions
// depends on the samples seen and on nothing else.
import type { OpFrame, OpKernel } from '../kernel';
import { firstMissing } from './known-rows';
import { layTails } from './lay-tails';
import { canonical, settle, settleRows } from './settle';

/** State: next slot, 1 once the ring has been full, head; then the ring. */
export const sum: OpKernel = {
  run(frame, from, to) {
    runSum(frame, from, to, false);
  },
};

export const sma: OpKernel = {
  run(frame, from, to) {
    runSum(frame, from, to, true);
  },
};

function runSum({ in0, out0, state, at, args }: OpFrame, from: number, to: number, isMean: boolean): void {
  const period = args[0] | 0;
  const divisor = isMean ? args[0] : 1;
  const ring = at + 3;
  const end = ring + period;
  let slot = ring + (state[at] | 0);
  let isFull = state[at + 1] === 1;
  let head = state[at + 2];
  let doubt = 0;
  for (let j = from; j < to; j += 1) {
    // What is left of the round, but for the row that ends it.
    const roundEnd = Math.min(to, j + end - 1 - slot);
    for (const gap = isFull ? firstMissing(in0, j, roundEnd) : j; j < gap; j += 1) {
      const x = in0[j];
      state[slot] = x;
      head += x;
      slot += 1;
      const total = (head + state[slot]) / divisor;
      out0[j] = total + 0;
      doubt += total - total;
    }
    if (j === to) break;
    const x = in0[j];
    out0[j] = Number.NaN;
    if (x !== x) continue;
    state[slot] = x;
    head += x;
    slot += 1;
    if (slot === end) {
      out0[j] = settle(head / divisor);
      layTails(state, ring, period);
      slot = ring;
      head = 0;
      isFull = true;
    } else if (isFull) out0[j] = settle((head + state[slot]) / divisor);
  }
  if (doubt !== 0) settleRows(out0, from, to);
  state[at] = slot - ring;
  state[at + 1] = isFull ? 1 : 0;
  state[at + 2] = canonical(head);
}
