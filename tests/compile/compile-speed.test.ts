// The largest graph there may be compiles between two key strokes. The figure is printed; the floor leaves room for a busy machine.
import { expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { LIMITS } from '../../dsl/limits';
import { type DrawnNode, draw } from '../draw';

const MS_MAX = 20;
const SLACK = 3;
const PATIENCE_MS = 10_000;

/** Bars, then questions about averages of averages in groups, up to the most nodes that a graph may have. */
function largestGraph() {
  const nodes: Record<string, DrawnNode> = {
    share: ['data.instrument', { symbol: 'NSE:RELIANCE' }],
    bars: ['data.candles'],
    any: ['logic.anyOf'],
    edge: ['logic.edge'],
    leg: ['leg.leg'],
    size: ['size.lots'],
    stop: ['risk.legStop'],
    time: ['risk.exitAtTime'],
    enter: ['action.enter'],
  };
  const wires = [
    'share.instrument > bars.instrument',
    'share.instrument > leg.instrument',
    'any.value > edge.condition',
    'edge.event > enter.event',
  ];
  wires.push('leg.leg > enter.structure', 'size.size > enter.size', 'stop.risk > enter.risk', 'time.risk > enter.risk');
  for (let group = 0; Object.keys(nodes).length < LIMITS.graphNodesMax; group++) {
    const pairs = Math.min(8, Math.floor((LIMITS.graphNodesMax - Object.keys(nodes).length - 1) / 2));
    nodes[`all${group}`] = ['logic.allOf'];
    wires.push(`all${group}.value > any.conditions`);
    for (let at = 0; at < pairs; at++) {
      const name = `${group}x${at}`;
      nodes[`average${name}`] = ['indicator.movingAverage', { period: 2 + 8 * group + at }];
      nodes[`above${name}`] = ['logic.compare'];
      wires.push(
        `bars.candles > average${name}.source`,
        `average${name}.value > above${name}.left`,
        `above${name}.value > all${group}.conditions`,
      );
      if (at > 0) wires.push(`average${group}x${at - 1}.value > above${name}.right`);
    }
  }
  return draw({ nodes, wires });
}

test(`the largest graph compiles in ${MS_MAX} ms`, () => {
  const graph = largestGraph();
  expect(graph.nodes.length).toBe(LIMITS.graphNodesMax);
  expect(compile(graph).diagnostics).toEqual([]);
  const until = performance.now() + PATIENCE_MS;
  let bestMs = Number.POSITIVE_INFINITY;
  // The best of many: the rest is other work on the machine. Stops once the figure is steady and under the floor.
  for (let round = 0; round < 15 || (bestMs >= MS_MAX * SLACK && performance.now() < until); round++) {
    const from = performance.now();
    compile(graph);
    bestMs = Math.min(bestMs, performance.now() - from);
  }
  console.log(`${graph.nodes.length} nodes, ${graph.edges.length} edges: ${bestMs.toFixed(1)} ms at best`);
  expect(bestMs).toBeLessThan(MS_MAX * SLACK);
});
