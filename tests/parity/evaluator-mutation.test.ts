// Each law of the evaluator fails on a machine that breaks it, and each broken machine is caught by the laws that speak of its fault.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROKEN_MACHINES } from './broken-machines';
import { EVALUATOR_LAWS } from './evaluator-laws';

const SEED = 20_261_121;

describe(`a planted fault, seed ${SEED}:`, () => {
  const pairs = BROKEN_MACHINES.flatMap(({ fault, machine, breaks }) =>
    breaks.map((law) => ({ title: `${fault}: no longer ${law}`, machine, law })),
  );

  test.each(pairs.map(({ title, machine, law }) => [title, machine, law] as const))('%s', (_, machine, law) => {
    const found = fc.check(EVALUATOR_LAWS[law](machine), { seed: SEED, numRuns: 400, endOnFailure: true });
    // A machine that falls over proves nothing: the law must have found values that differ.
    expect(found.errorInstance).toMatchObject({ name: 'AssertionError' });
  });

  test('every law is broken by one', () => {
    expect([...new Set(pairs.map(({ law }) => law))].sort()).toEqual(Object.keys(EVALUATOR_LAWS).sort());
  });
});
