// The difference of two versions of a large graph, found, carried out and merged: what an editor does at a click.
import { applyDiff } from '../dsl/diff/apply-diff';
import { diffGraphs } from '../dsl/diff/diff-graphs';
import { mergeDocuments } from '../dsl/diff/merge-graphs';
import type { Graph } from '../dsl/graph/graph';
import { inProcess } from './harness/contestant';
import { race } from './harness/race';
import { Scoreboard } from './harness/scoreboard';

const NODES = 200;
const MUST_MS = 30;

/** A ladder of averages, each of the one before, with every tenth period moved on. */
function ladder(shift: number): Graph {
  return {
    format: 'yantra.graph/1',
    name: 'Ladder',
    nodes: Array.from({ length: NODES }, (_, at) => ({
      id: `n${at}`,
      kind: 'indicator.movingAverage@1',
      params: { type: 'ema', period: 5 + (at % 40) + (at % 10 === 0 ? shift : 0) },
    })),
    edges: Array.from({ length: NODES - 1 }, (_, at) => ({
      id: `w${at}`,
      from: { node: `n${at}`, port: 'value' },
      to: { node: `n${at + 1}`, port: 'source' },
    })),
    exposed: [],
    layout: { nodes: Object.fromEntries(Array.from({ length: NODES }, (_, at) => [`n${at}`, { x: at * 10 + shift, y: at }])) },
  };
}

const [base, mine, theirs] = [ladder(0), ladder(1), ladder(2)];
const outcome = { trades: 0, pnlPaise: 0, equitySum: null };
const work = (name: string, play: () => unknown) => inProcess(name, { play: () => void play(), outcome: () => outcome });
const diff = diffGraphs(base, mine);
const board = new Scoreboard(`Two versions of a graph of ${NODES} nodes`);
const results = await race([
  work('find the difference', () => diffGraphs(base, mine)),
  work('carry it out', () => applyDiff(base, diff)),
  work('merge two edits', () => mergeDocuments(base, mine, theirs)),
]);
for (const { name, medianNs } of results) board.atMost(null, `${name}, ms`, medianNs / 1e6, MUST_MS, { unit: ' ms' });
board.finish();
