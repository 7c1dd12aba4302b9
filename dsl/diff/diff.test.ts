// Diffs worked out by hand: what is found, what is refused, what is taken back, and how it is said.
import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile';
import type { Graph } from '../graph/graph';
import { LIMITS } from '../limits';
import { applyChanges, applyDiff } from './apply-diff';
import type { Change } from './change';
import { changesBetween, diffGraphs } from './diff-graphs';
import { explainDiff } from './explain-diff';
import type { GraphDiff } from './graph-diff';
import { graphHash, isSameGraph } from './normal-form';
import { parseDiffText } from './parse-diff';

const RSI_OF_CLOSE: Graph = {
  format: 'yantra.graph/1',
  name: 'RSI',
  nodes: [
    { id: 'bars', kind: 'data.candles@1', params: { timeframe: '5m' } },
    { id: 'rsi', kind: 'indicator.rsi@1', params: { period: 14 }, label: 'Momentum' },
    { id: 'low', kind: 'logic.compare@1', params: { right: 30 } },
  ],
  edges: [
    { id: 'e1', from: { node: 'bars', port: 'candles' }, to: { node: 'rsi', port: 'source' } },
    { id: 'e2', from: { node: 'rsi', port: 'value' }, to: { node: 'low', port: 'left' } },
  ],
  exposed: [{ key: 'period', label: 'RSI period', targets: [{ node: 'rsi', param: 'period' }] }],
};

function edited(edit: (graph: Graph) => Graph): Graph {
  return edit(structuredClone(RSI_OF_CLOSE));
}

function diffOf(changes: readonly Change[], more: Partial<GraphDiff['groups'][number]> = {}): GraphDiff {
  return {
    format: 'yantra.diff/1',
    base: graphHash(RSI_OF_CLOSE),
    groups: [{ id: 'g1', title: 'A group', optional: false, after: [], changes: [...changes], ...more }],
  };
}

describe('the difference of two graphs', () => {
  it('is one change for one parameter', () => {
    const target = edited((graph) => ({
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'rsi' ? { ...node, params: { period: 21 } } : node)),
    }));
    expect(changesBetween(RSI_OF_CLOSE, target)).toEqual([{ op: 'setParam', node: 'rsi', param: 'period', from: 14, to: 21 }]);
  });

  it('is nothing for another order, and a group of its own for the canvas', () => {
    const target = edited((graph) => ({
      ...graph,
      nodes: graph.nodes.toReversed(),
      edges: graph.edges.toReversed(),
      layout: { nodes: { rsi: { x: 10, y: 20 } } },
    }));
    const diff = diffGraphs(RSI_OF_CLOSE, target);
    expect(diff.groups.map(({ id, changes }) => [id, changes.length])).toEqual([['layout', 1]]);
    expect(graphHash(target)).toBe(graphHash(RSI_OF_CLOSE));
  });

  it('takes wires and settings away before their node, and brings the node before them', () => {
    const without = edited((graph) => ({ ...graph, nodes: graph.nodes.filter(({ id }) => id !== 'rsi'), edges: [], exposed: [] }));
    expect(changesBetween(RSI_OF_CLOSE, without).map(({ op }) => op)).toEqual(['disconnect', 'disconnect', 'conceal', 'removeNode']);
    expect(changesBetween(without, RSI_OF_CLOSE).map(({ op }) => op)).toEqual(['addNode', 'connect', 'connect', 'expose']);
  });
});

describe('carrying a diff out', () => {
  it('refuses what is not as expected, says what it found, and changes nothing of the group', () => {
    const diff = diffOf([
      { op: 'setLabel', node: 'low', from: null, to: 'Cheap' },
      { op: 'setParam', node: 'rsi', param: 'period', from: 9, to: 21 },
    ]);
    const done = applyDiff(RSI_OF_CLOSE, diff);
    expect(done.groups).toEqual([{ group: 'g1', kind: 'refused', change: 1, fault: 'period of node rsi is 14, not 9' }]);
    expect(isSameGraph(done.graph, RSI_OF_CLOSE)).toBe(true);
  });

  it('knows a diff that was carried out before', () => {
    const diff = diffOf([{ op: 'setParam', node: 'rsi', param: 'period', from: 14, to: 21 }]);
    const once = applyDiff(RSI_OF_CLOSE, diff);
    expect(once.kind).toBe('applied');
    expect(applyDiff(once.graph, diff).kind).toBe('already-applied');
    expect(isSameGraph(applyDiff(once.graph, once.inverse).graph, RSI_OF_CLOSE)).toBe(true);
  });

  it('carries out the groups that were chosen, none before one that it waits for', () => {
    const first = diffOf([{ op: 'disable', node: 'low' }]).groups;
    const second = diffOf([{ op: 'setLabel', node: 'low', from: null, to: 'Off' }], { id: 'g2', optional: true, after: ['g1'] }).groups;
    const diff = { ...diffOf([]), groups: [...second, ...first] };
    expect(applyDiff(RSI_OF_CLOSE, diff).groups.map(({ group, kind }) => `${group} ${kind}`)).toEqual(['g1 applied', 'g2 applied']);
    const alone = applyDiff(RSI_OF_CLOSE, diff, ['g2']);
    expect(alone.groups.map(({ group, kind }) => `${group} ${kind}`)).toEqual(['g1 left-out', 'g2 refused']);
    expect(isSameGraph(alone.graph, RSI_OF_CLOSE)).toBe(true);
  });

  it('puts a node into a wire and takes it out again', () => {
    const [, wire] = RSI_OF_CLOSE.edges;
    if (wire === undefined) throw new Error('the graph has two wires');
    const guard = {
      edge: wire,
      node: { id: 'avg', kind: 'indicator.movingAverage@1', params: {} },
      input: 'source',
      output: 'value',
      inputEdge: 'e3',
    };
    const wrapped = applyChanges(RSI_OF_CLOSE, [{ op: 'wrap', ...guard }]);
    if (wrapped.kind === 'refused') throw new Error(wrapped.fault);
    expect(wrapped.graph.edges.map(({ id, from, to }) => [id, from.node, to.node])).toEqual([
      ['e1', 'bars', 'rsi'],
      ['e2', 'avg', 'low'],
      ['e3', 'rsi', 'avg'],
    ]);
    const unwrapped = applyChanges(wrapped.graph, [{ op: 'unwrap', ...guard }]);
    expect(unwrapped.kind === 'applied' && isSameGraph(unwrapped.graph, RSI_OF_CLOSE)).toBe(true);
    const busy = applyChanges(wrapped.graph, [
      { op: 'connect', edge: { id: 'e9', from: { node: 'avg', port: 'value' }, to: { node: 'low', port: 'right' } } },
      { op: 'unwrap', ...guard },
    ]);
    expect(busy).toEqual({ kind: 'refused', change: 1, fault: 'wire e9 still leads to or from node avg' });
  });

  it('compiles a graph as if what is switched off were not there', () => {
    const off = applyChanges(RSI_OF_CLOSE, [{ op: 'disable', node: 'rsi' }]);
    if (off.kind === 'refused') throw new Error(off.fault);
    const found = compile(off.graph).diagnostics.map(({ code, node }) => `${code} ${node ?? ''}`);
    const gone = compile({ ...RSI_OF_CLOSE, nodes: RSI_OF_CLOSE.nodes.filter(({ id }) => id !== 'rsi'), edges: [], exposed: [] });
    expect(found).toEqual(gone.diagnostics.map(({ code, node }) => `${code} ${node ?? ''}`));
  });
});

describe('a diff in words', () => {
  it('calls things what the canvas calls them', () => {
    const changes: readonly Change[] = [
      { op: 'setParam', node: 'rsi', param: 'period', from: 14, to: 21 },
      { op: 'addNode', node: { id: 'ema', kind: 'indicator.movingAverage@1', params: { period: 50 } } },
      { op: 'connect', edge: { id: 'e3', from: { node: 'rsi', port: 'value' }, to: { node: 'ema', port: 'source' } } },
      { op: 'disable', node: 'low' },
      { op: 'expose', setting: { key: 'slow', label: 'Slow', targets: [{ node: 'ema', param: 'period' }] } },
    ];
    expect(explainDiff(RSI_OF_CLOSE, diffOf(changes))[0]?.lines).toEqual([
      'Set Period of "Momentum" from 14 to 21.',
      'Add Moving average (Period 50).',
      'Connect RSI of "Momentum" to Source of Moving average.',
      'Switch Compare off.',
      'Make "Slow" a setting, for Period of Moving average.',
    ]);
  });
});

describe('a diff from outside', () => {
  it('is taken when it is of the shape, and refused with its place when not', () => {
    const diff = diffOf([{ op: 'enable', node: 'low' }]);
    expect(parseDiffText(JSON.stringify(diff))).toEqual({ kind: 'diff', diff });
    const strange = parseDiffText(JSON.stringify({ ...diff, groups: [{ ...diff.groups[0], changes: [{ op: 'enable', node: '../x' }] }] }));
    expect(strange.kind === 'refused' && strange.diagnostics[0]?.message).toContain('/groups/0/changes/0/node');
    expect(parseDiffText('{"format":').kind).toBe('refused');
    expect(parseDiffText('{"__proto__":{}}').kind).toBe('refused');
  });

  it('has so many changes, all its groups together, and one more is refused with the number', () => {
    const withChanges = (count: number): string => {
      const changes = Array.from({ length: count }, () => ({ op: 'enable', node: 'a' }));
      const groups = [0, 1, 2].map((part) => ({
        id: `g${part}`,
        title: '',
        optional: false,
        after: [],
        changes: changes.slice((part * count) / 3, ((part + 1) * count) / 3),
      }));
      return JSON.stringify({ ...diffOf([]), groups });
    };
    expect(parseDiffText(withChanges(LIMITS.diffChangesMax)).kind).toBe('diff');
    const beyond = parseDiffText(withChanges(LIMITS.diffChangesMax + 1));
    expect(beyond.kind === 'refused' && beyond.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        'document-shape',
        '/groups hold 10001 changes together, and 10000 are the most. Make several diffs of it, to be carried out one after the other.',
      ],
    ]);
  });

  it('may be that of two graphs of the largest size that share nothing', () => {
    const part = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
    const largest = (mark: string): Graph => ({
      format: 'yantra.graph/1',
      name: mark,
      description: mark,
      nodes: part(LIMITS.graphNodesMax).map((at) => ({ id: `${mark}${at}`, kind: 'math.number@1', params: {} })),
      edges: part(LIMITS.graphEdgesMax).map((at) => ({
        id: `${mark}e${at}`,
        from: { node: `${mark}0`, port: 'value' },
        to: { node: `${mark}1`, port: 'in' },
      })),
      exposed: part(LIMITS.paramsMax).map((at) => ({
        key: `${mark}${at}`,
        label: mark,
        targets: [{ node: `${mark}${at}`, param: 'value' }],
      })),
      layout: { nodes: Object.fromEntries(part(LIMITS.graphNodesMax).map((at) => [`${mark}${at}`, { x: at, y: at }])) },
    });
    const { groups } = diffGraphs(largest('a'), largest('b'));
    expect(groups.map(({ id, changes }) => [id, changes.length])).toEqual([
      ['logic', 5_202],
      ['layout', 1_000],
    ]);
    expect(5_202 + 1_000).toBeLessThanOrEqual(LIMITS.diffChangesMax);
  });
});
