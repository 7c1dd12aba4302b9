// The laws of diff and merge over random pairs. The seed of a failing pair is in the message.
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../property-runs';
import { brokenDiffLaws } from './diff-laws';

test(`seeds 1 to ${PROPERTY_RUNS}: diffs and merges keep their laws`, () => {
  const laws: string[] = [];
  for (let seed = 1; seed <= PROPERTY_RUNS; seed++) laws.push(...brokenDiffLaws(seed).map((law) => `seed ${seed}: ${law}`));
  expect(laws).toEqual([]);
});

// One side leads two wires into an input that takes one, and the other side's edit of one of them may win.
test('pairs that have broken a law once keep it', () => {
  expect(brokenDiffLaws(1_089_773)).toEqual([]);
});
