// Compiling at each edit: the largest graph there may be, and one as large as most strategies, from the drawing to the program and its hash.
import { compile } from '../dsl/compile/compile';
import type { Graph } from '../dsl/graph/graph';
import { LIMITS } from '../dsl/limits';
import { TEMPLATES } from '../tests/golden/template';
import { largestGraph } from '../tests/largest-graph';

const WARM_ROUNDS = 60;
const ROUNDS = 201;
const MS_MAX = 20;

/** Median over rounds, milliseconds, and the slowest of twenty: what a hand that edits feels. */
function timed(graph: Graph): { readonly medianMs: number; readonly slowMs: number } {
  for (let round = 0; round < WARM_ROUNDS; round++) compile(graph);
  const laps = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    compile(graph);
    return performance.now() - from;
  }).sort((left, right) => left - right);
  return { medianMs: laps[ROUNDS >> 1] ?? 0, slowMs: laps[Math.floor(ROUNDS * 0.95)] ?? 0 };
}

const largest = largestGraph();
const usual = TEMPLATES.reduce((left, right) => (right.graph.nodes.length > left.graph.nodes.length ? right : left)).graph;
let isFast = true;
for (const graph of [usual, largest]) {
  const { medianMs, slowMs } = timed(graph);
  const isHeld = graph.nodes.length < LIMITS.graphNodesMax || medianMs < MS_MAX;
  isFast &&= isHeld;
  console.log(
    `${String(graph.nodes.length).padStart(4)} nodes ${medianMs.toFixed(2).padStart(7)} ms median ${slowMs.toFixed(2).padStart(7)} ms at the 95th percentile${isHeld ? '' : `   above ${MS_MAX} ms`}`,
  );
}
process.exitCode = isFast ? 0 : 1;
