// One order for one logic. What no acting node uses is set apart; the rest is put in topological order, ties broken by what a
// node computes and never by its id, place or history: so a clone, a rename or a moved box is the same program.
import type { ResolvedEdge, ResolvedGraph } from './1-resolve';
import { orderSettings } from './order-settings';
import { isPositionWire, positionRoots } from './position-roots';
import { compareText, type Structure, structuralKeys } from './structural-keys';

export interface OrderedGraph extends ResolvedGraph {
  /** Nodes of the program in evaluation order, as indices into `nodes`. */
  readonly order: readonly number[];
  /** Nodes that nothing in the program uses. */
  readonly unused: readonly number[];
  /** Nodes on a cycle that no `previous` breaks; empty in a valid graph. */
  readonly cyclic: readonly number[];
  /** Those, and all that waits for them: they have no place in the order. */
  readonly blocked: readonly number[];
  readonly depth: number;
  readonly deepest: number | null;
  /** For each node, the first in order that computes the same: itself, or one whose registers stand for both. */
  readonly twins: readonly number[];
  /** For each node, the node that owns the position it enters; null if it enters none. */
  readonly roots: readonly (number | null)[];
  /** Edges into each node, sorted by port and then by what they carry. */
  readonly incoming: readonly (readonly ResolvedEdge[])[];
}

export function normalize(resolved: ResolvedGraph, probes: readonly string[] = []): OrderedGraph {
  const used = reachable(resolved, probes);
  const edges = resolved.edges.filter((edge) => used.has(edge.from.node) && used.has(edge.to.node));
  const ordering = edges.filter((edge) => isDependency(resolved, edge));
  const layers = layer(resolved, used, ordering);
  const roots = positionRoots(resolved);
  const placed = new Set(layers.sequence);
  const isPlaced = (edge: ResolvedEdge): boolean => isDependency(resolved, edge) && placed.has(edge.to.node);
  const structure: Structure = {
    sequence: [...layers.sequence, ...layers.blocked],
    ordering: edges.filter(isPlaced),
    loose: edges.filter((edge) => !isPlaced(edge)),
    roots,
  };
  const graph = orderSettings(resolved, structure);
  const keys = structuralKeys(graph, structure);
  const keyOf = (index: number): string => keys[index] ?? '';
  const depthOf = layers.depthOf;
  const order = [...layers.sequence].sort(
    (left, right) => (depthOf[left] ?? 0) - (depthOf[right] ?? 0) || compareText(keyOf(left), keyOf(right)) || left - right,
  );
  const deepest = order.at(-1) ?? null;
  return {
    ...graph,
    order,
    unused: graph.nodes.map((_, index) => index).filter((index) => !used.has(index)),
    cyclic: onCycle(layers.blocked, ordering),
    blocked: [...layers.blocked].sort((left, right) => compareText(keyOf(left), keyOf(right)) || left - right),
    depth: deepest === null ? 0 : (depthOf[deepest] ?? 0) + 1,
    deepest,
    twins: twinsOf(graph, order, keyOf),
    roots,
    incoming: sortIncoming(graph, keyOf),
  };
}

/** Nodes that act are never one: each acts for itself. */
function twinsOf(graph: ResolvedGraph, order: readonly number[], keyOf: (index: number) => string): readonly number[] {
  const twins = graph.nodes.map((_, index) => index);
  const first = new Map<string, number>();
  for (const index of order) {
    if (graph.nodes[index]?.kind.acts === true) continue;
    twins[index] = first.get(keyOf(index)) ?? index;
    if (twins[index] === index) first.set(keyOf(index), index);
  }
  return twins;
}

function sortIncoming(graph: ResolvedGraph, keyOf: (index: number) => string): readonly (readonly ResolvedEdge[])[] {
  const incoming = graph.nodes.map(() => [] as ResolvedEdge[]);
  for (const edge of graph.edges) incoming[edge.to.node]?.push(edge);
  for (const edges of incoming) {
    edges.sort(
      (left, right) =>
        compareText(left.to.port, right.to.port) ||
        compareText(keyOf(left.from.node), keyOf(right.from.node)) ||
        compareText(left.from.port, right.from.port),
    );
  }
  return incoming;
}

/** Nodes from which an acting (or probed) node can be reached. */
function reachable(graph: ResolvedGraph, probes: readonly string[]): ReadonlySet<number> {
  const used = new Set<number>();
  const open = graph.nodes.flatMap((node, index) => (node.kind.acts === true || probes.includes(node.id) ? [index] : []));
  const sources = graph.nodes.map(() => [] as number[]);
  for (const edge of graph.edges) sources[edge.to.node]?.push(edge.from.node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (used.has(node)) continue;
    used.add(node);
    open.push(...(sources[node] ?? []));
  }
  return used;
}

/** A position wire says which position, not its state; a feedback input is read a row late. Neither orders evaluation. */
function isDependency(graph: ResolvedGraph, edge: ResolvedEdge): boolean {
  return !isPositionWire(graph, edge) && graph.nodes[edge.to.node]?.kind.feedback !== edge.to.port;
}

interface Layers {
  readonly sequence: readonly number[];
  readonly blocked: readonly number[];
  readonly depthOf: readonly number[];
}

function layer(graph: ResolvedGraph, used: ReadonlySet<number>, edges: readonly ResolvedEdge[]): Layers {
  const waiting = graph.nodes.map(() => 0);
  const targets = graph.nodes.map(() => [] as number[]);
  for (const edge of edges) {
    waiting[edge.to.node] = (waiting[edge.to.node] ?? 0) + 1;
    targets[edge.from.node]?.push(edge.to.node);
  }
  const depthOf = graph.nodes.map(() => 0);
  const sequence = graph.nodes.map((_, index) => index).filter((index) => used.has(index) && waiting[index] === 0);
  for (let at = 0; at < sequence.length; at++) {
    const node = sequence[at] ?? 0;
    for (const target of targets[node] ?? []) {
      depthOf[target] = Math.max(depthOf[target] ?? 0, (depthOf[node] ?? 0) + 1);
      waiting[target] = (waiting[target] ?? 0) - 1;
      if (waiting[target] === 0) sequence.push(target);
    }
  }
  const placed = new Set(sequence);
  return { sequence, depthOf, blocked: [...used].filter((index) => !placed.has(index)).sort((left, right) => left - right) };
}

/** What is left of the blocked nodes when those that nothing blocked waits for are taken away, one by one. */
function onCycle(blocked: readonly number[], edges: readonly ResolvedEdge[]): readonly number[] {
  const left = new Set(blocked);
  for (let round = 0; round < blocked.length; round++) {
    const feeding = new Set(edges.flatMap((edge) => (left.has(edge.to.node) ? [edge.from.node] : [])));
    const idle = [...left].filter((index) => !feeding.has(index));
    if (idle.length === 0) break;
    for (const index of idle) left.delete(index);
  }
  return [...left];
}
