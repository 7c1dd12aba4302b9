// The first half of the deep proof: a file of its own, so that two cores share the work.
import { expect, test } from 'vitest';
import { CASES, proveSeeds } from './prove-seeds';

test(`the first half of ${CASES} random graphs and ${CASES} hostile documents keeps the laws`, () => {
  const part = proveSeeds(0);
  expect(part.broken).toEqual([]);
  expect(Object.entries(part.graphs.reach.kinds).filter(([, count]) => count === 0)).toEqual([]);
});
