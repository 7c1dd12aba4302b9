// Random graphs over all kinds there are: a whole strategy with whatever around it; either mended until it compiles, or with faults of each sort.
// A graph is a pure function of its seed, so a failure is told by one number.
import { compile } from '../dsl/compile/compile';
import type { Graph, GraphEdge, GraphNode } from '../dsl/graph/graph';
import { findKind } from '../dsl/nodes/registry';
import { GraphDraft } from './graph-draft';
import { growShapes } from './random-shapes';

export interface RandomGraphOptions {
  readonly seed: number;
  /** Chance of a fault at each place where one can be made; 0 where not said. */
  readonly faults?: number;
  readonly nodesMax?: number;
}

/** The entry of the strategy that is whole. */
const ENTRY = 'n7';
/** Rounds after which a graph is given up: each takes something away. */
const ROUNDS_MAX = 200;

export function randomGraph({ seed, faults = 0, nodesMax = 40 }: RandomGraphOptions): Graph {
  const draft = new GraphDraft(createRandom(seed), faults, nodesMax);
  growShapes(draft, draft.grow());
  const graph = draft.graph(`random ${seed}`);
  return faults === 0 ? mended(graph) : graph;
}

/** Puts in what the compiler offers to insert, once; then takes away what it finds wrong, wire by wire and node by node, until it finds nothing. */
function mended(graph: Graph): Graph {
  let current = graph;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const errors = compile(current).diagnostics.filter((entry) => entry.severity === 'error');
    if (errors.length === 0) return current;
    const offers = round === 0 ? errors.flatMap(({ fix }) => (fix?.kind === 'insertNode' ? [[fix.edge, fix.nodeKind] as const] : [])) : [];
    if (offers.length > 0) {
      current = insertNodes(current, new Map(offers));
      continue;
    }
    const worst = errors.map((error) => {
      // The first entry stays: where the fault is the graph's depth, it is its latest wire that goes.
      const isEntry = error.node === ENTRY;
      const wire = current.edges.findLast(
        ({ to }) => to.node === error.node && (to.port === error.port || (isEntry && error.port === null)),
      );
      // Where there is too much of something in the whole graph, its latest node goes.
      return wire ?? error.node ?? current.nodes.at(-1)?.id ?? null;
    });
    current = without(current, new Set(worst));
  }
  throw new Error(
    `${graph.name} cannot be mended: ${compile(current)
      .diagnostics.map(({ code }) => code)
      .join(', ')}`,
  );
}

/** Each edge leads through a new node of the kind named for it, on the candles that were drawn first. */
function insertNodes(graph: Graph, kindOf: ReadonlyMap<string, string>): Graph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const bars = graph.nodes.find(({ kind }) => kind === 'data.candles@1')?.id ?? '';
  for (const edge of graph.edges) {
    const kind = findKind(kindOf.get(edge.id) ?? '');
    const [input] = Object.keys(kind?.inputs ?? {});
    const [output] = Object.keys(kind?.outputs ?? {});
    const id = `fix${nodes.length}`;
    if (kind === null || input === undefined || output === undefined) edges.push(edge);
    else {
      nodes.push({ id, kind: kindOf.get(edge.id) ?? '', params: {} });
      edges.push({ ...edge, to: { node: id, port: input } }, { id: `${edge.id}o`, from: { node: id, port: output }, to: edge.to });
      if (kind.inputs['candles'] !== undefined)
        edges.push({ id: `${edge.id}c`, from: { node: bars, port: 'candles' }, to: { node: id, port: 'candles' } });
    }
  }
  return { ...graph, nodes: [...graph.nodes, ...nodes], edges };
}

/** Without what is named, and without the nodes that then lack an input, and those that lack one of theirs. */
function without(graph: Graph, gone: ReadonlySet<GraphEdge | string | null>): Graph {
  let { nodes, edges } = graph;
  const dropped = new Set(gone);
  for (let left = nodes.length + 1; nodes.length < left; ) {
    left = nodes.length;
    edges = edges.filter((edge) => !dropped.has(edge) && !dropped.has(edge.from.node) && !dropped.has(edge.to.node));
    const fed = new Set(edges.map(({ to }) => `${to.node} ${to.port}`));
    for (const { id, kind } of nodes) {
      const inputs = Object.entries(findKind(kind)?.inputs ?? {});
      if (inputs.some(([port, inlet]) => !inlet.optional && inlet.fallback === null && !fed.has(`${id} ${port}`))) dropped.add(id);
    }
    nodes = nodes.filter(({ id }) => !dropped.has(id));
  }
  const exposed = graph.exposed.filter((setting) => setting.targets.every((target) => !dropped.has(target.node)));
  return { format: graph.format, name: graph.name, nodes, edges, exposed };
}

/** Mulberry32: the next number in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same graph under other ids, in another order, with another layout and other labels. */
export function disguise(graph: Graph, seed: number): Graph {
  const random = createRandom(seed);
  const names = new Map(shuffled(graph.nodes, random).map((node, at) => [node.id, `z${at}`]));
  const rename = (id: string): string => names.get(id) ?? id;
  return {
    ...graph,
    name: 'Disguised',
    nodes: shuffled(graph.nodes, random).map((node) => ({ ...node, id: rename(node.id), label: `label ${node.id}` })),
    edges: shuffled(graph.edges, random).map(({ from, to }, at) => ({
      id: `w${at}`,
      from: { ...from, node: rename(from.node) },
      to: { ...to, node: rename(to.node) },
    })),
    exposed: shuffled(graph.exposed, random).map((setting) => ({
      ...setting,
      targets: setting.targets.map((target) => ({ ...target, node: rename(target.node) })),
    })),
    layout: { nodes: Object.fromEntries(graph.nodes.map((node) => [rename(node.id), { x: random(), y: random() }])) },
  };
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}
