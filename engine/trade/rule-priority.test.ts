// Which rules fire, when, and in which order, against a reckoning that is as plain as the documentation: prices walk at random, every order is
// filled where the price stands, and whatever rules are drawn, kernel and reckoning name the same ones. A reckoning in another order is seen.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LegRule, RiskRule } from '../../dsl/ir/program';
import { propertyRuns } from '../../tests/property-runs';
import { at, BUY, enter, SELL, share, TradeRig } from './rig/trade-rig';

const SEED = 20_261_122;
const UNITS = 100;
const SIGNS = [1, -1] as const;
const ENTRY = [10_000, 6_000] as const;
/** Strongest first: those in words of a leg come once for each leg. */
const ORDER = [
  'mtmStop',
  'combinedStop',
  'legStop',
  'underlyingStop',
  'greekMax',
  'mtmTarget',
  'combinedTarget',
  'lock',
  'legTarget',
  'underlyingTarget',
] as const;
type Rule = (typeof ORDER)[number];

/** Distances in price units of one unit; rules of a position in money of one unit. Absent: not drawn. */
interface Case {
  readonly rules: Partial<Record<Rule, number>>;
  /** Of leg 1 alone, in place of the stop of all. */
  readonly ownStop: number | null;
  readonly isToCost: boolean;
  /** Kept of the profit that arms the lock: a half, or twice as much as there is. */
  readonly kept: number;
  readonly moves: readonly (readonly [number, number])[];
}

const distance = fc.integer({ min: 4, max: 60 }).map((ticks) => ticks * 5);
/** `always`: rules that are drawn in every case. */
const anyCase = (always: readonly Rule[]): fc.Arbitrary<Case> =>
  fc.record({
    rules: fc.record(Object.fromEntries(ORDER.map((rule) => [rule, distance])), { requiredKeys: [...always] }),
    ownStop: fc.option(distance),
    isToCost: fc.boolean(),
    kept: fc.constantFrom(0.5, 2),
    moves: fc.array(fc.tuple(fc.integer({ min: -25, max: 25 }), fc.integer({ min: -25, max: 25 })), { minLength: 10, maxLength: 40 }),
  });

function bundleOf({ rules, ownStop, isToCost, kept }: Case): RiskRule[] {
  const bundle: RiskRule[] = [{ kind: 'mtmStop', basis: 'rupees', value: 1e6 }];
  for (const rule of ORDER) {
    const units = rules[rule];
    if (units === undefined) continue;
    // A hundred shares: so many paise of one unit are as many rupees of the position.
    if (rule === 'mtmStop' || rule === 'mtmTarget') bundle.push({ kind: rule, basis: 'rupees', value: units });
    else if (rule === 'greekMax') bundle.push({ kind: rule, greek: 'delta', value: units / LEAN });
    else if (rule === 'lock') bundle.push({ kind: 'lock', basis: 'rupees', arm: units, lock: units * kept });
    else bundle.push({ kind: rule, basis: 'points', value: units / 100 });
  }
  const own: LegRule = { kind: 'legStop', basis: 'points', value: (ownStop ?? 0) / 100 };
  if (ownStop !== null) bundle.push({ kind: 'ofLeg', leg: 1, rule: own });
  if (isToCost) bundle.push({ kind: 'stopToCost', legs: 'withStop' });
  return bundle;
}

type Firing = `${Rule} ${0 | 1 | 'all'} ${number}`;

/** What fires by the documentation alone: prices of each minute, one list of rules, no bounds kept. */
class Reckoning {
  readonly firings: Firing[] = [];
  private readonly isOut = [false, false];
  private readonly cash = [0, 0];
  private readonly atCost = [false, false];
  private locked: number | null = null;
  private readonly drawn: Case;
  private readonly order: readonly Rule[];

  constructor(drawn: Case, order: readonly Rule[]) {
    this.drawn = drawn;
    this.order = order;
  }

  minute(prices: readonly number[], minute: number): void {
    const { kept, rules } = this.drawn;
    const before = this.profit(prices);
    const stopped: number[] = [];
    const left = [...this.isOut];
    for (const rule of this.order) this.ask(rule, prices, before, minute, left, stopped);
    if (rules.lock !== undefined && before >= rules.lock && !left.every(Boolean)) this.locked = rules.lock * kept;
    for (const [leg, isLeft] of left.entries()) {
      if (isLeft && this.isOut[leg] === false) this.cash[leg] = this.gain(leg, prices);
      this.isOut[leg] = isLeft;
    }
    if (this.drawn.isToCost) for (const leg of stopped) this.atCost[1 - leg] = true;
  }

  private ask(rule: Rule, prices: readonly number[], profit: number, minute: number, left: boolean[], stopped: number[]): void {
    if (rule.startsWith('leg') || rule.startsWith('underlying')) {
      for (const leg of [0, 1] as const) {
        if (left[leg] === true || !this.hasLegFired(rule, leg, prices)) continue;
        left[leg] = true;
        if (rule.endsWith('Stop')) stopped.push(leg);
        this.firings.push(`${rule} ${leg} ${minute}`);
      }
    } else if (!left.every(Boolean) && this.hasFired(rule, prices, profit)) {
      left.fill(true);
      this.firings.push(`${rule} all ${minute}`);
    }
  }

  private hasFired(rule: Rule, prices: readonly number[], profit: number): boolean {
    if (rule === 'lock') return this.locked !== null && profit <= this.locked;
    const value = this.drawn.rules[rule];
    if (value === undefined) return false;
    if (rule === 'greekMax') return Math.abs(this.lean(prices)) > value;
    return rule.endsWith('Stop') ? profit <= -value : profit >= value;
  }

  private hasLegFired(rule: Rule, leg: number, prices: readonly number[]): boolean {
    const gain = this.gain(leg, prices);
    const { rules, ownStop } = this.drawn;
    const value = rule === 'legStop' && leg === 1 && ownStop !== null ? ownStop : rules[rule];
    if (rule === 'legStop') {
      const hasStop = value !== undefined || rules.underlyingStop !== undefined;
      const isBeyondCost = this.atCost[leg] === true && hasStop && gain <= 0;
      return isBeyondCost || (value !== undefined && gain <= -value);
    }
    if (value === undefined) return false;
    return rule.endsWith('Stop') ? gain <= -value : gain >= value;
  }

  private gain(leg: number, prices: readonly number[]): number {
    return (SIGNS[leg] ?? 0) * ((prices[leg] ?? 0) - (ENTRY[leg] ?? 0));
  }

  /** Of what is held when the minute begins. */
  private lean(prices: readonly number[]): number {
    return [0, 1].reduce((sum, leg) => sum + (this.isOut[leg] === true ? 0 : this.gain(leg, prices)), 0);
  }

  private profit(prices: readonly number[]): number {
    return [0, 1].reduce((sum, leg) => sum + (this.isOut[leg] === true ? (this.cash[leg] ?? 0) : this.gain(leg, prices)), 0);
  }
}

/** A delta that goes with what the leg has moved: net, with what one unit of both has gained. A power of two, so that sums are exact. */
const LEAN = 128;

function leanOf(leg: number, price: number): number {
  return (price - (ENTRY[leg] ?? 0)) / LEAN;
}

/** Fills whatever is asked where the price stands. */
function settle(rig: TradeRig, prices: readonly number[]): void {
  for (;;) {
    const places = rig.trade.takeIntents().flatMap((intent) => (intent.kind === 'place' ? [intent] : []));
    if (places.length === 0) return;
    for (const { order, quantity, instrument } of places) rig.fill(order, quantity, prices[instrument] ?? 0);
  }
}

function firingsOfKernel(drawn: Case): readonly string[] {
  const facts = [share({ canRestStop: false }), share({ canRestStop: false })];
  const legs = [BUY, { ...SELL, instrument: 1 }];
  const rig = new TradeRig({ actions: [enter({ legs, size: { kind: 'lots', lots: UNITS }, risk: bundleOf(drawn) })], facts });
  rig.now = at('09:20');
  rig.greeks.push(0, 0);
  rig.quote(ENTRY[0]);
  rig.quote(ENTRY[1], 1);
  expect(rig.fire(0)).toBe('sent');
  settle(rig, ENTRY);
  const found: string[] = [];
  eachMinute(drawn, (prices, minute) => {
    const told = rig.decisions.length;
    rig.now += 60_000_000;
    for (const [instrument, price] of prices.entries()) {
      rig.quote(price, instrument);
      rig.greeks[instrument] = leanOf(instrument, price);
      rig.trade.onPrice(instrument, price, rig.now);
    }
    settle(rig, prices);
    for (const entry of rig.decisions.slice(told))
      if (entry.kind === 'riskFired') found.push(`${entry.rule} ${entry.leg ?? 'all'} ${minute}`);
  });
  return found;
}

function eachMinute({ moves }: Case, tell: (prices: readonly number[], minute: number) => void): void {
  let prices: readonly number[] = ENTRY;
  moves.forEach((move, minute) => {
    prices = prices.map((price, leg) => price + 5 * (move[leg] ?? 0));
    tell(prices, minute);
  });
}

function check(order: readonly Rule[], numRuns: number, always: readonly Rule[] = []): void {
  fc.assert(
    fc.property(anyCase(always), (drawn) => {
      const reckoning = new Reckoning(drawn, order);
      eachMinute(drawn, (prices, minute) => reckoning.minute(prices, minute));
      expect(firingsOfKernel(drawn)).toEqual(reckoning.firings);
    }),
    { seed: SEED, numRuns, endOnFailure: true },
  );
}

describe(`the rules of a structure fire as documented (seed ${SEED})`, () => {
  test('the strongest names the exit, no leg leaves twice, and what one sets off binds from the next price', () =>
    check(ORDER, propertyRuns(600)));

  test.each(ORDER.slice(1).map((rule, index) => [rule, ORDER[index]] as const))('%s before %s would be seen', (rule, stronger) => {
    const swapped = ORDER.map((each) => (each === rule ? stronger : each === stronger ? rule : each)).filter((each) => each !== undefined);
    expect(() =>
      check(
        swapped,
        12_000,
        swapped.filter((each) => each === rule || each === stronger),
      ),
    ).toThrow();
  });
});
