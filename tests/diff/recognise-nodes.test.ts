// A strategy under other ids is recognised, whatever else was done to it; and what is another node is not taken for one.
import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../dsl/diff/diff-graphs';
import { isSame, isSameGraph } from '../../dsl/diff/normal-form';
import { recogniseNodes } from '../../dsl/diff/recognise-nodes';
import { renameNodes } from '../../dsl/diff/rename-nodes';
import { Graph } from '../../dsl/graph/graph';
import { type DrawnNode, draw } from '../draw';
import { largestGraph } from '../largest-graph';
import { PROPERTY_RUNS } from '../property-runs';
import { disguise, randomGraph } from '../random-graph';

const NODES: Readonly<Record<string, DrawnNode>> = {
  share: ['data.instrument', { symbol: 'NSE:SHARE' }],
  bars: ['data.candles'],
  fast: ['indicator.movingAverage', { period: 9 }],
  slow: ['indicator.movingAverage', { period: 21 }],
  cross: ['logic.crosses'],
};
const WIRES = [
  'share.instrument > bars.instrument',
  'bars.candles > fast.source',
  'bars.candles > slow.source',
  'fast.value > cross.series',
  'slow.value > cross.other',
];

function drawn(nodes: Readonly<Record<string, DrawnNode>> = NODES, wires: readonly string[] = WIRES): Graph {
  return draw({ nodes, wires });
}

/** Each name with a mark before it; `changed` in place of what is there. */
function anew(changed: Readonly<Record<string, DrawnNode>> = {}): Graph {
  const nodes = Object.entries({ ...NODES, ...changed }).map(([id, node]) => [`x-${id}`, node] as const);
  const wires = WIRES.map((wire) => wire.replace(/^/, 'x-').replace(' > ', ' > x-'));
  return drawn(Object.fromEntries(nodes), wires);
}

function told(base: Graph, target: Graph): ReturnType<typeof changesBetween> {
  return changesBetween(base, renameNodes(target, recogniseNodes(base, target), base));
}

describe('a strategy drawn anew', () => {
  test('is the same strategy: there is nothing to tell', () => {
    expect(told(drawn(), anew())).toEqual([]);
  });

  test('and changed in one setting is told by that setting', () => {
    expect(told(drawn(), anew({ fast: ['indicator.movingAverage', { period: 12 }] }))).toEqual([
      { op: 'setParam', node: 'fast', param: 'period', from: 9, to: 12 },
    ]);
  });

  test('in which two settings change places is told apart by where the nodes lead', () => {
    const turned = anew({ fast: ['indicator.movingAverage', { period: 21 }], slow: ['indicator.movingAverage', { period: 9 }] });
    const changes = told(drawn(), turned);
    expect(changes.length).toBeLessThanOrEqual(4);
    expect(changes.filter(({ op }) => op === 'addNode' || op === 'removeNode')).toEqual([]);
  });

  test('with a node more is told by that node and its wires', () => {
    const { nodes, edges, ...rest } = anew();
    const more: Graph = {
      ...rest,
      nodes: [...nodes, { id: 'seen', kind: 'output.watch@1', params: {} }],
      edges: [...edges, { id: 'w', from: { node: 'x-fast', port: 'value' }, to: { node: 'seen', port: 'value' } }],
    };
    expect(told(drawn(), more).map(({ op }) => op)).toEqual(['addNode', 'connect']);
  });

  test('whose ids mean other nodes than before is read by what the nodes are', () => {
    const ids = Object.keys(NODES);
    const shifted = new Map(ids.map((id, at) => [id, ids[(at + 1) % ids.length] ?? id]));
    const next = (id: string): string => shifted.get(id) ?? id;
    const { nodes, edges, ...rest } = drawn();
    const moved: Graph = {
      ...rest,
      nodes: nodes.map((node) => ({ ...node, id: next(node.id) })),
      edges: edges.map(({ id, from, to }) => ({ id, from: { ...from, node: next(from.node) }, to: { ...to, node: next(to.node) } })),
    };
    // Two averages follow each other: under their ids they changed their periods, and nothing is gone.
    expect(told(drawn(), moved).filter(({ op }) => op === 'addNode' || op === 'removeNode' || op === 'replaceKind')).toEqual([]);
  });
});

describe('nothing is recognised', () => {
  test('where all ids stayed, whatever changed', () => {
    expect(recogniseNodes(drawn(), drawn({ ...NODES, fast: ['indicator.movingAverage', { period: 5 }] })).size).toBe(0);
  });

  test('of another kind', () => {
    const other = draw({ nodes: { one: ['math.number'] }, wires: [] });
    expect(recogniseNodes(drawn(), other).size).toBe(0);
  });
});

test(`random graphs in disguise (seeds 1 to ${PROPERTY_RUNS / 5}) are recognised whole, and stay what they say`, () => {
  const broken: string[] = [];
  for (let seed = 1; seed <= PROPERTY_RUNS / 5; seed++) {
    const graph = randomGraph({ seed, nodesMax: 16 });
    const { exposed, ...other } = disguise(graph, seed);
    const target: Graph = { ...other, exposed: [...exposed] };
    const names = recogniseNodes(graph, target);
    const renamed = renameNodes(target, names, graph);
    if (!Graph.safeParse(renamed).success) broken.push(`seed ${seed}: a renamed graph is a graph`);
    if (new Set(names.values()).size !== names.size) broken.push(`seed ${seed}: no two nodes are one`);
    const changed = changesBetween(graph, renamed).filter(({ op }) => op === 'addNode' || op === 'removeNode');
    if (changed.length > 0) broken.push(`seed ${seed}: ${changed.length} nodes are not recognised`);
  }
  expect(broken).toEqual([]);
});

test('twins are taken one for the other without losing what hangs on them', () => {
  const pair = (mark: string): Graph => {
    const nodes = ['a', 'b'].flatMap((side): [string, DrawnNode][] => [
      [`${mark}${side}mean`, ['indicator.movingAverage', { period: 9 }]],
      [`${mark}${side}above`, ['logic.compare']],
      [`${mark}${side}edge`, ['logic.edge']],
    ]);
    const wires = ['a', 'b'].flatMap((side) => [
      `${mark}${side}mean.value > ${mark}${side}above.left`,
      `${mark}${side}above.value > ${mark}${side}edge.condition`,
    ]);
    return draw({ nodes: Object.fromEntries(nodes), wires });
  };
  const [base, target] = [pair('x'), pair('y')];
  expect(isSameGraph(renameNodes(target, recogniseNodes(base, target), base), base)).toBe(true);
});

test('the largest graph is recognised in the time of a breath, and an empty one too', () => {
  const graph = largestGraph();
  const target = disguise(graph, 3);
  const from = performance.now();
  expect(recogniseNodes(graph, target).size).toBe(graph.nodes.length);
  expect(performance.now() - from).toBeLessThan(5_000);
  const empty = draw({ nodes: {}, wires: [] });
  expect(isSame(told(empty, empty), [])).toBe(true);
});
