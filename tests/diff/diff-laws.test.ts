// The laws of diff and merge over random pairs. The seed of a failing pair is in the message.
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../property-runs';
import { brokenDiffLaws } from './diff-laws';

test(`seeds 1 to ${PROPERTY_RUNS}: diffs and merges keep their laws`, () => {
  const laws: string[] = [];
  for (let seed = 1; seed <= PROPERTY_RUNS; seed++) laws.push(...brokenDiffLaws(seed).map((law) => `seed ${seed}: ${law}`));
  expect(laws).toEqual([]);
});
