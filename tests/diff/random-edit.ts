// Random changes of a graph, each of which it can take: what a person or a proposal does to it. A function of graph and seed.

import { applyChanges } from '../../dsl/diff/apply-diff';
import type { Change } from '../../dsl/diff/change';
import type { Graph, GraphNode } from '../../dsl/graph/graph';
import { kindKey } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';
import { createRandom } from '../random-graph';

export interface Edit {
  readonly changes: readonly Change[];
  readonly graph: Graph;
}

/** `mark` keeps the ids of what two edits of one graph add apart. */
export function randomEdit(graph: Graph, seed: number, count: number, mark: string): Edit {
  const random = createRandom(seed);
  const changes: Change[] = [];
  let current = graph;
  for (let tries = 0; changes.length < count && tries < count * 8; tries++) {
    const change = drawChange(current, random, `${mark}${seed}n${tries}`);
    if (change === null) continue;
    const applied = applyChanges(current, [change]);
    if (applied.kind === 'refused') continue;
    changes.push(change);
    current = applied.graph;
  }
  return { changes, graph: current };
}

type Random = () => number;

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

const DRAWS: readonly ((graph: Graph, random: Random, id: string) => Change | null)[] = [
  (_, random, id) => ({ op: 'addNode', node: newNode(id, random) }),
  (graph, random) => {
    const node = pick(graph.nodes, random);
    return node === undefined ? null : { op: 'removeNode', node };
  },
  (graph, random) => {
    const node = pick(graph.nodes, random);
    const { kind, params } = newNode('', random);
    return node === undefined || node.kind === kind
      ? null
      : { op: 'replaceKind', node: node.id, from: { kind: node.kind, params: node.params }, to: { kind, params } };
  },
  (graph, random) => {
    const node = pick(graph.nodes, random);
    const param = pick(Object.keys(node?.params ?? {}), random);
    const from = param === undefined ? undefined : node?.params[param];
    if (node === undefined || param === undefined || from === undefined) return null;
    return { op: 'setParam', node: node.id, param, from, to: typeof from === 'number' ? from + 1 + Math.floor(random() * 9) : `${from}x` };
  },
  (graph, random) => {
    const node = pick(graph.nodes, random);
    const param = pick(Object.keys(node?.params ?? {}), random);
    const from = param === undefined ? undefined : node?.params[param];
    return node === undefined || param === undefined || from === undefined ? null : { op: 'unsetParam', node: node.id, param, from };
  },
  (graph, random, id) => {
    const [from, to] = [pick(graph.nodes, random), pick(graph.nodes, random)];
    if (from === undefined || to === undefined) return null;
    return {
      op: 'connect',
      edge: { id, from: { node: from.id, port: 'value' }, to: { node: to.id, port: pick(['input', 'when', 'b'], random) ?? 'b' } },
    };
  },
  (graph, random) => {
    const edge = pick(graph.edges, random);
    return edge === undefined ? null : { op: 'disconnect', edge };
  },
  (graph, random) => {
    const [edge, node] = [pick(graph.edges, random), pick(graph.nodes, random)];
    if (edge === undefined || node === undefined) return null;
    const from = { node: node.id, port: 'value' };
    return { op: 'rewire', edge: edge.id, from: { from: edge.from, to: edge.to }, to: { from, to: edge.to } };
  },
  (graph, random) => {
    const node = pick(graph.nodes, random);
    return node === undefined ? null : { op: node.disabled === true ? 'enable' : 'disable', node: node.id };
  },
  (graph, random, id) => {
    const edge = pick(graph.edges, random);
    return edge === undefined
      ? null
      : { op: 'wrap', edge, node: newNode(id, random), input: 'input', output: 'value', inputEdge: `${id}in` };
  },
  (graph, random, id) => {
    const node = pick(graph.nodes, random);
    const param = pick(Object.keys(node?.params ?? {}), random);
    if (node === undefined || param === undefined) return null;
    return { op: 'expose', setting: { key: `k${id}`.slice(0, 40), label: 'A setting', targets: [{ node: node.id, param }] } };
  },
  (graph, random) => {
    const setting = pick(graph.exposed, random);
    return setting === undefined ? null : { op: 'conceal', setting };
  },
  (graph, _, id) => ({ op: 'setMeta', field: 'name', from: graph.name, to: `named ${id}` }),
  (graph, random, id) => {
    const node = pick(graph.nodes, random);
    return node === undefined
      ? null
      : { op: 'setLabel', node: node.id, from: node.label ?? null, to: random() < 0.3 ? null : `label ${id}` };
  },
  (graph, random) => {
    const node = pick(graph.nodes, random);
    if (node === undefined) return null;
    return { op: 'place', node: node.id, from: graph.layout?.nodes?.[node.id] ?? null, to: { x: Math.floor(random() * 900), y: 0 } };
  },
  (_, random, id) => ({ op: 'comment', id, from: null, to: { text: 'a note', at: { x: Math.floor(random() * 900), y: 1 } } }),
];

function drawChange(graph: Graph, random: Random, id: string): Change | null {
  return pick(DRAWS, random)?.(graph, random, id) ?? null;
}

function newNode(id: string, random: Random): GraphNode {
  const kind = pick(listKinds(), random);
  if (kind === undefined) throw new Error('there are kinds');
  const params = Object.entries(kind.params).map(([name, field]) => [name, field.default] as const);
  return { id, kind: kindKey(kind), params: Object.fromEntries(params.filter(() => random() < 0.5)) };
}
