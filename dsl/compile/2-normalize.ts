// One order for one logic. What no acting node uses is set apart; the rest is put in topological order, ties broken by what a
// node computes and never by its id, place or history: so a clone, a rename or a moved box is the same program.
import type { ResolvedEdge, ResolvedGraph } from './1-resolve';
import { canonicalJson } from '../ir/canonical-json';
import { kindKey } from '../nodes/define-kind';

export interface OrderedGraph extends ResolvedGraph {
  /** Nodes of the program in evaluation order, as indices into `nodes`. */
  readonly order: readonly number[];
  /** Nodes that nothing in the program uses. */
  readonly unused: readonly number[];
  /** Nodes on a cycle that no `previous` breaks; empty in a valid graph. */
  readonly cyclic: readonly number[];
  readonly depth: number;
  readonly deepest: number | null;
  /** Edges into each node, sorted by port and then by what they carry. */
  readonly incoming: readonly (readonly ResolvedEdge[])[];
}

export function normalize(graph: ResolvedGraph, probes: readonly string[] = []): OrderedGraph {
  const used = reachable(graph, probes);
  const ordering = graph.edges.filter((edge) => isDependency(graph, edge) && used.has(edge.from.node) && used.has(edge.to.node));
  const layers = layer(graph, used, ordering);
  const key = structuralKeys(graph, layers.sequence, ordering);
  const depthOf = layers.depthOf;
  const order = [...layers.sequence].sort((left, right) => (depthOf[left] ?? 0) - (depthOf[right] ?? 0) || compare(key[left] ?? '', key[right] ?? '') || left - right);
  const incoming = graph.nodes.map((_, index) =>
    graph.edges
      .filter((edge) => edge.to.node === index)
      .sort((left, right) => compare(left.to.port, right.to.port) || compare(key[left.from.node] ?? '', key[right.from.node] ?? '') || compare(left.from.port, right.from.port)),
  );
  const deepest = order.at(-1) ?? null;
  return {
    ...graph,
    order,
    unused: graph.nodes.map((_, index) => index).filter((index) => !used.has(index)),
    cyclic: layers.cyclic,
    depth: deepest === null ? 0 : (depthOf[deepest] ?? 0) + 1,
    deepest,
    incoming,
  };
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
  const source = graph.nodes[edge.from.node]?.kind;
  const target = graph.nodes[edge.to.node]?.kind;
  return source?.outputs[edge.from.port]?.type !== 'position' && target?.feedback !== edge.to.port;
}

interface Layers {
  readonly sequence: readonly number[];
  readonly cyclic: readonly number[];
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
  return { sequence, depthOf, cyclic: [...used].filter((index) => !placed.has(index)).sort((left, right) => left - right) };
}

/** What each node computes, as text: its kind, its parameters, and the keys of what it reads. */
function structuralKeys(graph: ResolvedGraph, sequence: readonly number[], edges: readonly ResolvedEdge[]): readonly string[] {
  const key: string[] = graph.nodes.map(() => '');
  const reads = graph.nodes.map(() => [] as ResolvedEdge[]);
  for (const edge of edges) reads[edge.to.node]?.push(edge);
  for (const index of sequence) {
    const node = graph.nodes[index];
    if (node === undefined) continue;
    const params = Object.fromEntries(Object.entries(node.params).map(([name, value]) => [name, node.exposed[name] === undefined ? value : `$${node.exposed[name]}`]));
    const inputs = (reads[index] ?? []).map((edge) => `${edge.to.port}<${edge.from.port}:${key[edge.from.node] ?? ''}`).sort(compare);
    key[index] = digest(`${kindKey(node.kind)}${canonicalJson(params)}${inputs.join('|')}`);
  }
  return key;
}

/** A 106-bit digest: only order depends on it, so speed is worth more than strength. */
function digest(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let c = 0x9e3779b9;
  let d = 0x85ebca6b;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
    c = Math.imul(c ^ code, 2_246_822_507);
    d = Math.imul(d ^ code, 3_266_489_909);
  }
  return [a ^ (b >>> 16), b ^ (a >>> 13), c ^ (d >>> 16), d ^ (c >>> 13)].map((word) => (word >>> 0).toString(36)).join('.');
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
