// Types, units, phases and clocks, wire by wire, in evaluation order. Everything wrong is collected in one pass; nothing is thrown.
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { LIMITS } from '../limits';
import type { ClockRef } from '../nodes/define-kind';
import { isKnownBy, laterPhase, type Phase } from '../types/phase';
import { timeframeMinutes } from '../types/timeframe';
import type { ValueKind } from '../types/value-type';
import type { ResolvedNode } from './1-resolve';
import type { OrderedGraph } from './2-normalize';
import { checkFeedback, checkInputs } from './check-inputs';
import { type NodeFacts, NodeView } from './node-view';
import { describeClock, type PortFacts, sameClock } from './port-facts';

export interface CheckedGraph extends OrderedGraph {
  /** Facts of each node's outputs, by node index and port. */
  readonly facts: readonly NodeFacts[];
}

export interface CheckOptions {
  /** Nodes are looked at alone: nothing needs to act. */
  readonly isProbe: boolean;
}

export function check(
  graph: OrderedGraph,
  options: CheckOptions,
): { readonly graph: CheckedGraph; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [...checkShape(graph, options)];
  const facts: NodeFacts[] = graph.nodes.map(() => ({ outputs: {}, clock: null, isBroken: false }));
  seedPositions(graph, facts);
  for (const index of [...graph.order, ...sortedUnused(graph)]) {
    const node = graph.nodes[index];
    if (node !== undefined) facts[index] = checkNode(graph, facts, index, node, diagnostics);
  }
  for (const index of graph.order) diagnostics.push(...checkFeedback(graph, facts, index), ...checkCapability(graph.nodes[index]));
  return { graph: { ...graph, facts }, diagnostics };
}

/** Whole-graph rules: cycles, depth, what acts, what is not used. */
function checkShape(graph: OrderedGraph, options: CheckOptions): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const nameOf = (index: number): string => graph.nodes[index]?.title ?? '';
  const idOf = (index: number | null): string | null => (index === null ? null : (graph.nodes[index]?.id ?? null));
  if (graph.cyclic.length > 0) {
    found.push(diagnostic('cycle', { nodes: graph.cyclic.map(nameOf).join(', ') }, { node: idOf(graph.cyclic[0] ?? null) }));
  }
  if (graph.depth > LIMITS.graphDepthMax) {
    found.push(
      diagnostic(
        'too-deep',
        { depth: graph.depth, max: LIMITS.graphDepthMax, node: nameOf(graph.deepest ?? 0) },
        { node: idOf(graph.deepest) },
      ),
    );
  }
  const circle = graph.nodes.findIndex((node, index) => node.kind.enters === true && graph.roots[index] === null);
  if (circle >= 0)
    found.push(
      diagnostic('position-circle', { title: nameOf(circle) }, { node: idOf(circle), port: graph.nodes[circle]?.kind.joins ?? null }),
    );
  if (options.isProbe) return found;
  const exit = graph.nodes.findIndex((node) => node.kind.closes !== undefined);
  if (!graph.nodes.some((node) => node.kind.acts === true)) found.push(diagnostic('action-missing', {}));
  else if (exit >= 0 && !graph.nodes.some((node) => node.kind.enters === true))
    found.push(diagnostic('exit-only', {}, { node: idOf(exit) }));
  const watched = watchedNodes(graph);
  for (const index of graph.unused)
    if (!watched.has(index)) found.push(diagnostic('unused-node', { title: nameOf(index) }, { node: idOf(index) }));
  return found;
}

/** Nodes that only a watching node looks at, or one that is not known here. */
function watchedNodes(graph: OrderedGraph): ReadonlySet<number> {
  const watched = new Set<number>();
  const open = graph.unused.filter((index) => graph.nodes[index]?.kind.watches === true || graph.openOutputs.has(index));
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (watched.has(index)) continue;
    watched.add(index);
    open.push(...(graph.incoming[index] ?? []).map((edge) => edge.from.node));
  }
  return watched;
}

/** Position wires go backwards in time, so what they carry is known before the walk. */
function seedPositions(graph: OrderedGraph, facts: NodeFacts[]): void {
  graph.nodes.forEach((node, index) => {
    const owner = graph.nodes[graph.roots[index] ?? -1];
    if (owner === undefined) return;
    const outputs: Record<string, PortFacts> = {};
    for (const [port, outlet] of Object.entries(node.kind.outputs)) {
      if (outlet.type !== 'position') continue;
      outputs[port] = {
        type: 'position',
        unit: 'none',
        phase: 'literal',
        clock: null,
        instrument: null,
        expiry: null,
        strike: null,
        traits: [],
        positionNode: owner.id,
      };
    }
    facts[index] = { outputs, clock: null, isBroken: false };
  });
}

/** Unused nodes are checked too, in an order in which sources come first where there is one. */
function sortedUnused(graph: OrderedGraph): readonly number[] {
  const placed = new Set(graph.order);
  const waiting = graph.unused.filter((index) => !graph.blocked.includes(index));
  const sorted: number[] = [];
  for (let round = 0; round < waiting.length; round++) {
    const next = waiting.find((index) => !placed.has(index) && (graph.incoming[index] ?? []).every((edge) => placed.has(edge.from.node)));
    if (next === undefined) break;
    placed.add(next);
    sorted.push(next);
  }
  return sorted;
}

function checkNode(
  graph: OrderedGraph,
  facts: readonly NodeFacts[],
  index: number,
  node: ResolvedNode,
  diagnostics: Diagnostic[],
): NodeFacts {
  const incoming = graph.incoming[index] ?? [];
  const context = new NodeView(graph, facts, index);
  const faults = node.kind.check?.(context) ?? [];
  const misfits = checkInputs(graph, facts, index, faults);
  diagnostics.push(...misfits);
  const isOpen = Object.keys(node.kind.inputs).some((name) => graph.openInputs.has(`${index}.${name}`));
  const isBroken =
    node.isBad || isOpen || hasErrors(misfits) || faults.length > 0 || incoming.some((edge) => facts[edge.from.node]?.isBroken === true);
  const joined = joinClocks(graph, facts, index, diagnostics);
  const clock = node.kind.clock === undefined ? joined.clock : node.kind.clock(context);
  for (const fault of faults) {
    const words = { message: fault.message, remedy: fault.remedy, title: node.title };
    diagnostics.push(diagnostic(fault.code ?? 'rule', words, { node: node.id, port: fault.port ?? null }));
  }
  const ownClock = node.kind.clock !== undefined;
  const phase: Phase = clock === null ? joined.phase : ownClock ? 'bar' : joined.phase;
  const outputs: Record<string, PortFacts> = {};
  const reported = facts[index]?.outputs ?? {};
  for (const [name, outlet] of Object.entries(node.kind.outputs)) {
    const unit =
      typeof outlet.unit === 'string'
        ? outlet.unit
        : outlet.unit(
            (input) => context.unitOf(input),
            (param) => context.text(param),
          );
    if (unit === null && outlet.type === 'number') {
      const units = incoming.map((edge) => context.unitOf(edge.to.port)).join(' and ');
      diagnostics.push(diagnostic('units-do-not-combine', { title: node.title, units }, { node: node.id, port: name }));
    }
    outputs[name] = {
      type: outlet.type,
      unit: unit ?? 'none',
      phase: outlet.settled ? 'session' : phase,
      clock: CLOCKED.includes(outlet.type) ? clock : null,
      instrument: node.kind.instrument?.(context) ?? inherited(graph, facts, index, 'instrument'),
      expiry: node.kind.expiry?.(context) ?? inherited(graph, facts, index, 'expiry'),
      strike: node.kind.strike?.(context) ?? null,
      traits: [...new Set(node.kind.traits?.(context) ?? Object.keys(node.kind.inputs).flatMap((input) => context.traits(input)))],
      positionNode: reported[name]?.positionNode ?? null,
    };
  }
  if (clock === null && !isBroken && Object.values(outputs).some(needsClock))
    diagnostics.push(diagnostic('no-clock', { title: node.title }, { node: node.id }));
  return { outputs, clock, isBroken };
}

/** An event happens on a clock, and so does every value that is not known before the run. */
function needsClock(output: PortFacts): boolean {
  return output.type === 'event' || ((output.type === 'number' || output.type === 'boolean') && !isKnownBy(output.phase, 'param'));
}

/** Types of outputs that have a clock: registers, and what registers are read from. */
const CLOCKED: readonly ValueKind[] = ['number', 'boolean', 'event', 'candles', 'chain', 'regime'];

/** What brings each type of register to another clock. */
const RESAMPLERS: Readonly<Partial<Record<ValueKind, string>>> = { event: 'trigger.hold@1', boolean: 'math.resampleCondition@1' };

interface Joined {
  readonly clock: ClockRef | null;
  readonly phase: Phase;
}

/** The one clock on which a node's inputs meet: that of the first declared. Values settled before the session meet any clock. */
function joinClocks(graph: OrderedGraph, facts: readonly NodeFacts[], index: number, diagnostics: Diagnostic[]): Joined {
  const node = graph.nodes[index];
  let clock: ClockRef | null = null;
  let settled: ClockRef | null = null;
  let phase: Phase = node !== undefined && Object.keys(node.exposed).length > 0 ? 'param' : 'literal';
  const edges = Object.keys(node?.kind.inputs ?? {}).flatMap((name) =>
    (graph.incoming[index] ?? []).filter((edge) => edge.to.port === name),
  );
  for (const edge of edges) {
    const inlet = node?.kind.inputs[edge.to.port];
    const source = facts[edge.from.node]?.outputs[edge.from.port];
    if (node === undefined || inlet === undefined || source === undefined) continue;
    if (inlet.sampled || edge.to.port === node.kind.feedback || source.type === 'position' || source.type === 'instrument') continue;
    phase = laterPhase(phase, source.phase);
    if (source.clock === null) continue;
    if (source.phase === 'session') settled = finer(settled, source.clock);
    else if (clock === null) clock = source.clock;
    else if (!sameClock(clock, source.clock) && node.kind.clock === undefined) {
      const words = { title: node.title, port: inlet.label, found: describeClock(source.clock), wanted: describeClock(clock) };
      const fix = { kind: 'insertNode', edge: edge.id, nodeKind: RESAMPLERS[inlet.type] ?? 'math.resample@1', params: {} } as const;
      diagnostics.push(
        diagnostic(inlet.type === 'event' ? 'event-clock' : 'clock-mismatch', words, { node: node.id, port: edge.to.port, fix }),
      );
    }
  }
  return { clock: clock ?? settled, phase };
}

/** Settled values of several clocks meet on the one that brings them most often. */
function finer(left: ClockRef | null, right: ClockRef): ClockRef {
  if (left?.kind !== 'bar' || right.kind !== 'bar') return left ?? right;
  return timeframeMinutes(right.timeframe) < timeframeMinutes(left.timeframe) ? right : left;
}

/** What an output stands for is what the first input that says so does. */
function inherited<Name extends 'instrument' | 'expiry'>(
  graph: OrderedGraph,
  facts: readonly NodeFacts[],
  index: number,
  name: Name,
): PortFacts[Name] | null {
  for (const edge of graph.incoming[index] ?? []) {
    const fact = facts[edge.from.node]?.outputs[edge.from.port]?.[name];
    if (fact !== null && fact !== undefined) return fact;
  }
  return null;
}

function checkCapability(node: ResolvedNode | undefined): readonly Diagnostic[] {
  if (node === undefined || node.kind.capability.backtest === 'exact') return [];
  const { backtest, because } = node.kind.capability;
  return [diagnostic(backtest === 'impossible' ? 'not-testable' : 'approximate', { title: node.title, because }, { node: node.id })];
}
