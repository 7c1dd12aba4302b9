// What lowering shares between nodes: the program under construction, and the wires that are already lowered.
import type { ClockRef } from '../nodes/define-kind';
import type { Signal, Wire } from '../nodes/wire';
import type { CheckedGraph } from './3-check';
import type { ProgramBuilder } from './program-builder';

export interface LoweringState {
  readonly graph: CheckedGraph;
  readonly builder: ProgramBuilder;
  /** Wires of each node's outputs, by node index and port. */
  readonly wires: Record<string, Wire>[];
  readonly positionOf: ReadonlyMap<string, number>;
  readonly clockIndex: (clock: ClockRef) => number;
  /** Ops that stand before what they read, and how to come by that once it is there. */
  readonly late: { readonly slot: number; readonly read: () => Signal }[];
}
