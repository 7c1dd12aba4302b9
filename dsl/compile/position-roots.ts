// Which position each entering node acts on. An Enter opens a position of its own, unless it is handed another's: then both are one.
import type { ResolvedEdge, ResolvedGraph } from './1-resolve';

/** For each node, the node that owns the position it enters: itself, or whom it joins. Null: it enters none, or joins in a circle. */
export function positionRoots(graph: ResolvedGraph): readonly (number | null)[] {
  const joined = new Map<number, number>();
  for (const edge of graph.edges) {
    const target = graph.nodes[edge.to.node]?.kind;
    if (target?.enters === true && target.joins === edge.to.port && isPositionWire(graph, edge)) joined.set(edge.to.node, edge.from.node);
  }
  return graph.nodes.map((node, index) => (node.kind.enters === true ? rootOf(index, joined) : null));
}

export function isPositionWire(graph: ResolvedGraph, edge: ResolvedEdge): boolean {
  return graph.nodes[edge.from.node]?.kind.outputs[edge.from.port]?.type === 'position';
}

function rootOf(index: number, joined: ReadonlyMap<number, number>): number | null {
  let root = index;
  for (let steps = 0; steps <= joined.size; steps++) {
    const next = joined.get(root);
    if (next === undefined) return root;
    root = next;
  }
  return null;
}
