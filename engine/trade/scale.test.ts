// Positions made larger and smaller, minute by minute by hand: a future that is added to as it rises, and an iron fly.
import { describe, expect, test } from 'vitest';
import type { ProgramAction, ProgramExecution, ProgramLeg, RiskRule } from '../../dsl/ir/program';
import type { InstrumentFacts } from './instrument-facts';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

const LOT = 25;

function scale(percent: number, max = 1): ProgramAction {
  return { kind: 'scale', event: 0, position: 0, percent, max };
}

const FUTURE = share({ kind: 'future', underlying: 'NIFTY', lastDay: RIG_DAY + 20, lot: LOT, freezeQuantity: 100 });

interface Trend {
  readonly more: readonly ProgramAction[];
  readonly risk?: readonly RiskRule[];
  readonly execution?: Partial<ProgramExecution>;
  readonly lots?: number;
}

/** Two lots of a future bought at 100 at 09:20, stop 5 below. Action 1 exits. */
function trend({ more, risk = [points('legStop', 5)], execution = {}, lots = 2 }: Trend): TradeRig {
  const action = enter({ size: { kind: 'lots', lots }, risk: [...risk], execution: { ...PLAIN_EXECUTION, ...execution } });
  const rig = new TradeRig({ actions: [action, EXIT, ...more], facts: [FUTURE] });
  rig.now = at('09:20');
  rig.quote(10_000);
  expect(rig.fire(0)).toBe('sent');
  rig.fill(0, LOT * lots, 10_000);
  rig.accept(1);
  rig.sent();
  return rig;
}

describe('a future is made larger', () => {
  test('at the market, and its stop counts from the new average and covers all', () => {
    const rig = trend({ more: [scale(50, 3)] });
    rig.print('09:30', 10_600);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 25 market ~1% entry']);
    rig.fill(2, 25, 10_600);
    // (2 × 100 + 106) ÷ 3 = 102: the stop stands at 97, and the order that rests takes on the third lot.
    expect(rig.sent()).toEqual(['#1 modify 75 stopLimit 9700/9600 legStop']);
    rig.say({ kind: 'modified', order: 1 });
    rig.print('09:31', 10_800);
    expect(rig.trade.profitPaise()).toBe(50 * 800 + 25 * 200);
    // Half of the entry again, and not of what is held.
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#3 buy 25 market ~1% entry']);
    rig.fill(3, 25, 10_800);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(10_350);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9850/9750 legStop']);
    rig.say({ kind: 'modified', order: 1 });
    rig.say({ kind: 'triggered', order: 1 });
    rig.fill(1, 100, 9_850);
    expect(rig.trade.isOpen(0)).toBe(false);
    expect(rig.trade.profitPaise()).toBe(100 * -500);
  });

  test('so many times an epoch, and in the next one anew', () => {
    const rig = trend({ more: [scale(50)] });
    rig.print('09:30', 10_600);
    expect(rig.fire(2)).toBe('sent');
    rig.fill(2, 25, 10_600);
    rig.say({ kind: 'modified', order: 1 });
    expect(rig.fire(2)).toBe('changes-used');
    rig.fire(1);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 75, 10_600);
    expect(rig.fire(2)).toBe('not-open');
    rig.sent();
    rig.now = at('09:40');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
    rig.fill(3, 50, 10_000);
    expect(rig.fire(2)).toBe('sent');
  });

  test('in whole lots, rounded down, and not by none', () => {
    const rig = trend({ more: [scale(90), scale(40)] });
    rig.print('09:30', 10_600);
    expect(rig.fire(3)).toBe('size-zero');
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 25 market ~1% entry']);
  });

  test('never beyond the slices in which it can leave', () => {
    const rig = new TradeRig({
      actions: [enter({ size: { kind: 'lots', lots: 36 }, risk: [{ kind: 'mtmStop', basis: 'rupees', value: 1_000_000 }] }), scale(50)],
      facts: [FUTURE],
    });
    rig.now = at('09:20');
    rig.quote(10_000);
    expect(rig.fire(0)).toBe('sent');
    expect(rig.sent()).toHaveLength(9);
    for (let order = 0; order < 9; order += 1) rig.fill(order, 100, 10_000);
    // Ten slices of 100 are 40 lots, of which 36 are held: four more, and not eighteen.
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#9 buy 100 market ~1% entry']);
    expect(rig.journalled('sizeCapped')).toEqual([{ kind: 'sizeCapped', position: 0, wantedLots: 18, lots: 4 }]);
  });

  test('by the guards of its entry: the window, its stop, a pause', () => {
    const window: RiskRule = { kind: 'entryWindow', from: 555, to: 570 };
    const rig = trend({ more: [scale(100)], risk: [points('legStop', 5), window] });
    rig.print('09:29', 10_100);
    rig.trade.pause(rig.now);
    expect(rig.fire(2)).toBe('paused');
    rig.trade.resume(rig.now);
    rig.print('09:30', 10_100);
    expect(rig.fire(2)).toBe('outside-window');
    // At 92 two more lots make an average of 96 and a stop at 93: above the price.
    const fallen = trend({ more: [scale(100)], risk: [points('legStop', 3), { kind: 'mtmStop', basis: 'rupees', value: 10_000 }] });
    fallen.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    fallen.quote(9_200);
    expect(fallen.fire(2)).toBe('stop-undefined');
  });

  test('not while anything of it is on its way, and not beside an exit', () => {
    const rig = trend({ more: [scale(100, 2)] });
    rig.print('09:30', 10_600);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.fire(2)).toBe('busy');
    rig.fill(2, 25, 10_600, 25);
    expect(rig.fire(2)).toBe('busy');
    // What is left of it is called back with the exit, which takes what came.
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent().slice(-2)).toEqual(['#1 modify 75 stopLimit 9700/9600 legStop', '#2 cancel']);
    rig.say({ kind: 'modified', order: 1 });
    expect(rig.sent()).toEqual(['#1 modify 75 market ~1% exitAction']);
    expect(rig.fire(2)).toBe('busy');
    rig.say({ kind: 'modified', order: 1 }, { kind: 'cancelled', order: 2, by: 'request' });
    rig.fill(1, 75, 10_600);
    expect(rig.trade.isOpen(0)).toBe(false);
  });

  test('that is refused by the venue leaves what there was', () => {
    const rig = trend({ more: [scale(100, 2)] });
    rig.print('09:30', 10_600);
    rig.fire(2);
    rig.say({ kind: 'rejected', order: 2, code: 'injected' });
    expect(rig.told()).toContain('entryRejected');
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(50);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(10_000);
    expect(rig.fire(2)).toBe('rejected-now');
    rig.print('09:31', 10_600);
    expect(rig.fire(2)).toBe('sent');
  });
});

describe('a future is made smaller', () => {
  test('by a share of the entry, and keeps one lot at least', () => {
    const rig = trend({ more: [scale(-50, 9)], lots: 4 });
    rig.print('09:30', 10_400);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#1 modify 50 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 50, 10_400);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(50);
    // The stop rests again on what is left, from the same average.
    expect(rig.sent()).toEqual(['#2 sell 50 stopLimit 9500/9405 legStop']);
    rig.accept(2);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 modify 25 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 25, 10_400);
    rig.sent();
    expect(rig.fire(2)).toBe('size-zero');
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(25);
  });

  test('although nothing may be entered', () => {
    const rig = trend({ more: [scale(-50)], lots: 4, risk: [points('legStop', 5), { kind: 'entryWindow', from: 555, to: 565 }] });
    rig.print('09:30', 10_400);
    expect(rig.fire(2)).toBe('sent');
  });
});

function option(right: 'call' | 'put'): InstrumentFacts {
  return share({ kind: 'option', underlying: 'NIFTY', right, lastDay: RIG_DAY + 3, lot: LOT });
}

const legOf = (leg: ProgramLeg, instrument: number): ProgramLeg => ({ ...leg, instrument });
const FLY = [legOf(SELL, 0), legOf(SELL, 1), legOf(BUY, 2), legOf(BUY, 3)];
const FACTS = [option('call'), option('put'), option('call'), option('put')];

/** Two lots of a fly at 100, wings at 20: 160 taken in. Orders 0 and 1 bought, 2 and 3 sold. */
function fly(more: readonly ProgramAction[], execution: Partial<ProgramExecution> = {}, risk: readonly RiskRule[] = []): TradeRig {
  const rules: RiskRule[] = [{ kind: 'combinedStop', basis: 'percent', value: 50 }, ...risk];
  const action = enter({ legs: FLY, size: { kind: 'lots', lots: 2 }, risk: rules, execution: { ...PLAIN_EXECUTION, ...execution } });
  const rig = new TradeRig({ actions: [action, EXIT, ...more], facts: FACTS });
  rig.now = at('09:20');
  for (const [instrument, price] of [10_000, 10_000, 2_000, 2_000].entries()) rig.quote(price, instrument);
  expect(rig.fire(0)).toBe('sent');
  for (const [order, price] of [2_000, 2_000, 10_000, 10_000].entries()) rig.fill(order, 50, price);
  rig.sent();
  return rig;
}

describe('an iron fly is made larger', () => {
  test('bought legs first, sold ones behind their cover, and its premium is the new average', () => {
    const rig = fly([scale(50)]);
    for (const [instrument, price] of [11_000, 10_000, 3_000, 2_000].entries()) rig.print('09:25', price, instrument);
    expect(rig.sent()).toEqual([]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 buy 25 market ~1% entry', '#5 buy 25 market ~1% entry']);
    rig.fill(4, 25, 3_000);
    expect(rig.sent()).toEqual(['#6 sell 25 market ~1% entry waited']);
    rig.fill(5, 25, 2_000);
    expect(rig.sent()).toEqual(['#7 sell 25 market ~1% entry waited']);
    rig.fill(6, 25, 11_000);
    rig.fill(7, 25, 10_000);
    // 160 on all three lots: 80 a unit may be lost. Call at 100, 103⅓ on average; wing 20, 23⅓.
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBeCloseTo(-16_000, 6);
    const prints = (minute: string, call: number): void => {
      for (const [instrument, price] of [call, 10_000, 3_000, 2_000].entries()) rig.print(minute, price, instrument);
      rig.sent();
    };
    // 103⅓ + 80 + 6⅔ of the wing's gain = 190.
    prints('09:26', 18_995);
    expect(rig.journalled('riskFired')).toEqual([]);
    prints('09:27', 19_000);
    expect(rig.journalled('riskFired').map(({ rule, limit, value }) => [rule, limit, value])).toEqual([['combinedStop', -8_000, -8_000]]);
  });

  test('and a leg that cannot be had is what the order policy says: all goes, or what there is stays', () => {
    const begun = (onLegFailure: 'exitAll' | 'keep'): TradeRig => {
      const rig = fly([scale(50)], { group: { order: 'hedgesFirst', uncoveredSecondsMax: 0, onLegFailure, retriesMax: 0 } });
      rig.now = at('09:25');
      for (const [instrument, price] of [10_000, 10_000, 2_000, 2_000].entries()) rig.quote(price, instrument);
      expect(rig.fire(2)).toBe('sent');
      rig.fill(4, 25, 2_000);
      rig.sent();
      rig.say({ kind: 'rejected', order: 5, code: 'injected' });
      return rig;
    };
    const keeping = begun('keep');
    // The put's wing did not come, and with it goes the put that it would cover; the call goes on.
    expect(keeping.journalled('legFailed').map(({ leg, entered, ordered, why, then }) => [leg, entered, ordered, why, then])).toEqual([]);
    expect(keeping.sent()).toEqual([]);
    keeping.fill(6, 25, 10_000);
    expect(keeping.journalled('legFailed').map(({ leg, entered, ordered, why, then }) => [leg, entered, ordered, why, then])).toEqual([
      [1, 50, 75, 'no-cover', 'keep'],
      [3, 50, 75, 'rejected', 'keep'],
    ]);
    expect(keeping.trade.isOpen(0)).toBe(true);
    const leaving = begun('exitAll');
    leaving.fill(6, 25, 10_000);
    expect(leaving.journalled('legFailed').map(({ leg, then }) => [leg, then])).toEqual([
      [1, 'exitAll'],
      [3, 'exitAll'],
    ]);
    expect(leaving.sent()).toEqual(['#7 buy 75 market ~1% brokenGroup', '#8 buy 50 market ~1% brokenGroup']);
  });

  test('is tried for again where the policy says so', () => {
    const rig = fly([scale(50)], { group: { order: 'hedgesFirst', uncoveredSecondsMax: 0, onLegFailure: 'retry', retriesMax: 1 } });
    rig.now = at('09:25');
    for (const [instrument, price] of [10_000, 10_000, 2_000, 2_000].entries()) rig.quote(price, instrument);
    expect(rig.fire(2)).toBe('sent');
    rig.sent();
    rig.say({ kind: 'rejected', order: 5, code: 'injected' });
    expect(rig.journalled('legRetried').map(({ leg, attempt, units }) => [leg, attempt, units])).toEqual([[3, 1, 25]]);
    rig.timer('09:25:10');
    expect(rig.sent()).toEqual(['#6 buy 25 market ~1% entry']);
  });
});

test('an iron fly is made smaller sold legs first, equally in all legs', () => {
  const rig = fly([scale(-50)]);
  rig.now = at('09:25');
  expect(rig.fire(2)).toBe('sent');
  expect(rig.sent()).toEqual(['#4 buy 25 market ~1% exitAction', '#5 buy 25 market ~1% exitAction']);
  rig.fill(4, 25, 9_000);
  expect(rig.sent()).toEqual(['#6 sell 25 market ~1% exitAction waited']);
  rig.fill(5, 25, 9_000);
  expect(rig.sent()).toEqual(['#7 sell 25 market ~1% exitAction waited']);
});
