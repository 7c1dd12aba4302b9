// A graph without what is switched off: nodes, the wires that touch them, and what settings would set there.
import type { Graph } from './graph';

/** The graph itself where nothing is. */
export function enabledPart(graph: Graph): Graph {
  if (graph.nodes.every(({ disabled }) => disabled !== true)) return graph;
  const off = new Set(graph.nodes.filter(({ disabled }) => disabled === true).map(({ id }) => id));
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !off.has(id)),
    edges: graph.edges.filter(({ from, to }) => !off.has(from.node) && !off.has(to.node)),
    exposed: graph.exposed
      .map((setting) => ({ ...setting, targets: setting.targets.filter(({ node }) => !off.has(node)) }))
      .filter(({ targets }) => targets.length > 0),
  };
}
