// What names a program and what does not: two strategies are the same when they decide the same, however they are drawn.
import { describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import type { ExposedParam, Graph, ParamValue } from '../../dsl/graph/graph';
import { type Drawing, draw } from '../draw';
import { disguise } from '../random-graph';

const CROSS: Drawing = {
  nodes: {
    share: ['data.instrument', { symbol: 'NSE:RELIANCE' }],
    bars: ['data.candles', { timeframe: '5m' }],
    fast: ['indicator.movingAverage', { period: 20 }],
    slow: ['indicator.movingAverage', { period: 50 }],
    cross: ['logic.crosses'],
    buy: ['leg.leg', { side: 'buy' }],
    sell: ['leg.leg', { side: 'sell' }],
    size: ['size.lots'],
    stop: ['risk.legStop', { value: 1 }],
    time: ['risk.exitAtTime', { time: '15:15' }],
    long: ['action.enter', { whenBusy: 'reverse' }],
    short: ['action.enter', { whenBusy: 'reverse' }],
  },
  wires: [
    'share.instrument > bars.instrument',
    'bars.candles > fast.source',
    'bars.candles > slow.source',
    'fast.value > cross.series',
    'slow.value > cross.other',
    'share.instrument > buy.instrument',
    'share.instrument > sell.instrument',
    'cross.up > long.event',
    'cross.down > short.event',
    'buy.leg > long.structure',
    'sell.leg > short.structure',
    ...['long', 'short'].flatMap((entry) => [`size.size > ${entry}.size`, `stop.risk > ${entry}.risk`, `time.risk > ${entry}.risk`]),
    'long.position > short.position',
  ],
};

const EXPOSED: readonly ExposedParam[] = [{ key: 'fast', label: 'Fast', targets: [{ node: 'fast', param: 'period' }], min: 5, max: 40 }];

function hashOf(graph: Graph): string {
  const { compiled, diagnostics } = compile(graph);
  expect(diagnostics).toEqual([]);
  return compiled?.hash ?? '';
}

function withParam(graph: Graph, node: string, param: string, value: ParamValue): Graph {
  const nodes = graph.nodes.map((found) => (found.id === node ? { ...found, params: { ...found.params, [param]: value } } : found));
  return { ...graph, nodes };
}

describe('long and short on one position', () => {
  test('is one position that either reverses', () => {
    const program = compile(draw(CROSS)).compiled?.program;
    expect(program?.positions).toBe(1);
    const said = program?.actions.map((action) =>
      action.kind === 'enter' ? [action.legs[0]?.side, action.position, action.whenBusy] : [],
    );
    expect(said?.sort((left, right) => (String(left[0]) < String(right[0]) ? -1 : 1))).toEqual([
      ['buy', 0, 'reverse'],
      ['sell', 0, 'reverse'],
    ]);
  });
});

describe('the hash of a program', () => {
  const graph = draw(CROSS);
  const exposed = draw({ ...CROSS, exposed: EXPOSED });

  test.each(Array.from({ length: 50 }, (_, seed) => seed))('does not see ids, order, labels or layout (seed %i)', (seed) => {
    expect(hashOf(disguise(exposed, seed))).toBe(hashOf(exposed));
  });

  test('does not see the order of settings, be they alike in all but what they are for', () => {
    const period = (key: string): ExposedParam => ({ key, label: key, targets: [{ node: key, param: 'period' }], min: 5, max: 60 });
    const stop: ExposedParam = { key: 'stop', label: 'Stop', targets: [{ node: 'stop', param: 'value' }] };
    const inOrder = (...settings: readonly ExposedParam[]): string => hashOf(draw({ ...CROSS, exposed: settings }));
    const [fast, slow] = [period('fast'), period('slow')];
    const hash = inOrder(fast, slow, stop);
    expect([inOrder(slow, fast, stop), inOrder(stop, slow, fast), inOrder(fast, stop, slow)]).toEqual([hash, hash, hash]);
    // One setting for both is another strategy.
    const both: ExposedParam = { ...fast, targets: [...fast.targets, ...slow.targets] };
    expect(inOrder(both, stop)).not.toBe(hash);
  });

  test('does not see the value of a setting, but its bounds and that it is one', () => {
    expect(hashOf(withParam(exposed, 'fast', 'period', 25))).toBe(hashOf(exposed));
    expect(hashOf({ ...exposed, exposed: EXPOSED.map((setting) => ({ ...setting, max: 41 })) })).not.toBe(hashOf(exposed));
    expect(hashOf(graph)).not.toBe(hashOf(exposed));
  });

  const changes: readonly (readonly [string, string, ParamValue])[] = [
    ['share', 'symbol', 'NSE:TCS'],
    ['bars', 'timeframe', '15m'],
    ['fast', 'period', 21],
    ['buy', 'product', 'delivery'],
    ['size', 'lots', 2],
    ['stop', 'value', 2],
    ['stop', 'basis', 'points'],
    ['time', 'time', '15:10'],
    ['long', 'whenBusy', 'ignore'],
  ];
  test.each(changes)('sees %s.%s', (node, param, value) => {
    expect(hashOf(withParam(graph, node, param, value))).not.toBe(hashOf(graph));
  });

  test('does not see whether a default is written out', () => {
    expect(hashOf(withParam(graph, 'size', 'lots', 1))).toBe(hashOf(graph));
  });

  test('does not see a node that nothing uses, nor a watch', () => {
    const spare: Graph = {
      ...graph,
      nodes: [...graph.nodes, { id: 'eye', kind: 'output.watch@1', params: {} }],
      edges: [...graph.edges, { id: 'look', from: { node: 'fast', port: 'value' }, to: { node: 'eye', port: 'number' } }],
    };
    expect(hashOf(spare)).toBe(hashOf(graph));
  });

  test('does not see whether a value is computed once or twice', () => {
    const twice: Graph = {
      ...graph,
      nodes: [...graph.nodes, { id: 'bars2', kind: 'data.candles@1', params: { timeframe: '5m' } }],
      edges: [
        ...graph.edges.map((edge) => (edge.to.node === 'slow' ? { ...edge, from: { ...edge.from, node: 'bars2' } } : edge)),
        { id: 'again', from: { node: 'share', port: 'instrument' }, to: { node: 'bars2', port: 'instrument' } },
      ],
    };
    expect(hashOf(twice)).toBe(hashOf(graph));
  });

  test('sees which of two positions like each other an exit closes, and not which is drawn first', () => {
    const two = (first: string, second: string): Graph =>
      draw({
        nodes: {
          ...Object.fromEntries(Object.entries(CROSS.nodes).filter(([id]) => id !== 'short' && id !== 'sell')),
          other: ['action.enter'],
          up: ['action.exit', { percent: 50 }],
          down: ['action.exit'],
        },
        wires: CROSS.wires
          .filter((wire) => !/short|sell/.test(wire))
          .concat(
            'cross.up > other.event',
            'buy.leg > other.structure',
            'size.size > other.size',
            'stop.risk > other.risk',
            'time.risk > other.risk',
          )
          .concat(
            'cross.up > up.event',
            'cross.down > down.event',
            `${first}.position > up.position`,
            `${second}.position > down.position`,
          ),
      });
    const plain = (graph: Graph): string | undefined => compile(withParam(graph, 'long', 'whenBusy', 'ignore')).compiled?.hash;
    expect(plain(two('long', 'other'))).toBe(plain(two('other', 'long')));
    expect(plain(two('long', 'other'))).not.toBe(plain(two('long', 'long')));
    expect(plain(two('long', 'other'))).toBeDefined();
  });
});
