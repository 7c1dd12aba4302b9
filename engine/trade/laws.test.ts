import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IS_QUICK, PROPERTY_RUNS } from '../../tests/property-runs';
import { RandomRun } from './rig/random-run';

const SEED = 20_250_106;
const steps = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 250 });

function live(choices: readonly number[]): RandomRun {
  const run = new RandomRun();
  for (const choice of choices) run.step(choice);
  return run;
}

describe(`whatever a legal venue answers (seed ${SEED})`, () => {
  test('orders, holdings, money and copies keep their laws, and a killed desk gets out', () => {
    fc.assert(
      fc.property(steps, (choices) => live(choices).unwind(40)),
      { seed: SEED, numRuns: PROPERTY_RUNS },
    );
  });

  test.skipIf(IS_QUICK)('the lives that are lived are full ones', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(steps, (choices) => {
        for (const entry of live(choices).decisions) {
          const name = entry.kind === 'outcome' ? entry.outcome : entry.kind;
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
    const rare = [
      'exitRaised',
      'stopMoved',
      'stopMonitored',
      'exitUnfilled',
      'chased',
      'entryTimedOut',
      'armedLapsed',
      'armed-reentry',
      'riskFired',
      'orderEventIgnored',
    ];
    for (const kind of rare) expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(5);
  });
});
