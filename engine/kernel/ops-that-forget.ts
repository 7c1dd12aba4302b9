// Whose memory ends with a contract: every op on a clock of its instrument, and every op elsewhere that reads what such ops say. What
// comes in from other clocks stays: it is of another instrument.
import type { BoundOp } from './bound-op';

/** In the order given. `isTurning`: 1 for the clocks of the instruments whose contract changes. */
export function opsThatForget(ops: readonly BoundOp[], isTurning: Uint8Array): readonly BoundOp[] {
  const forgotten = new Set<BoundOp>();
  const slots = new Set<number>();
  // A value that is fed back is read before it is computed: once more through all, until nothing is added.
  for (let known = -1; known < forgotten.size; ) {
    known = forgotten.size;
    for (const bound of ops) {
      if (forgotten.has(bound) || !readsContract(bound, isTurning, slots)) continue;
      forgotten.add(bound);
      for (const slot of bound.op.outputs) slots.add(slot);
    }
  }
  return ops.filter((bound) => forgotten.has(bound));
}

function readsContract({ op, clock, bridge }: BoundOp, isTurning: Uint8Array, slots: ReadonlySet<number>): boolean {
  const isOwn = isTurning[clock] === 1 && bridge === null;
  return isOwn || op.inputs.some((slot) => slots.has(slot));
}
