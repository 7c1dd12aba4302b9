// Kinds to ops, node by node in evaluation order. Each kind lowers itself; this phase only hands it what reaches its inputs.
import type { PortSlot } from '../ir/source-map';
import type { ClockRef } from '../nodes/define-kind';
import { invariant } from '../types/invariant';
import type { CheckedGraph } from './3-check';
import { isSignal } from './is-signal';
import type { LoweringState } from './lowering-state';
import { NodeLowering } from './node-lowering';
import { ProgramBuilder } from './program-builder';

export interface Lowered {
  readonly builder: ProgramBuilder;
  readonly ports: readonly PortSlot[];
  /** Node that enters each position. */
  readonly positionNodes: readonly string[];
}

export function lower(graph: CheckedGraph): Lowered {
  const builder = new ProgramBuilder();
  const owners = graph.order.filter((index) => graph.roots[index] === index);
  const positionNodes = owners.map((index) => graph.nodes[index]?.id ?? '');
  const positionOf = new Map(
    graph.nodes.flatMap((node, index) => {
      const position = owners.indexOf(graph.roots[index] ?? -1);
      return position < 0 ? [] : [[node.id, position] as const];
    }),
  );
  builder.positions = positionNodes.length;
  const state: LoweringState = {
    graph,
    builder,
    wires: graph.nodes.map(() => ({})),
    positionOf,
    clockIndex: (clock) => placeClock(builder, positionOf, clock),
    late: [],
  };
  seedPositionWires(state);
  for (const index of graph.order) lowerNode(state, index);
  for (const { slot, read } of state.late) builder.connectLate(slot, read().slot);
  return { builder, ports: listPorts(state), positionNodes };
}

function placeClock(builder: ProgramBuilder, positionOf: ReadonlyMap<string, number>, clock: ClockRef): number {
  if (clock.kind !== 'position') return builder.clock({ ...clock, instrument: builder.instrument(clock.instrument) });
  const position = positionOf.get(clock.node);
  invariant(position !== undefined, 'a position clock belongs to a node that enters');
  return builder.clock({ kind: 'position', position });
}

function seedPositionWires(state: LoweringState): void {
  state.graph.nodes.forEach((node, index) => {
    const position = state.positionOf.get(node.id);
    if (position === undefined) return;
    for (const [port, outlet] of Object.entries(node.kind.outputs)) {
      const wires = state.wires[index];
      if (outlet.type === 'position' && wires !== undefined) wires[port] = { kind: 'position', position };
    }
  });
}

function lowerNode(state: LoweringState, index: number): void {
  const node = state.graph.nodes[index];
  if (node === undefined) return;
  const twin = state.graph.twins[index];
  if (twin !== undefined && twin !== index) {
    state.wires[index] = state.wires[twin] ?? {};
    return;
  }
  const before = state.builder.actions.length;
  const outputs = node.kind.lower(new NodeLowering(state, index));
  for (let action = before; action < state.builder.actions.length; action++) state.builder.actionNodes.push(node.id);
  for (const [port, wire] of Object.entries(outputs)) {
    const settled = node.kind.outputs[port]?.settled === true && isSignal(wire) ? { ...wire, phase: 'session' as const } : wire;
    const wires = state.wires[index];
    if (wires !== undefined) wires[port] = settled;
  }
}

function listPorts(state: LoweringState): readonly PortSlot[] {
  return state.graph.order.flatMap((index) =>
    Object.entries(state.wires[index] ?? {}).flatMap(([port, wire]) =>
      isSignal(wire)
        ? [
            {
              node: state.graph.nodes[index]?.id ?? '',
              port,
              slot: wire.slot,
              clock: wire.clock,
              kind: wire.kind,
              unit: wire.unit,
              phase: wire.phase,
            },
          ]
        : [],
    ),
  );
}
