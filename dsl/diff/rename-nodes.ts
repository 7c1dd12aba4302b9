// A graph with nodes called as another calls them, and the wires, groups and comments that are the same there called so too: for reading what changed
// beside a graph that was drawn under other ids. What a graph says stays what it was.
import type { Graph, GraphEdge, GraphLayout } from '../graph/graph';

/** `names`: new ids by old ones, each once. A node that had such an id already gives it up. `base`: whose ids are taken over. */
export function renameNodes(graph: Graph, names: ReadonlyMap<string, string>, base: Graph): Graph {
  const taken = new Set([...names.values(), ...graph.nodes.map(({ id }) => id), ...base.nodes.map(({ id }) => id)]);
  const given = new Set(names.values());
  const yielded = new Map(graph.nodes.flatMap(({ id }) => (given.has(id) && !names.has(id) ? [[id, freeId(id, taken)] as const] : [])));
  const nameOf = (id: string): string => names.get(id) ?? yielded.get(id) ?? id;
  const edges = graph.edges.map(
    ({ id, from, to }): GraphEdge => ({ id, from: { ...from, node: nameOf(from.node) }, to: { ...to, node: nameOf(to.node) } }),
  );
  const { layout } = graph;
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, id: nameOf(node.id) })),
    edges: withIdsOf(base.edges, edges, ({ from, to }) => `${from.node}.${from.port} > ${to.node}.${to.port}`),
    exposed: graph.exposed.map((setting) => ({
      ...setting,
      targets: setting.targets.map((target) => ({ ...target, node: nameOf(target.node) })),
    })),
    ...(layout === undefined ? {} : { layout: renamedLayout(layout, nameOf, base.layout ?? {}) }),
  };
}

function renamedLayout({ nodes, groups, comments }: GraphLayout, nameOf: (id: string) => string, base: GraphLayout): GraphLayout {
  const named = groups?.map((group) => ({ ...group, nodes: group.nodes.map(nameOf) }));
  return {
    ...(nodes === undefined ? {} : { nodes: Object.fromEntries(Object.entries(nodes).map(([id, place]) => [nameOf(id), place])) }),
    ...(named === undefined ? {} : { groups: withIdsOf(base.groups ?? [], named, ({ title }) => title) }),
    ...(comments === undefined ? {} : { comments: withIdsOf(base.comments ?? [], comments, ({ text }) => text) }),
  };
}

/** What is the same by its key takes the id that it has in `base`; who had that id gives it up. */
function withIdsOf<Part extends { readonly id: string }>(
  base: readonly Part[],
  parts: readonly Part[],
  keyOf: (part: Part) => string,
): Part[] {
  const waiting = new Map<string, string[]>();
  for (const part of base) {
    const known = waiting.get(keyOf(part));
    if (known === undefined) waiting.set(keyOf(part), [part.id]);
    else known.push(part.id);
  }
  const same = parts.map((part) => waiting.get(keyOf(part))?.shift() ?? null);
  const given = new Set(same);
  const taken = new Set([...base, ...parts].map(({ id }) => id));
  return parts.map((part, at) => ({ ...part, id: same[at] ?? (given.has(part.id) ? freeId(part.id, taken) : part.id) }));
}

function freeId(id: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  taken.add(`${id}-${number}`);
  return `${id}-${number}`;
}
