// What a program becomes before it runs: names resolved, parameters filled in, equal ops merged, dead ones dropped,
// slots and state laid out. One plan may serve many programs that run over the same market.
import type { ProgramChain, ProgramClock, ProgramInstrument, ProgramPreview } from '../../dsl/ir/program';
import type { OpDeclaration } from '../../dsl/ops/declare-op';

/** A clock with its instruments named by the plan's own table. */
export type PlanClock = ProgramClock;

export interface PlannedOp {
  readonly declaration: OpDeclaration;
  /** Clock of the plan; null for what is known before the run. */
  readonly clock: number | null;
  /** Argument values in the order of the declaration. */
  readonly args: Float64Array;
  /** Plan slots. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Offset and size of the op's state in its arena, doubles. */
  readonly stateAt: number;
  readonly stateSize: number;
  /** Evaluated row by row: reads a position, is fed back, or depends on such. */
  readonly isSerial: boolean;
}

export interface Plan {
  readonly instruments: readonly ProgramInstrument[];
  readonly clocks: readonly PlanClock[];
  /** With underlyings named by the plan's own table. */
  readonly chains: readonly ProgramChain[];
  /** Of programs' previews: whose tables and slots the legs name. */
  readonly previews: readonly PlannedPreview[];
  readonly ops: readonly PlannedOp[];
  readonly slots: number;
  /** Clock of each slot; null for static slots. */
  readonly slotClock: readonly (number | null)[];
  readonly arenaSize: number;
  readonly programs: readonly PlannedProgram[];
}

export interface PlannedPreview {
  /** Place of the program in the plan. */
  readonly program: number;
  readonly legs: ProgramPreview['legs'];
}

/** One program's view of the plan. */
export interface PlannedProgram {
  /** Plan slot of each program slot; −1 where nothing reads it. */
  readonly slotOf: Int32Array;
  /** Plan clock and instrument of each of the program's own. */
  readonly clockOf: Int32Array;
  readonly instrumentOf: Int32Array;
  readonly chainOf: Int32Array;
  readonly params: readonly number[];
}
