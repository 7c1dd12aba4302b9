// Laws of positions whose legs change while they are held, whatever a legal venue answers: never both, never twice, and everything gets out. The laws
// of orders, holdings, money and copies hold beside them (`rig/random-run.ts`).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IS_QUICK, propertyRuns } from '../../tests/property-runs';
import { Leg } from './leg';
import { ChangeRun } from './rig/change-run';

const SEED = 20_261_122;
const steps = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 20, maxLength: 80 });

function live(choices: readonly number[]): ChangeRun {
  const run = new ChangeRun(choices[0] ?? 0);
  for (const choice of choices) run.step(choice);
  return run;
}

function check(numRuns: number): void {
  fc.assert(
    fc.property(fc.noBias(steps), (choices) => live(choices).unwind(60)),
    { seed: SEED, numRuns, endOnFailure: true },
  );
}

describe(`legs given up for others, added, made more and less (seed ${SEED})`, () => {
  test('keep the laws, and a killed desk gets out', () => check(propertyRuns(150)));

  test.skipIf(IS_QUICK)('live full lives', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(fc.noBias(steps), (choices) => {
        for (const entry of live(choices).decisions) {
          const name = entry.kind === 'outcome' ? entry.outcome : entry.kind;
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
    for (const name of ['legReplaced', 'legFailed', 'same-contracts', 'uncovered']) expect(counts.get(name) ?? 0, name).toBeGreaterThan(2);
  });

  test('are seen to break where legs forget whom they stand in for', () => {
    // It lies over the cell's own accessor, and is taken away again.
    Object.defineProperty(Leg.prototype, 'replacesPlus1', { configurable: true, get: () => 0, set() {} });
    try {
      expect(() => check(60)).toThrow();
    } finally {
      Reflect.deleteProperty(Leg.prototype, 'replacesPlus1');
    }
  });
});
