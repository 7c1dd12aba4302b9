// A graph as what it says, whatever order it was written in: by it graphs are compared and named. The logic keeps apart from the layout.

import { compareText } from '../compile/structural-keys';
import type { Graph, GraphLayout, GraphNode } from '../graph/graph';
import { canonicalJson, type Json } from '../ir/canonical-json';
import { sha256 } from '../ir/sha256';

/** Nodes, wires, groups and comments by id, settings by key, parameters by name; nothing empty is written down. */
export function normalForm(graph: Graph): Graph {
  const layout = graph.layout === undefined ? null : normalLayout(graph.layout);
  return {
    format: graph.format,
    name: graph.name,
    ...(graph.description === undefined ? {} : { description: graph.description }),
    nodes: sorted(graph.nodes, ({ id }) => id).map(normalNode),
    edges: sorted(graph.edges, ({ id }) => id),
    exposed: sorted(graph.exposed, ({ key }) => key),
    ...(layout === null ? {} : { layout }),
  };
}

/** SHA-256 over name, description and logic: a moved box changes nothing. */
export function graphHash(graph: Graph): string {
  const { layout: _, ...logic } = normalForm(graph);
  return sha256(canonicalJson(logic as Json));
}

export function isSameGraph(left: Graph, right: Graph): boolean {
  return isSame(normalForm(left), normalForm(right));
}

/** Equal as JSON, whatever the order of members. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const members = Object.entries(left);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    members.length === Object.keys(right).length &&
    members.every(([key, member]) => Object.hasOwn(right, key) && isSame(member, Reflect.get(right, key)))
  );
}

export function normalNode(node: GraphNode): GraphNode {
  const { id, kind, params, label, disabled } = node;
  const named = sorted(Object.entries(params), ([name]) => name);
  return {
    id,
    kind,
    params: Object.fromEntries(named),
    ...(label === undefined ? {} : { label }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}

function normalLayout({ nodes = {}, groups = [], comments = [] }: GraphLayout): GraphLayout | null {
  const places = sorted(Object.entries(nodes), ([id]) => id);
  const layout: GraphLayout = {
    ...(places.length === 0 ? {} : { nodes: Object.fromEntries(places) }),
    ...(groups.length === 0 ? {} : { groups: sorted(groups, ({ id }) => id) }),
    ...(comments.length === 0 ? {} : { comments: sorted(comments, ({ id }) => id) }),
  };
  return Object.keys(layout).length === 0 ? null : layout;
}

function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...items].sort((left, right) => compareText(keyOf(left), keyOf(right)));
}
