// The evaluator against a naive interpreter, and against itself at other window sizes: every register of every op, to the bit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../property-runs';
import { EVALUATOR_LAWS, MACHINE } from './evaluator-laws';

const SEED = 20_261_121;

describe(`over random programs, seed ${SEED}, the evaluator`, () => {
  test.each(Object.entries(EVALUATOR_LAWS))('%s', (_, law) => {
    expect(() => fc.assert(law(MACHINE), { seed: SEED, numRuns: propertyRuns(150) })).not.toThrow();
  });
});
