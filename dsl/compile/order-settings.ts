// One order for settings: by what they bind and what that is used for, never by where they stand in the list or what they are called. So the
// same strategy numbers its parameters alike however it was drawn. Settings that nothing tells apart may be numbered either way.
import type { ResolvedEdge, ResolvedGraph } from './1-resolve';
import { compareText, digest, type Structure, structuralKeys } from './structural-keys';

/** What a setting is, before any place is looked at; each round then mixes in the nodes it binds, told apart by the round before. */
export function orderSettings(graph: ResolvedGraph, structure: Structure): ResolvedGraph {
  if (graph.params.length < 2) return graph;
  let labels: readonly string[] = graph.params.map(({ kind, unit, min, max }) => [kind, unit, min, max].join('|'));
  for (let known = 0; ; ) {
    labels = refine(graph, structure, labels);
    const told = new Set(labels).size;
    if (told <= known || told === labels.length) break;
    known = told;
  }
  return renumber(graph, labels);
}

function refine(graph: ResolvedGraph, structure: Structure, labels: readonly string[]): readonly string[] {
  const places = usesOf(graph, structure, structuralKeys(graph, structure, labels));
  const bound = labels.map(() => [] as string[]);
  graph.nodes.forEach((node, index) => {
    for (const [param, slot] of Object.entries(node.exposed)) bound[slot]?.push(`${param}@${places[index]}`);
  });
  return labels.map((label, slot) => digest([label, ...(bound[slot] ?? []).sort(compareText)].join('|')));
}

/** What each node computes, and what is made of it on the way to what acts. Loose edges follow no order: they tell what their reader is. */
function usesOf(graph: ResolvedGraph, { sequence, ordering, loose }: Structure, keys: readonly string[]): readonly string[] {
  const readers = graph.nodes.map(() => [] as ResolvedEdge[]);
  for (const edge of ordering) readers[edge.from.node]?.push(edge);
  const looseReaders = graph.nodes.map(() => [] as string[]);
  for (const edge of loose) looseReaders[edge.from.node]?.push(`${edge.from.port}~${edge.to.port}:${keys[edge.to.node]}`);
  const uses = [...keys];
  for (const index of sequence.toReversed()) {
    const read = (readers[index] ?? []).map((edge) => `${edge.from.port}>${edge.to.port}:${uses[edge.to.node]}`).sort(compareText);
    uses[index] = digest([keys[index], ...read, ...(looseReaders[index] ?? []).sort(compareText)].join('|'));
  }
  return uses;
}

function renumber(graph: ResolvedGraph, labels: readonly string[]): ResolvedGraph {
  const order = labels.map((_, slot) => slot).sort((left, right) => compareText(labels[left] ?? '', labels[right] ?? '') || left - right);
  const slotOf = new Map(order.map((from, to) => [from, to]));
  const inOrder = <T>(list: readonly T[]): readonly T[] => order.flatMap((slot) => list.slice(slot, slot + 1));
  return {
    ...graph,
    params: inOrder(graph.params),
    paramSources: inOrder(graph.paramSources),
    nodes: graph.nodes.map((node) => ({
      ...node,
      exposed: Object.fromEntries(Object.entries(node.exposed).map(([param, slot]) => [param, slotOf.get(slot) ?? slot])),
    })),
  };
}
