// Whose memory ends where an era begins: every op on a clock of its instrument, and every op elsewhere that reads what such ops say. What
// comes in from other clocks stays: it is of another instrument.
import type { PlanClock } from '../plan/plan';
import type { BoundOp } from './bound-op';

/** In the order given. `isTurning`: 1 for the clocks of the instruments of which an era begins. */
export function opsThatForget(ops: readonly BoundOp[], isTurning: Uint8Array): readonly BoundOp[] {
  return withReaders(ops, ({ clock, bridge }) => isTurning[clock] === 1 && bridge === null);
}

/** In the order given: what a position was is not lived through again, so these cannot be worked out anew from the past. */
export function opsThatHearPositions(ops: readonly BoundOp[], clocks: readonly PlanClock[]): readonly BoundOp[] {
  return withReaders(ops, ({ op, clock }) => op.declaration.readsPosition || clocks[clock]?.kind === 'position');
}

/** No number comes into it, so what it remembers and says is truth, events and counts: as true in other units. */
export function remembersNoPrice({ op }: BoundOp): boolean {
  const { inputs, outputs } = op.declaration;
  return (inputs.length > 0 ? inputs : outputs).every(({ kind }) => kind !== 'number');
}

/** The ops chosen, and all that read what these say. */
function withReaders(ops: readonly BoundOp[], isChosen: (bound: BoundOp) => boolean): readonly BoundOp[] {
  const found = new Set<BoundOp>();
  const slots = new Set<number>();
  // A value that is fed back is read before it is computed: once more through all, until nothing is added.
  for (let known = -1; known < found.size; ) {
    known = found.size;
    for (const bound of ops) {
      if (found.has(bound) || !(isChosen(bound) || bound.op.inputs.some((slot) => slots.has(slot)))) continue;
      found.add(bound);
      for (const slot of bound.op.outputs) slots.add(slot);
    }
  }
  return ops.filter((bound) => found.has(bound));
}
