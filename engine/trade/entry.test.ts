import { describe, expect, test } from 'vitest';
import type { ProgramSize, RiskRule } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

/** A rig whose last price is 100.00. */
function rigAt(price: number, options: ConstructorParameters<typeof TradeRig>[0]): TradeRig {
  const rig = new TradeRig(options);
  rig.now = at('09:20');
  rig.quote(price);
  return rig;
}

describe('an entry', () => {
  test('leaves as a protected market order; what has left is pending and the position is entering', () => {
    const rig = rigAt(10_000, { actions: [enter()] });
    expect(rig.fire(0)).toBe('sent');
    expect(rig.sent()).toEqual(['#0 buy 100 market ~1% entry']);
    expect(rig.trade.isExposed()).toBe(true);
    expect(rig.trade.isOpen(0)).toBe(false);
    expect(rig.journalled('phase')).toEqual([{ kind: 'phase', position: 0, epoch: 1, phase: 'entering' }]);
  });

  test('that meets a busy position does nothing, and is not remembered', () => {
    const rig = rigAt(10_000, { actions: [enter(), EXIT] });
    rig.fire(0);
    rig.sent();
    expect(rig.fire(0)).toBe('busy');
    rig.fill(0, 100, 10_000);
    expect(rig.fire(0)).toBe('busy');
    rig.fire(1);
    rig.accept(1);
    rig.fill(1, 100, 10_010);
    expect(rig.trade.isExposed()).toBe(false);
    expect(rig.sent()).not.toContainEqual(expect.stringContaining('entry'));
  });

  test('as a limit stands so many ticks better than the price, on the grid', () => {
    const execution = { ...PLAIN_EXECUTION, entry: 'limit', limitOffsetTicks: 3 } as const;
    // 100.02 less 3 × 0.05 is 99.87: a buyer asks for 99.85, a seller above 100.17 for 100.20.
    const buyer = rigAt(10_002, { actions: [enter({ execution })] });
    buyer.fire(0);
    expect(buyer.sent()).toEqual(['#0 buy 100 limit 9985 entry']);
    const seller = rigAt(10_002, { actions: [enter({ execution, legs: [SELL] })] });
    seller.fire(0);
    expect(seller.sent()).toEqual(['#0 sell 100 limit 10020 entry']);
  });

  test('is cut into slices of whole lots within the freeze quantity', () => {
    // Freeze 1 800 with lots of 75: 24 lots are exactly 1 800. 60 lots are 4 500 = 1 800 + 1 800 + 900.
    const future = share({ kind: 'future', lot: 75, freezeQuantity: 1_800 });
    const rig = rigAt(10_000, { actions: [enter({ size: { kind: 'lots', lots: 60 } })], facts: [future] });
    rig.fire(0);
    expect(rig.sent()).toEqual(['#0 buy 1800 market ~1% entry', '#1 buy 1800 market ~1% entry', '#2 buy 900 market ~1% entry']);
    // 1 799 holds 23 lots: 1 725.
    const odd = rigAt(10_000, {
      actions: [enter({ size: { kind: 'lots', lots: 24 } })],
      facts: [share({ lot: 75, freezeQuantity: 1_799 })],
    });
    odd.fire(0);
    expect(odd.sent()).toEqual(['#0 buy 1725 market ~1% entry', '#1 buy 75 market ~1% entry']);
  });

  test('larger than ten slices is capped, and the journal says so', () => {
    // Ten slices of 20 shares: 200 of the 500 asked for.
    const rig = rigAt(10_000, { actions: [enter({ size: { kind: 'lots', lots: 500 } })], facts: [share({ freezeQuantity: 20 })] });
    expect(rig.fire(0)).toBe('sent');
    expect(rig.sent()).toHaveLength(10);
    expect(rig.journalled('sizeCapped')).toEqual([{ kind: 'sizeCapped', position: 0, wantedLots: 500, lots: 200 }]);
  });

  test('of a group sends the bought legs first', () => {
    const legs = [SELL, { ...BUY, instrument: 1 }];
    const rig = rigAt(10_000, { actions: [enter({ legs, size: { kind: 'lots', lots: 10 } })], facts: [share(), share()] });
    rig.quote(5_000, 1);
    rig.fire(0);
    expect(rig.sent()).toEqual(['#0 buy 10 market ~1% entry', '#1 sell 10 market ~1% entry']);
  });

  test('rejected leaves the position flat and says so', () => {
    const rig = rigAt(10_000, { actions: [enter()] });
    rig.fire(0);
    rig.say({ kind: 'rejected', order: 0, code: 'insufficient-funds', neededPaise: 2, freePaise: 1 });
    expect(rig.told()).toEqual(['rejected', 'entryRejected']);
    expect(rig.trade.isExposed()).toBe(false);
    expect(rig.fire(0)).toBe('rejected-now');
    rig.print('10:01', 10_000);
    expect(rig.fire(0)).toBe('sent');
  });

  test('whose second leg is rejected takes the first one out again', () => {
    const legs = [BUY, { ...SELL, instrument: 1 }];
    const rig = rigAt(10_000, { actions: [enter({ legs })], facts: [share(), share()] });
    rig.quote(5_000, 1);
    rig.fire(0);
    rig.sent();
    rig.fill(0, 100, 10_000);
    rig.accept(2);
    expect(rig.sent()).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop']);
    rig.say({ kind: 'rejected', order: 1, code: 'insufficient-funds', neededPaise: 2, freePaise: 1 });
    expect(rig.sent()).toEqual(['#2 modify 100 market ~1% brokenGroup']);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 100, 9_990);
    expect(rig.trade.isExposed()).toBe(false);
  });
});

describe('the size', () => {
  const sizes: readonly (readonly [string, ProgramSize, number])[] = [
    // ₹1,00,000 of capital. 25 % are ₹25,000: 250 shares at ₹100.
    ['a share of the capital', { kind: 'capital', percent: 25 }, 250],
    // ₹2,003 at risk with a stop ₹5 away: 400.6, so 400.
    ['rupees at risk', { kind: 'risk', basis: 'rupees', amount: 2_003 }, 400],
    // 1 % of ₹1,00,000 is ₹1,000: 200 shares.
    ['a share of the capital at risk', { kind: 'risk', basis: 'percentOfCapital', amount: 1 }, 200],
    ['whole lots of a fraction', { kind: 'lots', lots: 7.9 }, 7],
  ];
  test.each(sizes)('is %s', (_name, size, quantity) => {
    const rig = rigAt(10_000, { actions: [enter({ size })] });
    expect(rig.fire(0)).toBe('sent');
    expect(rig.sent()).toEqual([`#0 buy ${quantity} market ~1% entry`]);
  });

  test('counts lots of the whole group', () => {
    // One lot of the group: 2 × 50 at ₹100 and 1 × 50 at ₹40 are ₹12,000. 60 % of ₹1,00,000 buys 5.
    const legs = [
      { ...BUY, ratio: 2 },
      { ...SELL, instrument: 1 },
    ];
    const facts = [share({ lot: 50 }), share({ lot: 50 })];
    const rig = rigAt(10_000, { actions: [enter({ legs, size: { kind: 'capital', percent: 60 } })], facts });
    rig.quote(4_000, 1);
    rig.fire(0);
    expect(rig.sent()).toEqual(['#0 buy 500 market ~1% entry', '#1 sell 250 market ~1% entry']);
  });

  test('of less than a lot sends nothing', () => {
    const small = rigAt(10_000, { actions: [enter({ size: { kind: 'capital', percent: 0.05 } })] });
    expect(small.fire(0)).toBe('size-zero');
    const unguarded: RiskRule[] = [{ kind: 'mtmStop', basis: 'rupees', value: 500 }];
    const unbounded = rigAt(10_000, { actions: [enter({ size: { kind: 'risk', basis: 'rupees', amount: 100 }, risk: unguarded })] });
    expect(unbounded.fire(0)).toBe('size-undefined');
  });
});

describe('an entry is not sent', () => {
  const byRegister = { slot: 0 };
  test.each([
    ['when its stop is not known', Number.NaN, 'stop-undefined'],
    ['when its stop is at the price', 10_000, 'stop-undefined'],
    ['when its stop is above the price', 10_100, 'stop-undefined'],
    ['when its stop is below nothing', -5, 'stop-undefined'],
    ['but is when the stop is a tick below', 9_995, 'sent'],
  ])('%s', (_name, level, outcome) => {
    const rig = rigAt(10_000, { actions: [enter({ risk: [{ kind: 'legStop', basis: 'level', value: byRegister }] })] });
    rig.registers[0] = level;
    expect(rig.fire(0)).toBe(outcome);
  });

  test('when a short one has its stop below the price', () => {
    const rig = rigAt(10_000, { actions: [enter({ legs: [SELL], risk: [{ kind: 'legStop', basis: 'level', value: byRegister }] })] });
    rig.registers[0] = 9_900;
    expect(rig.fire(0)).toBe('stop-undefined');
    rig.registers[0] = 10_100;
    expect(rig.fire(0)).toBe('sent');
  });

  test('when a number or a price is missing', () => {
    const unsized = rigAt(10_000, { actions: [enter({ size: { kind: 'lots', lots: byRegister } })] });
    expect(unsized.fire(0)).toBe('size-undefined');
    const untargeted = rigAt(10_000, {
      actions: [enter({ risk: [points('legStop', 5), { kind: 'legTarget', basis: 'points', value: byRegister }] })],
    });
    expect(untargeted.fire(0)).toBe('price-undefined');
    const unpriced = new TradeRig({ actions: [enter()] });
    expect(unpriced.fire(0)).toBe('price-undefined');
    const stale = rigAt(10_000, { actions: [enter()] });
    stale.now += 120_000_001;
    expect(stale.fire(0)).toBe('price-undefined');
  });

  test('at the open is sized and guarded by the close before it, which a night does not age', () => {
    const rig = new TradeRig({ actions: [enter({ risk: [{ kind: 'legStop', basis: 'level', value: byRegister }] })] });
    const nextDay = RIG_DAY + 1;
    const decideAt = (time: string): unknown => {
      rig.now = at('15:30');
      rig.quote(10_000);
      rig.now = at(time, nextDay);
      return rig.fire(0);
    };
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.registers[0] = 10_000;
    expect(decideAt('09:15')).toBe('stop-undefined');
    rig.registers[0] = 9_900;
    // Two minutes into the session a price of the day before is as old as any.
    expect(decideAt('09:17:01')).toBe('price-undefined');
    expect(decideAt('09:15')).toBe('sent');
  });

  test('when nothing has traded for a fortnight', () => {
    const later = RIG_DAY + 15;
    const rig = new TradeRig({ actions: [enter()] });
    rig.now = at('15:30');
    rig.quote(10_000);
    rig.trade.onSession(later, [share({}, later)]);
    rig.now = at('09:15', later);
    expect(rig.fire(0)).toBe('price-undefined');
  });

  test('after the close it waits, until a pause, an exit or the end of its contract says otherwise', () => {
    const wait = (options: Partial<Parameters<typeof rigAt>[1]> = {}): TradeRig => {
      const rig = rigAt(10_000, { actions: [enter(), EXIT], ...options });
      rig.now = at('15:30');
      rig.quote(10_000);
      return rig;
    };
    const paused = wait();
    expect(paused.fire(0)).toBe('armed-open');
    expect(paused.fire(0)).toBe('busy');
    paused.trade.pause(paused.now);
    expect(paused.trade.isExposed()).toBe(false);
    const called = wait();
    called.fire(0);
    expect(called.fire(1)).toBe('not-open');
    expect(called.journalled('armedLapsed')).toEqual([{ kind: 'armedLapsed', position: 0, action: 0 }]);
    expect(wait({ facts: [share({ expiryUs: at('15:20') })] }).fire(0)).toBe('session-closing');
  });

  test('outside its session, on an index, or without a contract', () => {
    const intraday = rigAt(10_000, { actions: [enter({ legs: [{ ...BUY, product: 'intraday' }] })] });
    intraday.now = at('15:20');
    intraday.quote(10_000);
    expect(intraday.fire(0)).toBe('session-closing');
    const carried = rigAt(10_000, { actions: [enter()] });
    carried.now = at('15:29');
    carried.quote(10_000);
    expect(carried.fire(0)).toBe('sent');
    expect(rigAt(10_000, { actions: [enter()], facts: [share({ kind: 'index' })] }).fire(0)).toBe('index-not-tradable');
    expect(rigAt(10_000, { actions: [enter()], facts: [null] }).fire(0)).toBe('contract-undefined');
  });

  test('while paused, and what was on its way is cancelled; after a kill never again', () => {
    const rig = rigAt(10_000, { actions: [enter()] });
    rig.fire(0);
    rig.accept(0);
    rig.sent();
    rig.trade.pause(rig.now);
    expect(rig.sent()).toEqual(['#0 cancel']);
    rig.say({ kind: 'cancelled', order: 0, by: 'request' });
    expect(rig.fire(0)).toBe('paused');
    rig.trade.resume(rig.now);
    expect(rig.fire(0)).toBe('sent');
    rig.trade.kill(rig.now);
    rig.trade.resume(rig.now);
    expect(rig.fire(0)).toBe('paused');
  });
});

describe('a limit entry that does not fill', () => {
  const limit = { ...PLAIN_EXECUTION, entry: 'limit', timeoutSeconds: 30 } as const;

  test('is cancelled in time; what filled stays, guarded', () => {
    const rig = rigAt(10_000, { actions: [enter({ execution: limit })] });
    rig.fire(0);
    rig.accept(0);
    rig.fill(0, 40, 10_000, 60);
    expect(rig.sent()).toEqual(['#0 buy 100 limit 10000 entry', '#1 sell 40 stopLimit 9500/9405 legStop']);
    rig.accept(1);
    rig.timer('09:20:30');
    expect(rig.sent()).toEqual(['#0 cancel']);
    rig.say({ kind: 'cancelled', order: 0, by: 'request' });
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(40);
    expect(rig.sent()).toEqual([]);
  });

  test('has a clock for as long as something of it may still fill, and no longer', () => {
    const rig = rigAt(10_000, { actions: [enter({ execution: limit })] });
    rig.fire(0);
    rig.accept(0);
    rig.fill(0, 40, 10_000, 60);
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:30'));
    rig.fill(0, 60, 10_000);
    expect(rig.trade.nextTimerUs()).toBeGreaterThan(at('09:20:30'));
  });

  test('goes to market where that is the policy', () => {
    const rig = rigAt(10_000, { actions: [enter({ execution: { ...limit, onTimeout: 'market' } })] });
    rig.fire(0);
    rig.accept(0);
    rig.sent();
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:30'));
    rig.timer('09:20:30');
    expect(rig.sent()).toEqual(['#0 modify 100 market ~1% entry']);
    expect(rig.journalled('entryTimedOut')).toHaveLength(1);
  });

  test('that fills in the face of its cancel is taken', () => {
    const rig = rigAt(10_000, { actions: [enter({ execution: limit })] });
    rig.fire(0);
    rig.accept(0);
    rig.timer('09:20:30');
    rig.sent();
    rig.fill(0, 100, 10_000);
    rig.say({ kind: 'rejected', order: 0, code: 'injected' });
    expect(rig.sent()).toEqual(['#1 sell 100 stopLimit 9500/9405 legStop']);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(100);
  });
});

describe('entry guards', () => {
  function roundTrip(rig: TradeRig, order: number, entry: number, exit: number): void {
    rig.quote(entry);
    expect(rig.fire(0)).toBe('sent');
    rig.fill(order, 100, entry);
    rig.accept(order + 1);
    rig.say({ kind: 'triggered', order: order + 1 });
    rig.fill(order + 1, 100, exit);
    rig.sent();
  }

  test('hold the number of entries a day, and start afresh the next', () => {
    const rig = rigAt(10_000, { actions: [enter({ risk: [points('legStop', 5), { kind: 'entriesPerDayMax', count: 1 }] })] });
    roundTrip(rig, 0, 10_000, 9_500);
    expect(rig.fire(0)).toBe('entries-per-day');
    const nextDay = RIG_DAY + 1;
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.now = at('09:16', nextDay);
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
  });

  test('count no entry that was rejected or ran out of time unfilled, and every one that filled in part', () => {
    const execution = { ...PLAIN_EXECUTION, entry: 'limit', timeoutSeconds: 30 } as const;
    const risk = [points('legStop', 5), { kind: 'entriesPerDayMax', count: 1 } as const];
    const rig = rigAt(10_000, { actions: [enter({ risk, execution }), EXIT] });
    rig.fire(0);
    rig.say({ kind: 'rejected', order: 0, code: 'injected' });
    rig.now = at('09:30');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
    rig.accept(1);
    rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    rig.now = at('09:40');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
    rig.accept(2);
    rig.fill(2, 1, 10_000, 99);
    rig.say({ kind: 'cancelled', order: 2, by: 'exchange' });
    rig.accept(3);
    expect(rig.fire(1)).toBe('sent');
    rig.fill(3, 1, 10_000);
    expect(rig.fire(0)).toBe('entries-per-day');
  });

  test('hold the loss of the day: at the limit is over it', () => {
    // Two trips of 100 × ₹5 lose ₹1,000. The limit of ₹1,000 is reached by the second and not by the first.
    const rig = rigAt(10_000, {
      actions: [enter({ risk: [points('legStop', 5), { kind: 'dailyLossMax', basis: 'percentOfCapital', value: 1 }] })],
    });
    roundTrip(rig, 0, 10_000, 9_500);
    expect(rig.trade.profitPaise()).toBe(-50_000);
    roundTrip(rig, 2, 10_000, 9_500);
    expect(rig.fire(0)).toBe('daily-loss');
    // A day's loss is the day's.
    const nextDay = RIG_DAY + 1;
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.now = at('09:20', nextDay);
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
  });

  test('wait after a stop, to the minute', () => {
    const rig = rigAt(10_000, { actions: [enter({ risk: [points('legStop', 5), { kind: 'cooldownAfterStop', minutes: 10 }] })] });
    roundTrip(rig, 0, 10_000, 9_500);
    rig.now = at('09:29');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('cooldown');
    rig.now = at('09:30');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
  });

  test('keep the entry window, its end excluded', () => {
    const window: RiskRule = { kind: 'entryWindow', from: 9 * 60 + 30, to: 14 * 60 };
    const outcomes = ['09:29', '09:30', '13:59', '14:00'].map((time) => {
      const rig = rigAt(10_000, { actions: [enter({ risk: [points('legStop', 5), window] })] });
      rig.now = at(time);
      rig.quote(10_000);
      return rig.fire(0);
    });
    expect(outcomes).toEqual(['outside-window', 'sent', 'sent', 'outside-window']);
  });

  test('refuse an entry at or after its own exit time', () => {
    const rule: RiskRule = { kind: 'exitAt', from: 'close', minutes: 30 };
    const rig = rigAt(10_000, { actions: [enter({ risk: [points('legStop', 5), rule] })] });
    rig.now = at('15:00');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('outside-window');
  });
});
