// Rules of a structure, worked out minute by minute: 100 of A bought at 100.00 and 100 of B sold at 60.00 unless told otherwise. One unit of
// it costs ₹40.00; a rupee of one unit is ₹100 of the position.
import { describe, expect, test } from 'vitest';
import type { RiskRule } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, points, SELL, share, TradeRig } from './rig/trade-rig';

const legs = [BUY, { ...SELL, instrument: 1 }];
/** Far away: what every entry needs, and no example meets. */
const FAR: RiskRule = { kind: 'mtmStop', basis: 'rupees', value: 1_000_000 };

function held(risk: readonly RiskRule[], changes: Parameters<typeof enter>[0] = {}): TradeRig {
  const rig = new TradeRig({ actions: [enter({ legs, risk: [...risk, FAR], ...changes }), EXIT], facts: [share(), share()] });
  rig.now = at('09:20');
  rig.quote(10_000);
  rig.quote(6_000, 1);
  expect(rig.fire(0)).toBe('sent');
  rig.accept(0, 1);
  rig.fill(0, 100, 10_000);
  rig.fill(1, 100, 6_000);
  rig.sent();
  rig.told();
  return rig;
}

/** One minute: both prices, then what left. */
function minute(rig: TradeRig, time: string, a: number, b: number): readonly string[] {
  rig.print(time, a);
  rig.print(time, b, 1);
  return rig.sent();
}

function fired(rig: TradeRig): readonly unknown[] {
  return rig.journalled('riskFired').map(({ rule, leg, limit, value }) => [rule, leg, limit, value]);
}

describe('a combined stop', () => {
  test('in points closes everything when one unit has lost so much, short leg first', () => {
    const rig = held([{ kind: 'combinedStop', basis: 'points', value: 6 }]);
    // A −2, B −3 in favour: +1 in all; then A −4, B +1.95: −5.95; then −4 and +2: −6.
    expect(minute(rig, '09:21', 9_800, 5_700)).toEqual([]);
    expect(minute(rig, '09:22', 9_600, 6_195)).toEqual([]);
    expect(minute(rig, '09:23', 9_600, 6_200)).toEqual(['#2 buy 100 market ~1% combinedStop', '#3 sell 100 market ~1% combinedStop']);
    // Of one unit, paise: the limit of ₹6.00 and what it was.
    expect(fired(rig)).toEqual([['combinedStop', null, -600, -600]]);
    rig.accept(2, 3);
    rig.fill(2, 100, 6_200);
    rig.fill(3, 100, 9_600);
    expect(rig.told().slice(-2)).toEqual(['flat', 'stopped']);
    expect(rig.trade.profitPaise()).toBe(-60_000);
  });

  test('in percent is of what the average fills paid together, not of what was expected', () => {
    // Filled at 101.00 and 59.00: a unit cost ₹42.00, and 25 % of it is ₹10.50.
    const risk: RiskRule[] = [{ kind: 'combinedStop', basis: 'percent', value: 25 }, FAR];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_100);
    rig.fill(1, 100, 5_900);
    rig.sent();
    expect(minute(rig, '09:21', 9_500, 6_345)).toEqual([]);
    expect(minute(rig, '09:22', 9_500, 6_350)).toHaveLength(2);
    expect(fired(rig)).toEqual([['combinedStop', null, -1_050, -1_050]]);
  });

  test('does not grow with the size, and counts each leg by its ratio', () => {
    // One of A against two of B, ten lots: a unit is 100 − 2 × 60 = −20.00 taken in. B up ₹1 and A flat: −2.
    const ratio = [BUY, { ...SELL, instrument: 1, ratio: 2 }];
    const risk: RiskRule[] = [{ kind: 'combinedStop', basis: 'percent', value: 10 }, FAR];
    const rig = new TradeRig({ actions: [enter({ legs: ratio, risk, size: { kind: 'lots', lots: 10 } })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.fill(0, 10, 10_000);
    rig.fill(1, 20, 6_000);
    rig.sent();
    expect(minute(rig, '09:21', 10_000, 6_095)).toEqual([]);
    expect(minute(rig, '09:22', 10_000, 6_100)).toEqual(['#2 buy 20 market ~1% combinedStop', '#3 sell 10 market ~1% combinedStop']);
    expect(fired(rig)).toEqual([['combinedStop', null, -200, -200]]);
  });

  test('waits until every leg has begun to fill, and weighs legs that filled unequally each by its own', () => {
    const risk: RiskRule[] = [{ kind: 'combinedStop', basis: 'points', value: 6 }, FAR];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.accept(0, 1);
    rig.fill(0, 100, 10_000);
    rig.sent();
    expect(minute(rig, '09:21', 9_000, 6_000)).toEqual([]);
    // Half of B comes: a unit has lost ₹10 on A, and one share of B is one share, however few came.
    rig.fill(1, 50, 6_000, 50);
    expect(minute(rig, '09:22', 9_550, 6_145)).toEqual([]);
    expect(minute(rig, '09:23', 9_550, 6_150)).toContain('#2 buy 50 market ~1% combinedStop');
    expect(fired(rig)).toEqual([['combinedStop', null, -600, -600]]);
  });

  test('as a share of a premium that is nothing is not known: the entry is not sent', () => {
    const rig = new TradeRig({
      actions: [enter({ legs, risk: [{ kind: 'combinedStop', basis: 'percent', value: 25 }] })],
      facts: [share(), share()],
    });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(10_000, 1);
    expect(rig.fire(0)).toBe('stop-undefined');
    rig.quote(9_000, 1);
    expect(rig.fire(0)).toBe('sent');
  });
});

test('a combined target closes everything when one unit has made so much', () => {
  // 10 % of ₹40.00 is ₹4.00.
  const rig = held([{ kind: 'combinedTarget', basis: 'percent', value: 10 }]);
  expect(minute(rig, '09:21', 10_200, 5_805)).toEqual([]);
  expect(minute(rig, '09:22', 10_200, 5_800)).toEqual(['#2 buy 100 market ~1% combinedTarget', '#3 sell 100 market ~1% combinedTarget']);
  expect(fired(rig)).toEqual([['combinedTarget', null, 400, 400]]);
  rig.fill(2, 100, 5_800);
  rig.fill(3, 100, 10_200);
  expect(rig.told().slice(-2)).toEqual(['flat', 'targetHit']);
});

describe('a lock', () => {
  const LOCK: RiskRule = { kind: 'lock', basis: 'rupees', arm: 500, lock: 200 };

  test('guards nothing before it is armed, then keeps its part; the price that arms it does not fire it', () => {
    const rig = held([LOCK]);
    expect(minute(rig, '09:21', 10_100, 6_000)).toEqual([]);
    // ₹499.50 arms nothing; ₹100 would be below what is kept.
    expect(minute(rig, '09:22', 10_499, 6_000)).toEqual([]);
    expect(minute(rig, '09:23', 10_100, 6_000)).toEqual([]);
    expect(rig.journalled('profitLocked')).toEqual([]);
    // ₹500 arms; ₹201 stays; ₹200 goes.
    expect(minute(rig, '09:24', 10_500, 6_000)).toEqual([]);
    expect(rig.journalled('profitLocked')).toEqual([{ kind: 'profitLocked', position: 0, lockedPaise: 20_000, valuePaise: 50_000 }]);
    expect(minute(rig, '09:25', 10_201, 6_000)).toEqual([]);
    expect(minute(rig, '09:26', 10_200, 6_000)).toEqual(['#2 buy 100 market ~1% lock', '#3 sell 100 market ~1% lock']);
    expect(fired(rig)).toEqual([['lock', null, 20_000, 20_000]]);
    rig.fill(2, 100, 6_000);
    rig.fill(3, 100, 10_200);
    expect(rig.told().at(-1)).toBe('flat');
  });

  test('of more than armed closes at the next price, not at once', () => {
    const rig = held([{ kind: 'lock', basis: 'rupees', arm: 300, lock: 400 }]);
    expect(minute(rig, '09:21', 10_300, 6_000)).toEqual([]);
    expect(minute(rig, '09:22', 10_350, 6_000)).toHaveLength(2);
    expect(fired(rig)).toEqual([['lock', null, 40_000, 35_000]]);
  });

  test('that trails keeps `move` more for each whole `every` beyond, and never less', () => {
    // Armed at ₹500 it keeps ₹200; ₹799 is one step of ₹200: 350; ₹1,100 is three: 650; ₹900 takes nothing back; ₹650 goes.
    const rig = held([{ kind: 'lockAndTrail', basis: 'rupees', arm: 500, lock: 200, every: 200, move: 150 }]);
    for (const [time, a] of [
      ['09:21', 10_500],
      ['09:22', 10_799],
      ['09:23', 11_100],
      ['09:24', 10_900],
      ['09:25', 10_651],
    ] as const)
      expect(minute(rig, time, a, 6_000)).toEqual([]);
    expect(rig.journalled('profitLocked').map(({ lockedPaise, valuePaise }) => [lockedPaise, valuePaise])).toEqual([
      [20_000, 50_000],
      [35_000, 79_900],
      [65_000, 110_000],
    ]);
    expect(minute(rig, '09:26', 10_650, 6_000)).toHaveLength(2);
    expect(fired(rig)).toEqual([['lock', null, 65_000, 65_000]]);
  });

  test('in percent is of the capital; of several the one that keeps most binds', () => {
    // ₹1,00,000 of capital: armed at ₹500, keeps ₹100. The other keeps ₹300 from ₹600 on.
    const rig = held([
      { kind: 'lock', basis: 'percentOfCapital', arm: 0.5, lock: 0.1 },
      { kind: 'lock', basis: 'rupees', arm: 600, lock: 300 },
    ]);
    minute(rig, '09:21', 10_500, 6_000);
    minute(rig, '09:22', 10_600, 6_000);
    expect(rig.journalled('profitLocked').map(({ lockedPaise }) => lockedPaise)).toEqual([10_000, 30_000]);
    expect(minute(rig, '09:23', 10_300, 6_000)).toHaveLength(2);
  });

  test('is forgotten with the epoch: the next one begins unarmed', () => {
    const rig = held([LOCK]);
    minute(rig, '09:21', 10_600, 6_000);
    rig.fire(1);
    rig.sent();
    rig.fill(2, 100, 6_000);
    rig.fill(3, 100, 10_600);
    expect(rig.trade.isExposed()).toBe(false);
    rig.now = at('09:30');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    expect(rig.fire(0)).toBe('sent');
    rig.fill(4, 100, 10_000);
    rig.fill(5, 100, 6_000);
    rig.sent();
    expect(minute(rig, '09:31', 10_050, 6_000)).toEqual([]);
  });
});

describe('rules of one leg', () => {
  test('stand in for the rules of all legs of that kind, and for no other', () => {
    // All legs: stop 5, target 8. B alone: stop 8, though it is wider. A's stop rests at 95.00, B's at 68.00; B's target is 52.00.
    const rig = new TradeRig({
      actions: [
        enter({
          legs,
          risk: [
            points('legStop', 5),
            points('legTarget', 8),
            { kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'points', value: 8 } },
          ],
        }),
      ],
      facts: [share(), share()],
    });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 6_000);
    expect(rig.sent().slice(2)).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop', '#3 buy 100 stopLimit 6800/6870 legStop']);
    rig.accept(2, 3);
    expect(minute(rig, '09:21', 10_000, 5_200)).toEqual(['#3 modify 100 market ~1% legTarget']);
  });

  test('leave a leg without one where only the other has its own', () => {
    const rig = held([{ kind: 'ofLeg', leg: 0, rule: { kind: 'legTarget', basis: 'points', value: 3 } }]);
    expect(minute(rig, '09:21', 10_200, 5_000)).toEqual([]);
    expect(minute(rig, '09:22', 10_300, 5_000)).toEqual(['#2 sell 100 market ~1% legTarget']);
    expect(fired(rig)).toEqual([['legTarget', 0, 10_300, 10_300]]);
  });

  test('size by risk needs the stop of every leg', () => {
    const size = { kind: 'risk', basis: 'rupees', amount: 1_000 } as const;
    const one = new TradeRig({
      actions: [enter({ legs, size, risk: [{ kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'points', value: 2 } }] })],
      facts: [share(), share()],
    });
    one.now = at('09:20');
    one.quote(10_000);
    one.quote(6_000, 1);
    expect(one.fire(0)).toBe('size-undefined');
  });
});

describe('stop to cost', () => {
  const toCost = (which: 'all' | 'withStop'): RiskRule => ({ kind: 'stopToCost', legs: which });

  /** Both legs with a stop of five rupees resting: A's order 2 at 95.00, B's order 3 at 65.00. */
  function guarded(risk: readonly RiskRule[]): TradeRig {
    const rig = held([points('legStop', 5), ...risk]);
    rig.accept(2, 3);
    rig.sent();
    return rig;
  }

  function stopB(rig: TradeRig, time: string): void {
    rig.now = at(time);
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 100, 6_505);
  }

  test('moves the stop of the other leg to its own average when one is stopped', () => {
    const rig = guarded([toCost('withStop')]);
    minute(rig, '09:21', 10_200, 6_400);
    stopB(rig, '09:22');
    // 100.00, limit 1 % below: 99.00.
    expect(rig.sent()).toEqual(['#2 modify 100 stopLimit 10000/9900 legStop']);
    expect(rig.journalled('stopToCost')).toEqual([{ kind: 'stopToCost', position: 0, leg: 0, from: 9_500, to: 10_000 }]);
  });

  test('leaves a stop that is better, and a target’s exit moves nothing', () => {
    // The trail has brought A's stop to 101.00 by 106.00.
    const trail: RiskRule = { kind: 'legTrail', basis: 'points', every: 1, move: 1 };
    const rig = guarded([toCost('withStop'), trail]);
    expect(minute(rig, '09:21', 10_600, 6_400)).toEqual(['#2 modify 100 stopLimit 10100/9995 legStop']);
    rig.say({ kind: 'modified', order: 2 });
    stopB(rig, '09:22');
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('stopToCost')).toEqual([]);
    const target = guarded([toCost('withStop'), points('legTarget', 3)]);
    minute(target, '09:21', 10_000, 5_700);
    target.say({ kind: 'modified', order: 3 });
    target.fill(3, 100, 5_700);
    expect(target.journalled('stopToCost')).toEqual([]);
  });

  test('a leg beyond its cost goes at the next price, not at this one', () => {
    const rig = guarded([toCost('withStop')]);
    minute(rig, '09:21', 9_800, 6_400);
    stopB(rig, '09:22');
    expect(rig.sent()).toEqual([]);
    expect(minute(rig, '09:23', 9_790, 6_505)).toEqual(['#2 modify 100 market ~1% legStop']);
    expect(fired(rig).at(-1)).toEqual(['legStop', 0, 10_000, 9_790]);
  });

  test('of all legs gives a stop to one that had none; of legs with a stop it does not', () => {
    for (const [which, sent] of [
      ['all', ['#3 sell 100 stopLimit 10000/9900 legStop']],
      ['withStop', []],
    ] as const) {
      const rig = held([{ kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'points', value: 5 } }, toCost(which)]);
      rig.accept(2);
      minute(rig, '09:21', 10_100, 6_400);
      rig.say({ kind: 'triggered', order: 2 });
      rig.fill(2, 100, 6_505);
      expect(rig.sent()).toEqual(sent);
    }
  });
});

describe('a stop by the underlying', () => {
  const stop = (basis: 'points' | 'percent' | 'level', value: number): RiskRule => ({ kind: 'underlyingStop', basis, value });
  const target = (basis: 'points' | 'percent' | 'level', value: number): RiskRule => ({ kind: 'underlyingTarget', basis, value });

  test('counts from where the underlying was when the leg was filled, against the leg', () => {
    // A share is its own underlying. A long from 100.00: 97.00; B short from 60.00: up 3 to 63.00. The fills at 99.00 and 61.00 move neither.
    const risk: RiskRule[] = [stop('points', 3), FAR];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 9_900);
    rig.fill(1, 100, 6_100);
    rig.sent();
    expect(minute(rig, '09:21', 9_705, 6_295)).toEqual([]);
    expect(minute(rig, '09:22', 9_705, 6_300)).toEqual(['#2 buy 100 market ~1% underlyingStop']);
    expect(minute(rig, '09:23', 9_700, 6_300)).toEqual(['#3 sell 100 market ~1% underlyingStop']);
    expect(fired(rig)).toEqual([
      ['underlyingStop', 1, 6_300, 6_300],
      ['underlyingStop', 0, 9_700, 9_700],
    ]);
    rig.fill(2, 100, 6_300);
    expect(rig.told().slice(-2)).toEqual(['legClosed', 'stopped']);
  });

  test('in percent; of several the nearest; and a target is the other way', () => {
    // 2 % of 100.00 is nearer than 3 points; the target of 4 % stands at 104.00.
    const rig = held([
      { kind: 'ofLeg', leg: 0, rule: { kind: 'underlyingStop', basis: 'percent', value: 2 } },
      { kind: 'ofLeg', leg: 0, rule: { kind: 'underlyingStop', basis: 'points', value: 3 } },
      { kind: 'ofLeg', leg: 0, rule: { kind: 'underlyingTarget', basis: 'percent', value: 4 } },
    ]);
    expect(minute(rig, '09:21', 9_801, 9_000)).toEqual([]);
    expect(minute(rig, '09:22', 10_399, 9_000)).toEqual([]);
    expect(minute(rig, '09:23', 10_400, 9_000)).toEqual(['#2 sell 100 market ~1% underlyingTarget']);
    expect(fired(rig)).toEqual([['underlyingTarget', 0, 10_400, 10_400]]);
    rig.fill(2, 100, 10_400);
    expect(rig.told().slice(-2)).toEqual(['legClosed', 'targetHit']);
  });

  test('at a level is reached from the side on which the underlying was', () => {
    // A stop above a long leg is reached from below, and a target below it from above.
    const above = held([{ kind: 'ofLeg', leg: 0, rule: { kind: 'underlyingStop', basis: 'level', value: 102 } }]);
    expect(minute(above, '09:21', 9_000, 6_000)).toEqual([]);
    expect(minute(above, '09:22', 10_205, 6_000)).toEqual(['#2 sell 100 market ~1% underlyingStop']);
    const below = held([{ kind: 'ofLeg', leg: 0, rule: { kind: 'underlyingTarget', basis: 'level', value: 98 } }]);
    expect(minute(below, '09:21', 11_000, 6_000)).toEqual([]);
    expect(minute(below, '09:22', 9_800, 6_000)).toEqual(['#2 sell 100 market ~1% underlyingTarget']);
  });

  test('at a level where the underlying stands is no stop: the entry is not sent', () => {
    const rig = new TradeRig({
      actions: [enter({ risk: [stop('level', 100)] }), enter({ risk: [points('legStop', 5), target('points', 0)] })],
    });
    rig.now = at('09:20');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('stop-undefined');
    expect(rig.fire(1)).toBe('price-undefined');
  });
});

describe('an exit before expiry', () => {
  const rule: RiskRule = { kind: 'exitBeforeExpiry', sessions: 1, from: 'midnight', minutes: 915 };
  const expiring = (sessionsLeft: number | null) => share({ sessionsLeft });

  test('leaves at its time on the day on which the first expiry of the legs is so near', () => {
    const rig = new TradeRig({ actions: [enter({ legs, risk: [rule, FAR] })], facts: [expiring(9), expiring(1)] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 6_000);
    rig.sent();
    rig.timer('15:14');
    expect(rig.sent()).toEqual([]);
    rig.timer('15:15');
    expect(rig.sent()).toEqual(['#2 buy 100 market ~1% exitBeforeExpiry', '#3 sell 100 market ~1% exitBeforeExpiry']);
    expect(fired(rig)).toEqual([['exitBeforeExpiry', null, at('15:15'), at('15:15')]]);
  });

  test('keeps out entries from that time on, and on days that are nearer; what never expires it leaves alone', () => {
    const outcomes = [9, 1, 0, null].map((left) => {
      const rig = new TradeRig({ actions: [enter({ risk: [rule, points('legStop', 5)] })], facts: [expiring(left)] });
      rig.now = at('15:14');
      rig.quote(10_000);
      const before = rig.fire(0);
      const late = new TradeRig({ actions: [enter({ risk: [rule, points('legStop', 5)] })], facts: [expiring(left)] });
      late.now = at('15:15');
      late.quote(10_000);
      return [before, late.fire(0)];
    });
    expect(outcomes).toEqual([
      ['sent', 'sent'],
      ['sent', 'expiry-near'],
      ['expiry-near', 'expiry-near'],
      ['sent', 'sent'],
    ]);
  });
});

describe('guards of the market', () => {
  const guard = (rule: RiskRule): TradeRig => {
    const rig = new TradeRig({ actions: [enter({ legs, risk: [rule, FAR] })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    return rig;
  };

  test('the widest spread of a leg counts; nobody quoting is too wide, and quotes that nobody knows pass', () => {
    for (const [spread, outcome] of [
      [2, 'sent'],
      [2.01, 'spread-wide'],
      [Number.NaN, 'spread-wide'],
    ] as const) {
      const rig = guard({ kind: 'entrySpreadMax', percent: 2 });
      rig.spreads[1] = spread;
      expect(rig.fire(0)).toBe(outcome);
    }
    expect(guard({ kind: 'entrySpreadMax', percent: 2 }).fire(0)).toBe('sent');
  });

  test('the oldest price of a leg counts, to the second', () => {
    for (const [now, outcome] of [
      ['09:20:45', 'sent'],
      ['09:20:46', 'price-old'],
    ] as const) {
      const rig = guard({ kind: 'entryPriceAgeMax', seconds: 45 });
      rig.now = at(now);
      rig.quote(10_000);
      expect(rig.fire(0)).toBe(outcome);
    }
  });

  test('what would stay free is counted with the margin of the entry', () => {
    // 100 of each at 100.00 and 60.00 bind ₹16,000.
    for (const [freePaise, outcome] of [
      [2_100_000, 'sent'],
      [2_099_999, 'margin-short'],
    ] as const) {
      const rig = guard({ kind: 'entryFreeMarginMin', basis: 'percentOfCapital', value: 5 });
      rig.freePaise = freePaise;
      expect(rig.fire(0)).toBe(outcome);
    }
  });
});

describe('when several rules fire at one price', () => {
  test('the order is MTM, combined, leg and underlying for losses, then the same for gains', () => {
    const losses: readonly RiskRule[] = [
      { kind: 'mtmStop', basis: 'rupees', value: 500 },
      { kind: 'combinedStop', basis: 'points', value: 5 },
      { kind: 'legStop', basis: 'points', value: 5 },
      { kind: 'underlyingStop', basis: 'points', value: 5 },
    ];
    const gains: readonly RiskRule[] = [
      { kind: 'mtmTarget', basis: 'rupees', value: 500 },
      { kind: 'combinedTarget', basis: 'points', value: 5 },
      { kind: 'legTarget', basis: 'points', value: 5 },
      { kind: 'underlyingTarget', basis: 'points', value: 5 },
    ];
    const unguarded = [share({ canRestStop: false })];
    for (const [rules, price] of [
      [losses, 9_400],
      [gains, 10_600],
    ] as const) {
      for (let from = 0; from < rules.length; from += 1) {
        // Written backwards: the order of the bundle decides nothing.
        const rig = new TradeRig({ actions: [enter({ risk: [...rules.slice(from).toReversed(), FAR] })], facts: unguarded });
        rig.now = at('09:20');
        rig.quote(10_000);
        rig.fire(0);
        rig.fill(0, 100, 10_000);
        rig.sent();
        rig.print('09:21', price);
        expect(rig.sent()).toEqual([`#1 sell 100 market ~1% ${rules[from]?.kind}`]);
        expect(fired(rig)).toHaveLength(1);
      }
    }
  });

  test('a lock gives way to a combined target and goes before a leg’s', () => {
    const rules: readonly RiskRule[] = [
      { kind: 'combinedTarget', basis: 'points', value: 2 },
      { kind: 'lock', basis: 'rupees', arm: 100, lock: 900 },
      { kind: 'legTarget', basis: 'points', value: 2 },
    ];
    for (const [from, reason] of ['combinedTarget', 'lock', 'legTarget'].entries()) {
      const rig = new TradeRig({ actions: [enter({ risk: [...rules.slice(from), FAR] })] });
      rig.now = at('09:20');
      rig.quote(10_000);
      rig.fire(0);
      rig.fill(0, 100, 10_000);
      rig.sent();
      rig.print('09:21', 10_150);
      expect(rig.sent()).toEqual([]);
      rig.print('09:22', 10_200);
      expect(rig.sent()).toEqual([`#1 sell 100 market ~1% ${reason}`]);
    }
  });
});

describe('prices that may be passed over', () => {
  const quiet = (rig: TradeRig, instrument: number): readonly [number, number] => {
    const range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    rig.trade.narrowToQuiet(instrument, range);
    return [range.low, range.high];
  };
  const NONE = Number.POSITIVE_INFINITY;

  /** One leg of 100 at 100.00, marked at the present instant. */
  function alone(...risk: readonly RiskRule[]): TradeRig {
    const rig = new TradeRig({ actions: [enter({ risk: [...risk, FAR] })] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.accept(0);
    rig.fill(0, 100, 10_000);
    rig.sent();
    rig.print('09:21', 10_000);
    return rig;
  }

  test('end where a rule of the premium, a lock or one about the underlying has something to do', () => {
    expect(quiet(alone({ kind: 'combinedStop', basis: 'points', value: 3 }), 0)[0]).toBe(9_700);
    expect(quiet(alone({ kind: 'combinedTarget', basis: 'percent', value: 2 }), 0)[1]).toBe(10_200);
    expect(quiet(alone({ kind: 'underlyingStop', basis: 'points', value: 4 }), 0)[0]).toBe(9_600);
    expect(quiet(alone({ kind: 'underlyingTarget', basis: 'level', value: 99 }), 0)[0]).toBe(9_900);
    const lock = alone({ kind: 'lockAndTrail', basis: 'rupees', arm: 500, lock: 200, every: 100, move: 50 });
    expect(quiet(lock, 0)[1]).toBe(10_500);
    lock.print('09:22', 10_550);
    expect(quiet(lock, 0)).toEqual([10_200, 10_600]);
  });

  test('are none while legs that are not equally many are weighed, even when one of them is left', () => {
    const risk: RiskRule[] = [
      { kind: 'combinedStop', basis: 'points', value: 9 },
      { kind: 'mtmTarget', basis: 'rupees', value: 5_000 },
      { kind: 'ofLeg', leg: 1, rule: { kind: 'legTarget', basis: 'points', value: 1 } },
      FAR,
    ];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.accept(0, 1);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 50, 6_000, 50);
    rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    minute(rig, '09:21', 10_000, 5_900);
    rig.fill(2, 50, 5_900);
    rig.sent();
    minute(rig, '09:22', 10_000, 5_900);
    expect(quiet(rig, 0)[0]).toBe(NONE);
  });

  test('are all of legs that are weighed together, whose money is told with its bounds', () => {
    const risk: RiskRule[] = [
      { kind: 'mtmStop', basis: 'rupees', value: 300 },
      { kind: 'combinedTarget', basis: 'points', value: 5 },
      { kind: 'dailyLossMax', basis: 'rupees', value: 400 },
    ];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.accept(0, 1);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 6_000);
    rig.sent();
    minute(rig, '09:21', 10_010, 6_030);
    expect(quiet(rig, 0)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    // The pair is long the one and short the other: in money units, a rupee has a hundred.
    const held = [
      { instrument: 0, last: 10_010, perUnit: 100 },
      { instrument: 1, last: 6_030, perUnit: -100 },
    ];
    expect(rig.trade.listQuietMoney()).toEqual([
      { money: -2_000, low: -30_000, high: 50_000, legs: held },
      { money: -2_000, low: -40_000, high: Number.POSITIVE_INFINITY, legs: held },
    ]);
    expect(alone({ kind: 'mtmStop', basis: 'rupees', value: 300 }).trade.listQuietMoney()).toEqual([]);
  });

  test('end where a leg comes back', () => {
    const risk: RiskRule[] = [
      { kind: 'legStop', basis: 'points', value: 5 },
      { kind: 'legReEntry', after: 'stop', contract: 'same', how: 'atCost', basis: 'points', move: 0, max: 1, notAfter: 900 },
    ];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.accept(0, 1);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 6_000);
    rig.accept(2, 3);
    rig.now = at('09:21');
    rig.quote(6_500, 1);
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 100, 6_500);
    minute(rig, '09:22', 10_000, 6_500);
    expect(quiet(rig, 1)[0]).toBe(6_000);
    rig.told();
    expect(rig.trade.quietUntilUs()).toBe(at('15:00'));
  });
});
