// The laws of the compiler over random graphs of every kind and over hostile documents; some of what compiles is run. The seed of a failing graph is in the message.
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../property-runs';
import { brokenByDocument } from './document-laws';
import { brokenLaws, type Tally } from './graph-laws';
import { noReach } from './reach';
import { brokenRun } from './run-laws';

const GRAPHS = PROPERTY_RUNS / 2;
const RUN_EVERY = 50;
/** Hundreds of graphs, each compiled several times over, beside whatever else runs. */

function broken(from: number, faults: number): { readonly laws: readonly string[]; readonly tally: Tally } {
  const tally: Tally = { compiled: 0, refused: 0, reach: noReach() };
  const laws: string[] = [];
  for (let seed = from; seed < from + GRAPHS; seed++) {
    const found = brokenLaws(seed, faults, tally);
    laws.push(...found.laws.map((law) => `seed ${seed}: ${law}`));
    if (found.compiled !== null && seed % RUN_EVERY === 0) {
      const run = brokenRun(found.compiled, seed, { runs: 0, trades: 0, fills: 0, flat: 0 });
      laws.push(...run.map((law) => `seed ${seed}: ${law}`));
    }
  }
  return { laws, tally };
}

test(`seeds 1 to ${GRAPHS}: whole graphs keep the laws, and all compile`, () => {
  const { laws, tally } = broken(1, 0);
  console.log(`${tally.compiled} of ${GRAPHS} whole graphs compile`);
  expect(laws).toEqual([]);
  expect(tally.compiled).toBe(GRAPHS);
});

test(`seeds 10 001 to ${10_000 + GRAPHS}: graphs with faults get a diagnostic or a valid program`, () => {
  const { laws, tally } = broken(10_001, 0.03);
  expect(laws).toEqual([]);
  expect(tally.refused).toBeGreaterThan(GRAPHS / 2);
});

test(`hostile documents 20 001 to ${20_000 + PROPERTY_RUNS} get a diagnostic or a valid program`, () => {
  const tally = { noDocuments: 0, noPrograms: 0, compiled: 0, slowestMs: 0 };
  const laws: string[] = [];
  for (let seed = 20_001; seed <= 20_000 + PROPERTY_RUNS; seed++)
    laws.push(...brokenByDocument(seed, tally).map((law) => `document ${seed}: ${law}`));
  expect(laws).toEqual([]);
  // Documents of each fate, or the sword is blunt.
  expect(Math.min(tally.noDocuments, tally.noPrograms)).toBeGreaterThan(PROPERTY_RUNS / 20);
});
