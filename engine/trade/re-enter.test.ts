// Re-entry, worked out price by price: 100 bought at 100.00, stopped at 95.00, and back in by each of the four ways; then a group of two legs.
import { describe, expect, test } from 'vitest';
import type { ProgramAction, RiskRule } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

type ReEnter = Extract<ProgramAction, { readonly kind: 'reEnter' }>;

function again(changes: Partial<ReEnter> = {}): ReEnter {
  return { kind: 'reEnter', event: 0, position: 0, how: 'asap', basis: 'points', move: 2, max: 2, notAfter: 900, ...changes };
}

/** Flat at 09:30 after a stop at 95.00. Action 1 re-enters, action 2 exits. */
function stopped(changes: Partial<ReEnter> = {}, entry: Parameters<typeof enter>[0] = {}): TradeRig {
  const rig = new TradeRig({ actions: [enter(entry), again(changes), EXIT] });
  rig.now = at('09:20');
  rig.quote(10_000);
  rig.fire(0);
  rig.accept(0);
  rig.fill(0, 100, 10_000);
  rig.accept(1);
  leave(rig, 1, 'legs' in entry ? 10_500 : 9_500);
  return rig;
}

function leave(rig: TradeRig, order: number, price: number): void {
  rig.now = at('09:30');
  rig.quote(price);
  rig.say({ kind: 'triggered', order });
  rig.fill(order, 100, price);
  rig.sent();
}

describe('a re-entry as soon as possible', () => {
  test('sends the same entry again, sampled anew', () => {
    const sized = new TradeRig({ actions: [enter({ size: { kind: 'lots', lots: { slot: 0 } } }), again()] });
    sized.registers[0] = 100;
    sized.now = at('09:20');
    sized.quote(10_000);
    sized.fire(0);
    sized.fill(0, 100, 10_000);
    sized.accept(1);
    leave(sized, 1, 9_500);
    sized.registers[0] = Number.NaN;
    expect(sized.fire(1)).toBe('size-undefined');
    sized.registers[0] = 40;
    expect(sized.fire(1)).toBe('armed-reentry');
    expect(sized.sent()).toEqual(['#2 buy 40 market ~1% entry']);
    expect(sized.journalled('outcome').map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      '0 sent',
      '1 size-undefined',
      '1 armed-reentry',
      '1 sent',
    ]);
  });

  test('waits for the rest of an exit that is under way', () => {
    const rig = new TradeRig({ actions: [enter(), again(), EXIT] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.accept(1);
    expect(rig.fire(1)).toBe('busy');
    rig.fire(2);
    rig.sent();
    expect(rig.fire(1)).toBe('armed-reentry');
    expect(rig.sent()).toEqual([]);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 9_990);
    expect(rig.sent()).toEqual(['#2 buy 100 market ~1% entry']);
  });

  test('comes at most so many times a session, never late, never after nothing', () => {
    const rig = stopped({ max: 1 });
    rig.fire(1);
    expect(rig.sent()).toEqual(['#2 buy 100 market ~1% entry']);
    rig.fill(2, 100, 9_500);
    rig.accept(3);
    leave(rig, 3, 9_000);
    expect(rig.fire(1)).toBe('reentries-used');
    const nextDay = RIG_DAY + 1;
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.now = at('09:20', nextDay);
    rig.quote(9_000);
    expect(rig.fire(1)).toBe('armed-reentry');
    expect(stopped({ notAfter: 570 }).fire(1)).toBe('outside-window');
    expect(new TradeRig({ actions: [enter(), again()] }).fire(1)).toBe('not-open');
  });

  test('asks the guards of the bundle like any entry', () => {
    const rig = stopped({}, { risk: [points('legStop', 5), { kind: 'cooldownAfterStop', minutes: 15 }] });
    expect(rig.fire(1)).toBe('armed-reentry');
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('outcome').at(-1)).toEqual({ kind: 'outcome', action: 1, outcome: 'cooldown' });
    expect(rig.trade.isExposed()).toBe(false);
  });
});

describe('a re-entry at cost', () => {
  test('waits until the price is back where the position was entered, to the tick', () => {
    const rig = stopped({ how: 'atCost' });
    expect(rig.fire(1)).toBe('armed-reentry');
    rig.print('09:31', 9_995);
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.isExposed()).toBe(true);
    rig.print('09:32', 10_000);
    expect(rig.sent()).toEqual(['#2 buy 100 market ~1% entry']);
  });

  test('lapses at its time, at an exit and overnight, and gives way to a new entry', () => {
    const late = stopped({ how: 'atCost' });
    late.fire(1);
    expect(late.trade.nextTimerUs()).toBe(at('15:00'));
    late.timer('15:00');
    late.print('15:01', 10_000);
    expect(late.sent()).toEqual([]);
    const called = stopped({ how: 'atCost' });
    called.fire(1);
    called.fire(2);
    expect(called.trade.isExposed()).toBe(false);
    expect(called.journalled('armedLapsed')).toEqual([{ kind: 'armedLapsed', position: 0, action: 1 }]);
    const carried = stopped({ how: 'atCost', notAfter: 1_439 });
    carried.fire(1);
    carried.trade.onSessionEnd(at('15:30'));
    expect(carried.trade.isExposed()).toBe(false);
    const fresh = stopped({ how: 'atCost' });
    fresh.fire(1);
    expect(fresh.fire(0)).toBe('sent');
    expect(fresh.journalled('armedLapsed')).toHaveLength(1);
  });

  test('knows no cost of another day: the contract may be another', () => {
    const rig = stopped({ how: 'atCost' });
    const nextDay = RIG_DAY + 1;
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.now = at('09:20', nextDay);
    rig.quote(9_500);
    expect(rig.fire(1)).toBe('price-undefined');
  });
});

describe('a re-entry on momentum', () => {
  test('waits for so many points in favour of where the price was: up when long', () => {
    const rig = stopped({ how: 'momentum' });
    rig.fire(1);
    rig.print('09:31', 9_300);
    rig.print('09:32', 9_695);
    expect(rig.sent()).toEqual([]);
    rig.print('09:33', 9_700);
    expect(rig.sent()).toEqual(['#2 buy 100 market ~1% entry']);
  });

  test('and down when short, by percent of that price', () => {
    const rig = stopped({ how: 'momentum', basis: 'percent', move: 1 }, { legs: [SELL] });
    rig.fire(1);
    rig.print('09:31', 10_400);
    expect(rig.sent()).toEqual([]);
    rig.print('09:32', 10_395);
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% entry']);
  });
});

describe('a reversed re-entry', () => {
  test('swaps the sides, stop and all, and the next one swaps them back', () => {
    const rig = stopped({ how: 'reversed' });
    rig.fire(1);
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% entry']);
    rig.fill(2, 100, 9_500);
    // 95.00 + ₹5 = 100.00, limit 1 % beyond.
    expect(rig.sent()).toEqual(['#3 buy 100 stopLimit 10000/10100 legStop']);
    rig.accept(3);
    leave(rig, 3, 10_000);
    rig.fire(1);
    expect(rig.sent()).toEqual(['#4 buy 100 market ~1% entry']);
  });

  test('of shares for delivery would be a short sale: it is not sent', () => {
    const rig = stopped({ how: 'reversed' }, { legs: [{ ...BUY, product: 'delivery' }] });
    rig.now = at('09:31');
    rig.quote(9_500);
    expect(rig.fire(1)).toBe('armed-reentry');
    expect(rig.journalled('outcome').map(({ outcome }) => outcome)).toContain('short-delivery');
    expect(rig.sent()).toEqual([]);
  });
});

describe('a re-entry of a group', () => {
  // 100 of A bought at 100.00 and two of B sold for each at 30.00: worth 100 − 2 × 30 = 40.00. Out at 98.00 and 32.00: 34.00.
  const legs = [BUY, { ...SELL, instrument: 1, ratio: 2 }];

  function left(changes: Partial<ReEnter>): TradeRig {
    const risk: RiskRule[] = [{ kind: 'combinedStop', basis: 'points', value: 6 }];
    const rig = new TradeRig({ actions: [enter({ legs, risk }), again(changes)], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(3_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 200, 3_000);
    rig.print('09:30', 9_800);
    rig.print('09:30', 3_200, 1);
    expect(rig.sent().slice(-2)).toEqual(['#2 buy 200 market ~1% combinedStop', '#3 sell 100 market ~1% combinedStop']);
    rig.fill(2, 200, 3_200);
    rig.fill(3, 100, 9_800);
    expect(rig.fire(1)).toBe('armed-reentry');
    return rig;
  }

  function minute(rig: TradeRig, time: string, a: number, b: number): readonly string[] {
    rig.print(time, a);
    rig.print(time, b, 1);
    return rig.sent();
  }

  test('as soon as possible sends every leg, bought ones first', () => {
    expect(left({}).sent()).toEqual(['#4 buy 100 market ~1% entry', '#5 sell 200 market ~1% entry']);
  });

  test('at cost waits until the legs together are worth what they cost', () => {
    const rig = left({ how: 'atCost' });
    expect(minute(rig, '09:31', 10_095, 3_050)).toEqual([]);
    expect(minute(rig, '09:32', 10_100, 3_050)).toEqual(['#4 buy 100 market ~1% entry', '#5 sell 200 market ~1% entry']);
  });

  test('on momentum waits until they are worth so much more, in percent of what they were worth', () => {
    // 10 % of 34.00: at 37.40.
    const rig = left({ how: 'momentum', basis: 'percent', move: 10 });
    expect(minute(rig, '09:31', 9_735, 3_000)).toEqual([]);
    expect(minute(rig, '09:32', 9_740, 3_000)).toHaveLength(2);
  });

  test('reversed swaps every side, and what was bought last is bought first', () => {
    const rig = left({ how: 'reversed' });
    expect(rig.sent()).toEqual(['#4 buy 200 market ~1% entry', '#5 sell 100 market ~1% entry']);
    rig.fill(4, 200, 3_200);
    rig.fill(5, 100, 9_800);
    // Sold at 34.00 taken in: the combined stop stands six rupees above that.
    expect(minute(rig, '09:31', 10_395, 3_200)).toEqual([]);
    expect(minute(rig, '09:32', 10_400, 3_200)).toHaveLength(2);
  });
});
