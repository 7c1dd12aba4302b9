// The same laws over many more pairs than an inner loop has time for.
import { expect, test } from 'vitest';
import { brokenDiffLaws } from './diff-laws';

const PAIRS = 100_000;
const FIRST_SEED = 1_000_001;

test(`seeds ${FIRST_SEED} to ${FIRST_SEED + PAIRS - 1}: diffs and merges keep their laws`, () => {
  const laws: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PAIRS && laws.length < 20; seed++)
    laws.push(...brokenDiffLaws(seed).map((law) => `seed ${seed}: ${law}`));
  expect(laws).toEqual([]);
});
