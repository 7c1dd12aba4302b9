// What ops that hear positions remember, over an ex-date. The past is gone through again in new units, but without the positions that were
// held in it: such ops keep what they know where no price can be in it, and where one can, they begin anew.
import type { PlanClock } from '../plan/plan';
import type { BoundOp } from './bound-op';
import { opsThatForget, opsThatHearPositions, remembersNoPrice } from './ops-that-forget';

interface Memory {
  readonly bound: BoundOp;
  readonly state: Float64Array;
  readonly values: readonly number[];
}

export class HeardMemory {
  private readonly ops: readonly BoundOp[];
  private readonly hearing: readonly BoundOp[];
  private readonly columns: readonly Float64Array[];
  private readonly arena: Float64Array;
  private kept: readonly Memory[] = [];
  private lost: readonly BoundOp[] = [];

  constructor(ops: readonly BoundOp[], clocks: readonly PlanClock[], columns: readonly Float64Array[], arena: Float64Array) {
    this.ops = ops;
    this.hearing = opsThatHearPositions(ops, clocks);
    this.columns = columns;
    this.arena = arena;
  }

  /** Before the past is gone through. `isRescaled`: 1 for the clocks of instruments whose units change. */
  keep(isRescaled: Uint8Array): void {
    const rescaled = new Set(opsThatForget(this.ops, isRescaled));
    const isKept = (bound: BoundOp): boolean => !rescaled.has(bound) || remembersNoPrice(bound);
    this.kept = this.hearing.filter(isKept).map((bound) => ({
      bound,
      state: this.arena.slice(bound.op.stateAt, bound.op.stateAt + bound.op.stateSize),
      values: bound.op.outputs.map((slot) => this.columns[slot][0]),
    }));
    this.lost = this.hearing.filter((bound) => !isKept(bound));
  }

  /** After it, before time goes on. */
  giveBack(): void {
    for (const bound of this.lost) forgetOp(bound, this.columns, this.arena);
    for (const { bound, state, values } of this.kept) {
      this.arena.set(state, bound.op.stateAt);
      for (const [index, slot] of bound.op.outputs.entries()) this.columns[slot][0] = values[index];
    }
    this.kept = [];
    this.lost = [];
  }
}

/** Value and state are those of an op that has seen nothing. */
export function forgetOp({ op, frame, kernel }: BoundOp, columns: readonly Float64Array[], arena: Float64Array): void {
  for (const slot of op.outputs) columns[slot][0] = Number.NaN;
  arena.fill(0, op.stateAt, op.stateAt + op.stateSize);
  kernel?.init?.(frame);
}
