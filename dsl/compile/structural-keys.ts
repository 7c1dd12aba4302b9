// What each node computes, as a short text: equal for nodes that compute the same, whatever their ids, places or history.
// Position wires and feedback inputs run against the order of evaluation, so keys are refined round by round until no two
// nodes that differ share one. Positions that are alike in everything are told apart at last by an arbitrary mark:
// a choice that nothing can observe, made so that all who read the position make the same one.

import { canonicalJson } from '../ir/canonical-json';
import { LIMITS } from '../limits';
import { kindKey } from '../nodes/define-kind';
import type { ResolvedEdge, ResolvedGraph } from './1-resolve';
import { isPositionWire } from './position-roots';

export interface Structure {
  /** Used nodes in an order in which sources come first; those on a cycle last. */
  readonly sequence: readonly number[];
  /** Edges that order evaluation. */
  readonly ordering: readonly ResolvedEdge[];
  /** Edges that do not: position wires, feedback inputs, and what leads into a cycle. */
  readonly loose: readonly ResolvedEdge[];
  readonly roots: readonly (number | null)[];
}

/** `settings`: what stands for each setting; its slot where not said. */
export function structuralKeys(
  graph: ResolvedGraph,
  structure: Structure,
  settings: readonly string[] = graph.params.map((_, slot) => `${slot}`),
): readonly string[] {
  const owners = structure.sequence.filter((index) => structure.roots[index] === index);
  let keys = settle(graph, structure, ownKeys(graph, settings));
  for (let round = 0; round < LIMITS.positionsMax; round++) {
    const tied = firstTied(owners, keys);
    if (tied === null) break;
    keys = settle(
      graph,
      structure,
      keys.map((key, index) => (index === tied ? digest(`${key}#`) : key)),
    );
  }
  return keys;
}

/** Kind and parameters; an exposed parameter is its setting, not its value. */
function ownKeys(graph: ResolvedGraph, settings: readonly string[]): readonly string[] {
  return graph.nodes.map((node) => {
    const params = Object.entries(node.params).map(
      ([name, value]) => [name, node.exposed[name] === undefined ? value : `$${settings[node.exposed[name]]}`] as const,
    );
    return digest(`${kindKey(node.kind)}${canonicalJson(Object.fromEntries(params))}`);
  });
}

/** Mixes in what each node reads, and for a position who reads it, until a round tells no more nodes apart. */
function settle(graph: ResolvedGraph, structure: Structure, own: readonly string[]): readonly string[] {
  const reads = edgesBy(graph, structure.ordering, (edge) => edge.to.node);
  const looseReads = edgesBy(graph, structure.loose, (edge) => edge.to.node);
  const readers = edgesBy(
    graph,
    structure.loose.filter((edge) => isPositionWire(graph, edge)),
    (edge) => edge.from.node,
  );
  let keys = own;
  for (let known = 0; ; ) {
    const next = [...keys];
    for (const index of structure.sequence) {
      const inputs = (reads[index] ?? []).map((edge) => `${edge.to.port}<${edge.from.port}:${next[edge.from.node]}`).sort(compareText);
      const late = (looseReads[index] ?? []).map((edge) => `${edge.to.port}~${edge.from.port}:${keys[edge.from.node]}`).sort(compareText);
      const users = (readers[index] ?? []).map((edge) => `${edge.to.port}>${keys[edge.to.node]}`).sort(compareText);
      next[index] = digest([keys[index], ...inputs, ...late, ...users].join('|'));
    }
    keys = next;
    const told = new Set(structure.sequence.map((index) => keys[index])).size;
    if (structure.loose.length === 0 || told <= known) return keys;
    known = told;
  }
}

function edgesBy(
  graph: ResolvedGraph,
  edges: readonly ResolvedEdge[],
  place: (edge: ResolvedEdge) => number,
): readonly (readonly ResolvedEdge[])[] {
  const lists = graph.nodes.map(() => [] as ResolvedEdge[]);
  for (const edge of edges) lists[place(edge)]?.push(edge);
  return lists;
}

/** One of the nodes that share the least shared key. */
function firstTied(owners: readonly number[], keys: readonly string[]): number | null {
  const sorted = [...owners].sort((left, right) => compareText(keys[left] ?? '', keys[right] ?? '') || left - right);
  return sorted.find((index, at) => keys[index] === keys[sorted[at + 1] ?? -1]) ?? null;
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** 128 bits, mixed across lanes; not cryptographic: the program's own hash is. After cyrb128 (public domain). */
export function digest(text: string): string {
  let a = 1_779_033_703;
  let b = 3_144_134_277;
  let c = 1_013_904_242;
  let d = 2_773_480_762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597_399_067);
    b = c ^ Math.imul(b ^ code, 2_869_860_233);
    c = d ^ Math.imul(c ^ code, 951_274_213);
    d = a ^ Math.imul(d ^ code, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  return `${word(a ^ b ^ c ^ d)}.${word(b ^ a)}.${word(c ^ a)}.${word(d ^ a)}`;
}

function word(bits: number): string {
  return (bits >>> 0).toString(36);
}
