// Merges worked out by hand: two edits of one EMA cross, and what becomes of each place where they meet.
import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode, ParamValue } from '../graph/graph';
import type { GraphDiff } from './graph-diff';
import { mergeDiff } from './merge-diff';
import { mergeDocuments, mergeGraphs } from './merge-graphs';
import { graphHash } from './normal-form';

/** Buys one lot of a share when it closes above its average, with a stop of 1 percent. */
const BASE: Graph = {
  format: 'yantra.graph/1',
  name: 'Above the average',
  nodes: [
    { id: 'share', kind: 'data.instrument@1', params: { symbol: 'NSE:SBIN' } },
    { id: 'bars', kind: 'data.candles@1', params: { timeframe: '5m' } },
    { id: 'avg', kind: 'indicator.movingAverage@1', params: { type: 'ema', period: 20 } },
    { id: 'cross', kind: 'logic.crosses@1', params: {} },
    { id: 'buy', kind: 'leg.leg@1', params: { side: 'buy', product: 'intraday' } },
    { id: 'size', kind: 'size.lots@1', params: { lots: 1 } },
    { id: 'stop', kind: 'risk.legStop@1', params: { value: 1 } },
    { id: 'enter', kind: 'action.enter@1', params: {} },
  ],
  edges: [
    wire('w1', 'share.instrument', 'bars.instrument'),
    wire('w2', 'bars.candles', 'avg.source'),
    wire('w3', 'bars.candles', 'cross.series'),
    wire('w4', 'avg.value', 'cross.other'),
    wire('w5', 'share.instrument', 'buy.instrument'),
    wire('w6', 'cross.up', 'enter.event'),
    wire('w7', 'buy.leg', 'enter.structure'),
    wire('w8', 'size.size', 'enter.size'),
    wire('w9', 'stop.risk', 'enter.risk'),
  ],
  exposed: [],
};

function wire(id: string, from: string, to: string): Graph['edges'][number] {
  const end = (text: string) => ({ node: text.slice(0, text.indexOf('.')), port: text.slice(text.indexOf('.') + 1) });
  return { id, from: end(from), to: end(to) };
}

function withParam(graph: Graph, id: string, param: string, value: ParamValue): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, params: { ...node.params, [param]: value } } : node)) };
}

function without(graph: Graph, id: string): Graph {
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => node.id !== id),
    edges: graph.edges.filter(({ from, to }) => from.node !== id && to.node !== id),
  };
}

function withNode(graph: Graph, node: GraphNode, ...edges: readonly Graph['edges'][number][]): Graph {
  return { ...graph, nodes: [...graph.nodes, node], edges: [...graph.edges, ...edges] };
}

function paramOf(graph: Graph, id: string, param: string): ParamValue | undefined {
  return graph.nodes.find((node) => node.id === id)?.params[param];
}

describe('merging two edits of one graph', () => {
  it('takes each change that only one side made', () => {
    const { graph, conflicts } = mergeDocuments(BASE, withParam(BASE, 'avg', 'period', 50), withParam(BASE, 'stop', 'value', 2));
    expect(conflicts).toEqual([]);
    expect([paramOf(graph, 'avg', 'period'), paramOf(graph, 'stop', 'value')]).toEqual([50, 2]);
  });

  it('joins edits of one node, parameter by parameter', () => {
    const { graph, conflicts } = mergeDocuments(BASE, withParam(BASE, 'avg', 'period', 50), withParam(BASE, 'avg', 'type', 'sma'));
    expect(conflicts).toEqual([]);
    expect([paramOf(graph, 'avg', 'period'), paramOf(graph, 'avg', 'type')]).toEqual([50, 'sma']);
  });

  it('keeps my value where both set one, tells it, and takes theirs when I choose so', () => {
    const [mine, theirs] = [withParam(BASE, 'avg', 'period', 50), withParam(BASE, 'avg', 'period', 34)];
    const merged = mergeDocuments(BASE, mine, theirs);
    expect(merged.conflicts).toEqual([
      {
        id: 'param avg.period',
        kind: 'both-edited',
        mine: 50,
        theirs: 34,
        taken: 'mine',
        detail: 'Both sides edited param avg.period, each in its own way.',
      },
    ]);
    expect(paramOf(merged.graph, 'avg', 'period')).toBe(50);
    expect(paramOf(mergeDocuments(BASE, mine, theirs, new Map([['param avg.period', 'theirs']])).graph, 'avg', 'period')).toBe(34);
  });

  it('is at one where both made the same change', () => {
    const edit = withParam(BASE, 'avg', 'period', 50);
    expect(mergeDocuments(BASE, edit, edit).conflicts).toEqual([]);
  });

  it('keeps a node that I edited and they removed, with its wires', () => {
    const { graph, conflicts } = mergeDocuments(BASE, withParam(BASE, 'avg', 'period', 50), without(BASE, 'avg'));
    expect(conflicts.map(({ id, kind, taken }) => [id, kind, taken])).toEqual([['node avg', 'deleted-and-edited', 'mine']]);
    expect(graph.edges.map(({ id }) => id)).toContain('w4');
    const yielded = mergeDocuments(
      BASE,
      withParam(BASE, 'avg', 'period', 50),
      without(BASE, 'avg'),
      new Map([['node avg', 'theirs']]),
    ).graph;
    expect([yielded.nodes.some(({ id }) => id === 'avg'), yielded.edges.some(({ id }) => id === 'w4')]).toEqual([false, false]);
  });

  it('takes a wire to a node that the other removed as an edit of that node', () => {
    const mine = without(BASE, 'size');
    const theirs = withNode(BASE, { id: 'lots', kind: 'math.number@1', params: {} }, wire('n1', 'lots.value', 'size.lots'));
    const { graph, conflicts } = mergeDocuments(BASE, mine, theirs);
    expect(conflicts.map(({ id, taken }) => [id, taken])).toEqual([['node size', 'mine']]);
    expect(graph.edges.some(({ id }) => id === 'n1')).toBe(false);
  });

  it('lets one of two wires into an input that takes one', () => {
    const rewired = { ...BASE, edges: BASE.edges.filter(({ id }) => id !== 'w6') };
    const mine = { ...rewired, edges: [...rewired.edges, wire('m6', 'cross.down', 'enter.event')] };
    const theirs = withNode(BASE, { id: 'two', kind: 'size.lots@1', params: { lots: 2 } }, wire('t8', 'two.size', 'enter.size'));
    const swapped = { ...theirs, edges: theirs.edges.filter(({ id }) => id !== 'w8') };
    expect(mergeDocuments(BASE, mine, swapped).conflicts).toEqual([]);
    const rival = withNode(BASE, { id: 'three', kind: 'size.lots@1', params: { lots: 3 } }, wire('m8', 'three.size', 'enter.size'));
    const both = mergeDocuments(BASE, { ...rival, edges: rival.edges.filter(({ id }) => id !== 'w8') }, swapped);
    expect(both.conflicts.map(({ id, kind }) => [id, kind])).toEqual([['input enter.size', 'same-input']]);
    expect(both.graph.edges.filter(({ to }) => to.port === 'size').map(({ id }) => id)).toEqual(['m8']);
  });

  it('takes the canvas as I left it without a word', () => {
    const at = (x: number): Graph => ({ ...BASE, layout: { nodes: { avg: { x, y: 0 } } } });
    const { graph, conflicts } = mergeDocuments(at(0), at(10), at(20));
    expect([conflicts.length, graph.layout?.nodes?.['avg']?.x]).toEqual([0, 10]);
  });
});

describe('what two sound edits do together', () => {
  it('is a conflict where their product risks more than either', () => {
    const { conflicts } = mergeGraphs(BASE, withParam(BASE, 'size', 'lots', 3), withParam(BASE, 'stop', 'value', 2));
    expect(conflicts.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['risks-more', 'Size and stop of node enter together risk 2 times what either side does.'],
    ]);
    expect(mergeGraphs(BASE, withParam(BASE, 'size', 'lots', 3), withParam(BASE, 'stop', 'value', 0.5)).conflicts).toEqual([]);
  });

  it('is a conflict where the whole no longer compiles', () => {
    const mine = without(BASE, 'size');
    const sized = withNode(mine, { id: 'part', kind: 'size.capital@1', params: {} }, wire('m8', 'part.size', 'enter.size'));
    const theirs = withNode(
      without(BASE, 'stop'),
      { id: 'other', kind: 'risk.mtmStop@1', params: {} },
      wire('t9', 'other.risk', 'enter.risk'),
    );
    expect(mergeGraphs(BASE, sized, theirs).conflicts.filter(({ kind }) => kind === 'compiles-worse')).toEqual([]);
    const unguarded = mergeGraphs(BASE, { ...BASE, edges: BASE.edges.filter(({ id }) => id !== 'w8') }, theirs);
    expect(unguarded.conflicts.filter(({ kind }) => kind === 'compiles-worse')).toEqual([]);
    const fresh = mergeGraphs(BASE, withParam(BASE, 'bars', 'timeframe', '15m'), {
      ...withNode(
        BASE,
        { id: 'more', kind: 'data.candles@1', params: { timeframe: '5m' } },
        wire('t1', 'share.instrument', 'more.instrument'),
      ),
      edges: [
        ...BASE.edges.filter(({ id }) => id !== 'w3'),
        wire('t1', 'share.instrument', 'more.instrument'),
        wire('t3', 'more.candles', 'cross.series'),
      ],
    });
    expect(fresh.conflicts.map(({ kind }) => kind)).toContain('compiles-worse');
  });
});

describe('a proposal onto a graph that has moved on', () => {
  const proposal: GraphDiff = {
    format: 'yantra.diff/1',
    base: graphHash(BASE),
    groups: [
      {
        id: 'slower',
        title: 'A slower average',
        optional: true,
        after: [],
        changes: [{ op: 'setParam', node: 'avg', param: 'period', from: 20, to: 34 }],
      },
      {
        id: 'wider',
        title: 'A wider stop',
        optional: true,
        after: [],
        changes: [{ op: 'setParam', node: 'stop', param: 'value', from: 1, to: 1.5 }],
      },
      {
        id: 'named',
        title: 'Its name',
        optional: true,
        after: ['slower'],
        changes: [{ op: 'setLabel', node: 'avg', from: null, to: 'Slow' }],
      },
    ],
  };

  it('is carried out group by group, and a group that meets an edit is held back with those that wait for it', () => {
    const mine = withParam(BASE, 'avg', 'period', 50);
    const { graph, groups } = mergeDiff(BASE, mine, proposal);
    expect(groups.map(({ group, kind }) => [group, kind])).toEqual([
      ['slower', 'held-back'],
      ['wider', 'applied'],
      ['named', 'held-back'],
    ]);
    expect([paramOf(graph, 'avg', 'period'), paramOf(graph, 'stop', 'value')]).toEqual([50, 1.5]);
    const chosen = mergeDiff(BASE, mine, proposal, new Map([['param avg.period', 'theirs']]));
    expect(chosen.groups.map(({ kind }) => kind)).toEqual(['applied', 'applied', 'applied']);
  });

  it('knows what is done already', () => {
    const done = mergeDiff(BASE, withParam(BASE, 'stop', 'value', 1.5), proposal);
    expect(done.groups.find(({ group }) => group === 'wider')?.kind).toBe('already-applied');
  });
});
