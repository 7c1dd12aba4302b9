// Laws of a structure under every rule at once, whatever a legal venue answers: never both, never twice, and what is kept stays kept. The
// laws of orders, holdings, money and copies hold beside them (`rig/random-run.ts`).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IS_QUICK, propertyRuns } from '../../tests/property-runs';
import type { DecisionEntry, FiredRule } from '../journal/decision';
import { AGAIN, Leg } from './leg';
import { Position } from './position';
import { COVERED_RULES_SCENE, RandomRun, type RandomScene, RULES_SCENE } from './rig/random-run';

const SEED = 20_261_121;
const steps = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 60, maxLength: 200 });
const OF_POSITION = new Set<FiredRule>(['mtmStop', 'combinedStop', 'mtmTarget', 'combinedTarget', 'lock']);

function live(scene: RandomScene, choices: readonly number[]): RandomRun {
  const run = new RandomRun(scene);
  for (const choice of choices) run.step(choice);
  return run;
}

/** One epoch as its journal tells it. */
class Epoch {
  hasLeft = false;
  stops = 0;
  locked = Number.NEGATIVE_INFINITY;
  readonly firedOf = new Map<number, FiredRule>();
  readonly waiting = new Set<number>();

  read(entry: DecisionEntry): void {
    switch (entry.kind) {
      case 'riskFired':
        return this.fire(entry.rule, entry.leg);
      case 'stopToCost':
        expect(this.stops, 'a stop goes to cost when another leg was stopped').toBeGreaterThan(0);
        expect(entry.to).not.toBe(entry.from);
        return;
      case 'profitLocked':
        expect(entry.lockedPaise, 'what is locked never becomes less').toBeGreaterThanOrEqual(this.locked);
        expect(entry.lockedPaise, 'a lock keeps something').toBeGreaterThan(0);
        expect(entry.lockedPaise, 'this lock keeps less than was made').toBeLessThan(entry.valuePaise);
        this.locked = entry.lockedPaise;
        return;
      case 'legReEntry':
        return this.reEnter(entry.leg, entry.outcome);
      case 'legReEntryLapsed':
        expect(this.waiting.delete(entry.leg), 'what lapses was armed').toBe(true);
        return;
      default:
        return;
    }
  }

  private fire(rule: FiredRule, leg: number | null): void {
    expect(this.hasLeft, `${rule} after the whole position was told to leave`).toBe(false);
    if (leg === null) {
      if (OF_POSITION.has(rule)) this.hasLeft = true;
      return;
    }
    expect(this.firedOf.get(leg), `${rule} of leg ${leg}, which a rule has taken out already`).toBeUndefined();
    this.firedOf.set(leg, rule);
    if (rule === 'legStop' || rule === 'underlyingStop') this.stops += 1;
  }

  private reEnter(leg: number, outcome: string): void {
    if (outcome === 'armed-reentry') {
      expect(this.firedOf.has(leg), 'a leg comes back that its own rule took out').toBe(true);
      expect(this.waiting.has(leg)).toBe(false);
      this.waiting.add(leg);
      return;
    }
    if (outcome !== 'sent') return void this.waiting.delete(leg);
    expect(this.waiting.delete(leg), 'what is sent again was armed, and is sent once').toBe(true);
    this.firedOf.delete(leg);
  }
}

function holdLaws(decisions: readonly DecisionEntry[]): void {
  let epoch = new Epoch();
  for (const entry of decisions) {
    epoch.read(entry);
    if (entry.kind === 'phase' && entry.phase === 'entering') epoch = new Epoch();
  }
}

function nameOf(entry: DecisionEntry): string {
  if (entry.kind === 'riskFired') return `${entry.rule} fired`;
  return entry.kind === 'legReEntry' ? `leg ${entry.outcome}` : entry.kind;
}

function check(scene: RandomScene, numRuns: number): void {
  fc.assert(
    fc.property(fc.noBias(steps), (choices) => {
      const run = live(scene, choices);
      holdLaws(run.decisions);
      expect(run.unwind(60)).toBe(true);
    }),
    { seed: SEED, numRuns, endOnFailure: true },
  );
}

describe.each([
  ['none covers another', RULES_SCENE],
  ['one covers the other', COVERED_RULES_SCENE],
] as const)(`a structure under every rule of whose legs %s (seed ${SEED})`, (_name, scene) => {
  test('keeps its laws', () => check(scene, propertyRuns(200)));

  test.skipIf(IS_QUICK)('lives full lives: each rule fires, and each leg comes back', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(fc.noBias(steps), (choices) => {
        for (const entry of live(scene, choices).decisions) counts.set(nameOf(entry), (counts.get(nameOf(entry)) ?? 0) + 1);
      }),
      { seed: SEED, numRuns: 150 },
    );
    const rare = ['legStop fired', 'legTarget fired', 'underlyingStop fired', 'underlyingTarget fired', 'combinedStop fired'];
    const rarer = ['combinedTarget fired', 'lock fired', 'profitLocked', 'stopToCost', 'leg sent', 'leg armed-reentry', 'legReEntryLapsed'];
    for (const name of [...rare, ...rarer]) expect(counts.get(name) ?? 0, name).toBeGreaterThan(3);
  });

  const FAULTS: Readonly<Record<string, readonly [object, string, number]>> = {
    'legs that forget that they are leaving': [Leg.prototype, 'isAllOut', 0],
    'a lock that forgets where it stood': [Position.prototype, 'lockFloor', Number.NEGATIVE_INFINITY],
    'legs that come back again and again': [Leg.prototype, 'again', AGAIN.due],
    'a position that forgets that it was told to leave': [Position.prototype, 'groupLatch', 0],
  };
  test.each(Object.entries(FAULTS))('sees %s', (_, [prototype, cell, value]) => {
    // It lies over the cell's own accessor, and is taken away again.
    Object.defineProperty(prototype, cell, { configurable: true, get: () => value, set() {} });
    try {
      expect(() => check(scene, 100)).toThrow();
    } finally {
      Reflect.deleteProperty(prototype, cell);
    }
  });
});
