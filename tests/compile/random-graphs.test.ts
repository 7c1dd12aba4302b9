// The laws of the compiler over random graphs of every kind. The seed of a failing graph is in the message.
import { expect, test } from 'vitest';
import { brokenLaws, type Tally } from './graph-laws';

const GRAPHS = 500;

function broken(from: number, faults: number): { readonly laws: readonly string[]; readonly tally: Tally } {
  const tally: Tally = { compiled: 0, refused: 0 };
  const laws: string[] = [];
  for (let seed = from; seed < from + GRAPHS; seed++) laws.push(...brokenLaws(seed, faults, tally).map((law) => `seed ${seed}: ${law}`));
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
