import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IS_QUICK, propertyRuns } from '../../tests/property-runs';
import { StructureRun } from './rig/structure-run';

const SEED = 20_250_107;
const steps = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 200 });

function live(choices: readonly number[]): StructureRun {
  const run = new StructureRun();
  for (const choice of choices) run.step(choice);
  return run;
}

describe(`structures, whatever a legal venue answers (seed ${SEED})`, () => {
  test('sell no more than is covered, leave the sold legs first, and hold none bare beyond its bound; a killed desk gets out', () => {
    fc.assert(
      fc.property(steps, (choices) => live(choices).unwind(60)),
      { seed: SEED, numRuns: propertyRuns(300), endOnFailure: true },
    );
  });

  test('end flat or whole', () => {
    fc.assert(
      fc.property(steps, (choices) => live(choices).endsFlatOrWhole(30)),
      { seed: SEED, numRuns: propertyRuns(150), endOnFailure: true },
    );
  });

  test.skipIf(IS_QUICK)('live full lives', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(steps, (choices) => {
        for (const entry of live(choices).decisions) {
          const name = entry.kind === 'intent' && entry.intent.kind !== 'cancel' && entry.intent.hasWaited === true ? 'waited' : entry.kind;
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }),
      { seed: SEED, numRuns: 250, endOnFailure: true },
    );
    for (const kind of ['waited', 'legFailed', 'legRetried', 'uncovered', 'entryChased', 'entryTimedOut'])
      expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(5);
  });
});
