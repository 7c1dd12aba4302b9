// What random graphs reach: how often each kind stands in a program, and how deep and wide the programs are. A property over graphs that
// never draw a thing proves nothing of it.
import type { CheckedGraph } from '../../dsl/compile/3-check';
import type { Graph } from '../../dsl/graph/graph';
import type { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { kindKey } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';

export interface Reach {
  /** Graphs that compile and in which a node of the kind is part of the program; of kinds that only look on, in which one is drawn. */
  readonly kinds: Record<string, number>;
  depthMost: number;
  /** Graphs of the greatest depth there may be. */
  atDepthLimit: number;
  opsMost: number;
  severalPositions: number;
  severalInstruments: number;
  severalTimeframes: number;
  feedback: number;
}

export function noReach(): Reach {
  return {
    kinds: Object.fromEntries(listKinds().map((kind) => [kindKey(kind), 0])),
    depthMost: 0,
    atDepthLimit: 0,
    opsMost: 0,
    severalPositions: 0,
    severalInstruments: 0,
    severalTimeframes: 0,
    feedback: 0,
  };
}

export function reached(graph: Graph, checked: CheckedGraph, program: Program, reach: Reach): void {
  const live = new Set(checked.order.flatMap((index) => checked.nodes[index]?.kind ?? []).map(kindKey));
  for (const kind of listKinds()) {
    const key = kindKey(kind);
    const isThere = kind.watches === true ? graph.nodes.some((node) => node.kind === key) : live.has(key);
    if (isThere) reach.kinds[key] = (reach.kinds[key] ?? 0) + 1;
  }
  const bars = program.clocks.flatMap((clock) => (clock.kind === 'bar' ? [clock.timeframe] : []));
  reach.depthMost = Math.max(reach.depthMost, checked.depth);
  reach.opsMost = Math.max(reach.opsMost, program.ops.length);
  if (checked.depth === LIMITS.graphDepthMax) reach.atDepthLimit++;
  if (program.positions > 1) reach.severalPositions++;
  if (program.instruments.length > 1) reach.severalInstruments++;
  if (new Set(bars).size > 1) reach.severalTimeframes++;
  if (program.ops.some(({ op }) => op === 'previous@1')) reach.feedback++;
}
