// Legs that come back, worked out minute by minute: 100 of A bought at 100.00 with a stop at 95.00 (order 2), and 100 of B sold at 60.00 with
// a stop at 65.00 (order 3). B is stopped at 65.05 at 09:30, and comes back in each of the ways while A is held on.
import { describe, expect, test } from 'vitest';
import type { LegRule, RiskRule } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

type ReEntry = Extract<LegRule, { readonly kind: 'legReEntry' }>;

function back(changes: Partial<ReEntry> = {}): ReEntry {
  return {
    kind: 'legReEntry',
    after: 'stop',
    contract: 'same',
    how: 'asap',
    basis: 'points',
    move: 2,
    max: 1,
    notAfter: 900,
    ...changes,
  };
}

const legs = [BUY, { ...SELL, instrument: 1 }];

function held(rules: readonly RiskRule[], changes: Parameters<typeof enter>[0] = {}): TradeRig {
  const risk = [points('legStop', 5), ...rules];
  const rig = new TradeRig({ actions: [enter({ legs, risk, ...changes }), EXIT], facts: [share(), share()] });
  rig.now = at('09:20');
  rig.quote(10_000);
  rig.quote(6_000, 1);
  expect(rig.fire(0)).toBe('sent');
  rig.accept(0, 1);
  rig.fill(0, 100, 10_000);
  rig.fill(1, 100, 6_000);
  rig.accept(2, 3);
  rig.sent();
  return rig;
}

/** B is stopped at 65.05 by its resting order. */
function stopB(rig: TradeRig, order = 3, time = '09:30', price = 6_505): void {
  rig.now = at(time);
  rig.quote(price, 1);
  rig.say({ kind: 'triggered', order });
  rig.fill(order, 100, price);
}

function minute(rig: TradeRig, time: string, a: number, b: number): readonly string[] {
  rig.print(time, a);
  rig.print(time, b, 1);
  return rig.sent();
}

function told(rig: TradeRig): readonly string[] {
  return rig.journalled('legReEntry').map(({ leg, after, outcome, level }) => `${leg} ${after} ${outcome} ${level}`);
}

describe('a leg that was stopped', () => {
  test('comes back at once, under its rules anew, and its money stays with the position', () => {
    const rig = held([back()]);
    stopB(rig);
    expect(rig.sent()).toEqual(['#4 sell 100 market ~1% entry']);
    expect(told(rig)).toEqual(['1 stop armed-reentry 0', '1 stop sent 0']);
    rig.accept(4);
    rig.fill(4, 100, 6_600);
    // Average 66.00: the stop stands at 71.00, limit 71.71 → 71.75.
    expect(rig.sent()).toEqual(['#5 buy 100 stopLimit 7100/7175 legStop']);
    rig.accept(5);
    // −₹505 on its first life; at 64.00 the second has won ₹200, and A ₹100.
    minute(rig, '09:31', 10_100, 6_400);
    expect(rig.trade.profitPaise()).toBe(-20_500);
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.journalled('phase').map(({ phase }) => phase)).toEqual(['entering', 'open']);
  });

  test('comes back so many times a session, and the next day anew', () => {
    const rig = held([back({ max: 1 })]);
    stopB(rig);
    rig.accept(4);
    rig.fill(4, 100, 6_500);
    rig.accept(5);
    rig.sent();
    stopB(rig, 5, '09:40', 7_000);
    expect(rig.sent()).toEqual([]);
    expect(told(rig).at(-1)).toBe('1 stop reentries-used 0');
    // A alone is left, and one leg's re-entry is nobody else's.
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(100);
  });

  test('comes back by one rule after the other where several are drawn', () => {
    const rig = held([back({ max: 1 }), back({ how: 'atCost', max: 1 })]);
    stopB(rig);
    rig.accept(4);
    rig.fill(4, 100, 6_500);
    rig.accept(5);
    rig.sent();
    stopB(rig, 5, '09:40', 7_000);
    expect(rig.sent()).toEqual([]);
    expect(told(rig).at(-1)).toBe('1 stop armed-reentry 6500');
    expect(minute(rig, '09:41', 10_000, 6_505)).toEqual([]);
    expect(minute(rig, '09:42', 10_000, 6_500)).toEqual(['#6 sell 100 market ~1% entry']);
  });

  test('at cost waits until its price is back where it was entered', () => {
    const rig = held([back({ how: 'atCost' })]);
    stopB(rig);
    expect(rig.sent()).toEqual([]);
    expect(told(rig)).toEqual(['1 stop armed-reentry 6000']);
    expect(minute(rig, '09:31', 10_000, 6_005)).toEqual([]);
    expect(minute(rig, '09:32', 10_000, 6_000)).toEqual(['#4 sell 100 market ~1% entry']);
  });

  test('on momentum waits for a move in its favour from where it was: down when sold', () => {
    // From 65.05 two rupees down: 63.05. In percent, 2 % of 65.05 is 1.301: 63.749.
    for (const [basis, near, there] of [
      ['points', 6_310, 6_305],
      ['percent', 6_375, 6_370],
    ] as const) {
      const rig = held([back({ how: 'momentum', basis })]);
      stopB(rig);
      expect(minute(rig, '09:31', 10_000, 6_900)).toEqual([]);
      expect(minute(rig, '09:32', 10_000, near)).toEqual([]);
      expect(minute(rig, '09:33', 10_000, there)).toEqual(['#4 sell 100 market ~1% entry']);
    }
  });

  test('reversed comes back on the other side, stop and all, and the next time turns again', () => {
    const rig = held([back({ how: 'reversed', max: 2 })]);
    stopB(rig);
    expect(rig.sent()).toEqual(['#4 buy 100 market ~1% entry']);
    rig.accept(4);
    rig.fill(4, 100, 6_500);
    expect(rig.sent()).toEqual(['#5 sell 100 stopLimit 6000/5940 legStop']);
    rig.accept(5);
    rig.sent();
    stopB(rig, 5, '09:40', 6_000);
    expect(rig.sent()).toEqual(['#6 sell 100 market ~1% entry']);
  });

  test('comes back for no target, and one that reached its target for no stop', () => {
    const rig = held([back({ after: 'target' }), points('legTarget', 5)]);
    stopB(rig);
    expect(rig.sent()).toEqual([]);
    expect(told(rig)).toEqual([]);
    const target = held([back({ after: 'target' }), points('legTarget', 5)]);
    minute(target, '09:30', 10_000, 5_500);
    target.say({ kind: 'modified', order: 3 });
    target.fill(3, 100, 5_500);
    expect(target.sent()).toEqual(['#4 sell 100 market ~1% entry']);
    expect(told(target)).toEqual(['1 target armed-reentry 0', '1 target sent 0']);
  });

  test('comes back by its own rule where it has one', () => {
    const rig = held([back({ how: 'atCost' }), { kind: 'ofLeg', leg: 1, rule: back() }]);
    stopB(rig);
    expect(rig.sent()).toEqual(['#4 sell 100 market ~1% entry']);
  });
});

describe('a leg does not come back', () => {
  test('when its rule’s time has come, and what waits lapses then', () => {
    const late = held([back({ notAfter: 570 })]);
    stopB(late);
    expect(late.sent()).toEqual([]);
    expect(told(late)).toEqual(['1 stop outside-window 0']);
    const waiting = held([back({ how: 'atCost' })]);
    stopB(waiting);
    waiting.print('14:59', 10_000);
    expect(waiting.trade.nextTimerUs()).toBeLessThanOrEqual(at('15:00'));
    waiting.timer('15:00');
    expect(waiting.journalled('legReEntryLapsed')).toEqual([{ kind: 'legReEntryLapsed', position: 0, leg: 1 }]);
    expect(minute(waiting, '15:01', 10_000, 6_000)).toEqual([]);
  });

  test('once the position leaves: everything out means everything', () => {
    const rig = held([back({ how: 'atCost' })]);
    stopB(rig);
    rig.fire(1);
    expect(rig.sent()).toEqual(['#2 modify 100 market ~1% exitAction']);
    expect(rig.journalled('legReEntryLapsed')).toHaveLength(1);
    expect(minute(rig, '09:31', 10_000, 6_000)).toEqual([]);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 100, 10_000);
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('when it was the last one: the position is flat, and Re-enter is for that', () => {
    const rig = held([back(), { kind: 'ofLeg', leg: 0, rule: back({ how: 'atCost' }) }]);
    rig.now = at('09:30');
    rig.say({ kind: 'triggered', order: 2 });
    rig.fill(2, 100, 9_500);
    expect(told(rig)).toEqual(['0 stop armed-reentry 10000']);
    stopB(rig);
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('legReEntryLapsed').map(({ leg }) => leg)).toEqual([0, 1]);
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('overnight, and not while paused', () => {
    const night = held([back({ how: 'atCost' })]);
    stopB(night);
    night.trade.onSessionEnd(at('15:30'));
    expect(night.journalled('legReEntryLapsed')).toHaveLength(1);
    const next = RIG_DAY + 1;
    night.trade.onSession(next, [share({}, next), share({}, next)]);
    night.sent();
    night.trade.onPrice(1, 6_000, at('09:15', next));
    night.trade.onPrice(0, 10_000, at('09:15', next));
    expect(night.sent()).toEqual([]);
    const paused = held([back()]);
    paused.trade.pause(paused.now);
    stopB(paused);
    expect(paused.sent()).toEqual([]);
    expect(told(paused)).toEqual(['1 stop paused 0']);
  });

  test('where a guard of the bundle keeps entries out: cooldown, window, daily loss; entries per day do not count it', () => {
    const guarded: readonly (readonly [RiskRule, string])[] = [
      [{ kind: 'cooldownAfterStop', minutes: 5 }, 'cooldown'],
      [{ kind: 'entryWindow', from: 0, to: 570 }, 'outside-window'],
      [{ kind: 'entriesPerDayMax', count: 1 }, 'sent'],
    ];
    for (const [rule, outcome] of guarded) {
      const rig = held([back(), rule]);
      stopB(rig);
      expect(told(rig).at(-1)).toBe(`1 stop ${outcome} 0`);
    }
  });

  test('where its stop would stand on the wrong side already', () => {
    // A level of 65.00 above a short: at 65.05 there is no room for it.
    const own: RiskRule = { kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'level', value: 65 } };
    const rig = held([back(), own]);
    stopB(rig);
    expect(told(rig).at(-1)).toBe('1 stop stop-undefined 0');
    expect(rig.sent()).toEqual([]);
  });
});

describe('a leg that is back', () => {
  test('but was not taken leaves the others where they are', () => {
    const rig = held([back()]);
    stopB(rig);
    rig.say({ kind: 'rejected', order: 4, code: 'price-band' });
    expect(rig.sent()).toEqual(['#4 sell 100 market ~1% entry']);
    expect(rig.journalled('riskFired').map(({ rule }) => rule)).toEqual(['legStop']);
    expect(minute(rig, '09:31', 10_000, 6_505)).toEqual([]);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(100);
  });

  test('gives way when an order of its first life turns out to have filled', () => {
    // Of B's entry the exchange took 40 away, and what came is kept; the 60 were stopped, and B is long 100 now. Those 40 were sold after all.
    const risk = [points('legStop', 5), back({ how: 'reversed' })];
    const group = { order: 'together', uncoveredSecondsMax: 0, onLegFailure: 'keep', retriesMax: 0 } as const;
    const rig = new TradeRig({ actions: [enter({ legs, risk, execution: { ...PLAIN_EXECUTION, group } })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(6_000, 1);
    rig.fire(0);
    rig.accept(0, 1);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 60, 6_000, 40);
    rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    rig.accept(2, 3);
    rig.now = at('09:30');
    rig.quote(6_505, 1);
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 60, 6_505);
    rig.accept(4);
    rig.fill(4, 100, 6_500);
    rig.accept(5);
    expect(rig.sent().slice(-2)).toEqual(['#4 buy 100 market ~1% entry', '#5 sell 100 stopLimit 6000/5940 legStop']);
    rig.fill(1, 40, 6_000);
    expect(rig.sent()).toEqual(['#5 modify 60 stopLimit 6000/5940 legStop']);
    // 60 × (60.00 − 65.05) + 40 × (60.00 − 65.00), and the 60 that are left stand where they were bought.
    expect(rig.trade.profitPaise()).toBe(-30_300 - 20_000);
  });

  test('moves neither the premium nor the units of the combined rules', () => {
    // A unit cost ₹40.00; 25 % is ₹10.00, ₹1,000 of the position. B's first life has lost ₹505 of it; A may lose ₹4.95 more.
    const rig = held([back(), { kind: 'combinedStop', basis: 'percent', value: 25 }, { kind: 'ofLeg', leg: 0, rule: farStop }]);
    stopB(rig);
    rig.accept(4);
    rig.fill(4, 100, 6_500);
    rig.accept(5);
    rig.sent();
    expect(minute(rig, '09:31', 9_510, 6_500)).toEqual([]);
    expect(minute(rig, '09:32', 9_505, 6_500)).toHaveLength(2);
    expect(rig.journalled('riskFired').at(-1)).toMatchObject({ rule: 'combinedStop', limit: -1_000, value: -1_000 });
  });
});

const farStop: LegRule = { kind: 'legStop', basis: 'points', value: 50 };

describe('a leg that others cover', () => {
  const put = share({ kind: 'option', underlying: 'NIFTY', right: 'put', lastDay: RIG_DAY + 3, lot: 25 });
  const own: readonly LegRule[] = [{ kind: 'legStop', basis: 'points', value: 5 }, back()];
  const ruled = (leg: number): readonly RiskRule[] => own.map((rule) => ({ kind: 'ofLeg', leg, rule }));
  /** 50 puts sold (order 3, its stop is 4) behind 50 bought (order 0, its stop is 2), and 50 calls bought (order 1), all at 100.00. */
  function spread(changes: Parameters<typeof enter>[0] = {}): TradeRig {
    const three = [SELL, { ...BUY, instrument: 1 }, { ...BUY, instrument: 2 }];
    const risk = [...ruled(0), ...ruled(1), { kind: 'mtmStop', basis: 'rupees', value: 50_000 } as const];
    const action = enter({ legs: three, size: { kind: 'lots', lots: 2 }, risk, ...changes });
    const rig = new TradeRig({ actions: [action, EXIT], facts: [put, put, { ...put, right: 'call' }] });
    rig.now = at('09:20');
    for (const instrument of [0, 1, 2]) rig.quote(10_000, instrument);
    expect(rig.fire(0)).toBe('sent');
    rig.accept(0, 1);
    rig.fill(0, 50, 10_000);
    rig.fill(1, 50, 10_000);
    expect(rig.sent()).toEqual([
      '#0 buy 50 market ~1% entry',
      '#1 buy 50 market ~1% entry',
      '#2 sell 50 stopLimit 9500/9405 legStop',
      '#3 sell 50 market ~1% entry waited',
    ]);
    rig.accept(2, 3);
    rig.fill(3, 50, 10_000);
    expect(rig.sent()).toEqual(['#4 buy 50 stopLimit 10500/10605 legStop']);
    rig.accept(4);
    return rig;
  }

  function stop(rig: TradeRig, order: number, instrument: number, price: number): void {
    rig.now += 60_000_000;
    for (const each of [0, 1, 2]) rig.quote(each === instrument ? price : 10_000, each);
    rig.say({ kind: 'triggered', order });
    rig.fill(order, 50, price);
  }

  test('comes back when its cover has', () => {
    const rig = spread();
    stop(rig, 2, 1, 9_500);
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% entry']);
    rig.accept(5);
    // Sold again it would be bare until order 5 has filled.
    stop(rig, 4, 0, 10_500);
    expect(rig.sent()).toEqual([]);
    rig.fill(5, 25, 9_500, 25);
    expect(rig.sent()).toContain('#7 sell 25 market ~1% entry waited');
    rig.fill(5, 25, 9_500);
    expect(rig.sent()).toContain('#8 sell 25 market ~1% entry waited');
    expect(rig.journalled('legFailed')).toEqual([]);
  });

  test('does not come back when its cover has gone for good, and the others stay', () => {
    const rig = spread();
    stop(rig, 2, 1, 9_500);
    rig.say({ kind: 'rejected', order: 5, code: 'injected' });
    stop(rig, 4, 0, 10_500);
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% entry']);
    expect(rig.journalled('legFailed').map(({ leg, why, then }) => `${leg} ${why} ${then}`)).toEqual([
      '1 rejected keep',
      '0 no-cover keep',
    ]);
    expect(rig.trade.isOpen(0)).toBe(true);
  });
});
