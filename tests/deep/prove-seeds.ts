// One half of the deep proof: so many random graphs and so many hostile documents from a seed on, each held to its laws, and a slice of what
// compiles run over random markets. Leaves what it found in .cache/tests/deep, of which scripts/deep-result.mjs makes the committed result.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokenByDocument } from '../compile/document-laws';
import { brokenLaws } from '../compile/graph-laws';
import { noReach } from '../compile/reach';
import { brokenRun } from '../compile/run-laws';
import type { DeepPart } from './deep-result';

/** Of each sort, over both halves. Fewer are asked for while the proof itself is worked on; such a run replaces no result. */
export const CASES = Number(process.env['YANTRA_DEEP_CASES'] ?? 100_000);
const GRAPHS_FROM = 1_000_000;
const DOCUMENTS_FROM = 2_000_000;
const FAULTS = 0.03;
/** Of the graphs that compile. */
const RUN_ONE_IN = 50;
const FOUND_MAX = 20;
const PARTS = path.join(import.meta.dirname, '../../.cache/tests/deep');

/** `half`: 0 or 1; the two share no seed. */
export function proveSeeds(half: 0 | 1): DeepPart {
  const started = performance.now();
  const cases = CASES / 2;
  const graphs = { from: GRAPHS_FROM + half * cases, cases, compiled: 0, refused: 0, reach: noReach() };
  const documents = { from: DOCUMENTS_FROM + half * cases, cases, noDocuments: 0, noPrograms: 0, compiled: 0, slowestMs: 0 };
  const runs = { runs: 0, trades: 0, fills: 0, flat: 0 };
  const broken: string[] = [];
  for (let seed = graphs.from; seed < graphs.from + cases && broken.length < FOUND_MAX; seed++) {
    const { laws, compiled } = brokenLaws(seed, seed % 2 === 0 ? 0 : FAULTS, graphs);
    const run = compiled !== null && graphs.compiled % RUN_ONE_IN === 0 ? brokenRun(compiled, seed, runs) : [];
    broken.push(...[...laws, ...run].map((law) => `graph ${seed}: ${law}`));
  }
  for (let seed = documents.from; seed < documents.from + cases && broken.length < FOUND_MAX; seed++)
    broken.push(...brokenByDocument(seed, documents).map((law) => `document ${seed}: ${law}`));
  const part: DeepPart = { graphs, documents, runs, broken, seconds: Math.round((performance.now() - started) / 1_000) };
  mkdirSync(PARTS, { recursive: true });
  writeFileSync(path.join(PARTS, `${half}.json`), JSON.stringify(part));
  return part;
}
