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
  for (let j = from; j < to; ) {
    const roundEnd = Math.min(to, j + end - slot);
    for (; j < roundEnd; j += 1) {
      const x = in0[j];
      if (x !== x) {
        out0[j] = Number.NaN;
        continue;
      }
      state[slot] = x;
      head += x;
      slot += 1;
      const total = slot < end ? head + state[slot] : head;
      out0[j] = isFull || slot === end ? settle(total / divisor) : Number.NaN;
    }
    if (slot < end) continue;
    layTails(state, ring, period);
    slot = ring;
    head = 0;
    isFull = true;
  }
  state[at] = slot - ring;
  state[at + 1] = isFull ? 1 : 0;
  state[at + 2] = canonical(head);
}
