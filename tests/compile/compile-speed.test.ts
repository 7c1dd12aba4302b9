// The largest graph there may be compiles between two key strokes. The figure is printed; the floor leaves room for a busy machine.
import { expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { LIMITS } from '../../dsl/limits';
import { largestGraph } from '../largest-graph';

const MS_MAX = 20;
const SLACK = 3;
const PATIENCE_MS = 10_000;

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
