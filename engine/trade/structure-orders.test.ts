import { describe, expect, test } from 'vitest';
import type { ProgramAction, ProgramGroupOrders, ProgramLeg } from '../../dsl/ir/program';
import type { InstrumentFacts } from './instrument-facts';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

const DAY = RIG_DAY;

function option(right: 'call' | 'put', lastDay = DAY + 3, changes: Partial<InstrumentFacts> = {}): InstrumentFacts {
  return share({ kind: 'option', underlying: 'NIFTY', right, lastDay, lot: 25, ...changes });
}

const legOf = (leg: ProgramLeg, instrument: number, ratio = 1): ProgramLeg => ({ ...leg, instrument, ratio });

/** Sold put and call with a bought one beyond each: sold legs stand first, so that order is not the document's. */
const CONDOR = [legOf(SELL, 0), legOf(BUY, 1), legOf(SELL, 2), legOf(BUY, 3)];
const CONDOR_FACTS = [option('put'), option('put'), option('call'), option('call')];
const MTM = { kind: 'mtmStop', basis: 'rupees', value: 50_000 } as const;

function groupOf(changes: Partial<ProgramGroupOrders>): ProgramGroupOrders {
  return { order: 'hedgesFirst', uncoveredSecondsMax: 0, onLegFailure: 'exitAll', retriesMax: 0, ...changes };
}

interface Structure {
  readonly legs?: readonly ProgramLeg[];
  readonly facts?: readonly InstrumentFacts[];
  readonly lots?: number;
  readonly group?: ProgramGroupOrders;
  readonly execution?: Partial<typeof PLAIN_EXECUTION>;
  readonly risk?: Parameters<typeof enter>[0];
  readonly more?: readonly ProgramAction[];
}

/** Entered at 09:20: all legs stand at 100.00. Action 1 exits. */
function entered({ legs = CONDOR, facts = CONDOR_FACTS, lots = 2, group, execution, risk, more = [] }: Structure = {}): TradeRig {
  const orders = { ...PLAIN_EXECUTION, ...execution, ...(group === undefined ? {} : { group }) };
  const action = enter({ legs: [...legs], size: { kind: 'lots', lots }, risk: [MTM], execution: orders, ...risk });
  const rig = new TradeRig({ actions: [action, EXIT, ...more], facts });
  rig.now = at('09:20');
  for (let instrument = 0; instrument < facts.length; instrument += 1) rig.quote(10_000, instrument);
  expect(rig.fire(0)).toBe('sent');
  return rig;
}

/** The condor whole: orders 0 and 1 bought, 2 and 3 sold. */
function condor(structure: Structure = {}): TradeRig {
  const rig = entered(structure);
  rig.fill(0, 50, 10_000);
  rig.fill(1, 50, 10_000);
  rig.fill(2, 50, 10_000);
  rig.fill(3, 50, 10_000);
  rig.sent();
  rig.now = at('09:21');
  return rig;
}

describe('on the way in a sold leg', () => {
  test('leaves when the bought leg that covers it has filled: the put with the put, the call with the call', () => {
    const rig = entered();
    expect(rig.sent()).toEqual(['#0 buy 50 market ~1% entry', '#1 buy 50 market ~1% entry']);
    rig.fill(1, 50, 10_000);
    expect(rig.sent()).toEqual(['#2 sell 50 market ~1% entry waited']);
    rig.fill(2, 50, 10_000);
    expect(rig.sent()).toEqual([]);
    rig.fill(0, 50, 10_000);
    expect(rig.sent()).toEqual(['#3 sell 50 market ~1% entry waited']);
    rig.fill(3, 50, 10_000);
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.journalled('legFailed')).toEqual([]);
  });

  test('leaves in whole lots, as its cover comes', () => {
    const rig = entered({ legs: [legOf(SELL, 0), legOf(BUY, 1)], facts: [option('put'), option('put')], lots: 4 });
    expect(rig.sent()).toEqual(['#0 buy 100 market ~1% entry']);
    // One lot is 25: 20 cover none, 60 cover two.
    rig.fill(0, 20, 10_000, 80);
    expect(rig.sent()).toEqual([]);
    rig.fill(0, 40, 10_000, 40);
    expect(rig.sent()).toEqual(['#1 sell 50 market ~1% entry waited']);
    rig.fill(0, 40, 10_000);
    expect(rig.sent()).toEqual(['#2 sell 50 market ~1% entry waited']);
  });

  test('of a ratio leaves as it was drawn: two sold for each one that covers', () => {
    const rig = entered({ legs: [legOf(SELL, 0, 2), legOf(BUY, 1)], facts: [option('call'), option('call')], lots: 3 });
    expect(rig.sent()).toEqual(['#0 buy 75 market ~1% entry']);
    rig.fill(0, 25, 10_000, 50);
    expect(rig.sent()).toEqual(['#1 sell 50 market ~1% entry waited']);
  });

  const future = (lastDay: number): InstrumentFacts => share({ kind: 'future', underlying: 'NIFTY', lastDay, lot: 25 });
  test.each<readonly [string, InstrumentFacts, InstrumentFacts, boolean]>([
    ['a put by a put', option('put'), option('put'), true],
    ['a put by a call', option('put'), option('call'), false],
    ['a call by a put', option('call'), option('put'), false],
    ['a put by one of another underlying', option('put'), option('put', DAY + 3, { underlying: 'BANKNIFTY' }), false],
    ['a put by one that ends earlier', option('put', DAY + 10), option('put', DAY + 3), false],
    ['a put by one that ends later', option('put', DAY + 3), option('put', DAY + 10), true],
    ['a call by the future', option('call'), future(DAY + 3), true],
    ['a put by the future', option('put'), future(DAY + 3), false],
    ['a future by a later one', future(DAY + 3), future(DAY + 30), true],
    ['a future by a call', future(DAY + 3), option('call'), true],
    ['a call by the share', option('call'), share({ underlying: 'NIFTY' }), true],
    ['a share by a future that ends', share({ underlying: 'NIFTY' }), future(DAY + 30), false],
    ['what covers nothing', share(), share(), false],
  ])('waits for what covers it alone: %s', (_name, sold, bought, waits) => {
    const rig = entered({ legs: [legOf(SELL, 0), legOf(BUY, 1)], facts: [sold, bought] });
    expect(rig.sent()).toHaveLength(waits ? 1 : 2);
  });

  test('goes with the others where the policy says together', () => {
    const rig = entered({ group: groupOf({ order: 'together' }) });
    expect(rig.sent().map((text) => text.slice(0, 10))).toEqual(['#0 buy 50 ', '#1 buy 50 ', '#2 sell 50', '#3 sell 50']);
  });

  test('whose cover leaves while its order is at work calls the order back', () => {
    const legs = [legOf(SELL, 0), legOf(BUY, 1)];
    const rig = entered({ legs, facts: [option('put'), option('put')], lots: 4, risk: { risk: [MTM, points('legTarget', 10)] } });
    rig.fill(0, 50, 10_000, 50);
    rig.accept(0, 1);
    rig.sent();
    rig.print('09:21', 10_000, 0);
    rig.print('09:21', 11_000, 1);
    expect(rig.sent()).toEqual(['#0 cancel', '#2 sell 50 market ~1% legTarget']);
    rig.fill(2, 50, 11_000);
    expect(rig.sent()).toEqual(['#1 cancel']);
    rig.say({ kind: 'cancelled', order: 1, by: 'request' }, { kind: 'cancelled', order: 0, by: 'request' });
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('is not sent when its stop has been passed while it waited', () => {
    const stop = { kind: 'legStop', basis: 'level', value: { slot: 0 } } as const;
    const legs = [legOf(SELL, 0), legOf(BUY, 1)];
    const rig = new TradeRig({
      actions: [enter({ legs, size: { kind: 'lots', lots: 2 }, risk: [stop] }), EXIT],
      facts: [option('put'), option('put')],
    });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(10_300, 1);
    // Above the sold leg's price and below the bought one's.
    rig.registers[0] = 10_200;
    expect(rig.fire(0)).toBe('sent');
    expect(rig.sent()).toEqual(['#0 buy 50 market ~1% entry']);
    rig.print('09:20:01', 10_200);
    rig.fill(0, 50, 10_300);
    expect(rig.journalled('legFailed').map(({ leg, why }) => [leg, why])).toEqual([[0, 'stop-undefined']]);
    rig.accept(1);
    expect(rig.sent().at(-1)).toBe('#1 modify 50 market ~1% brokenGroup');
  });
});

describe('on the way out a bought leg', () => {
  test('is sold when the sold leg that it covers is bought back', () => {
    const rig = condor();
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% exitAction', '#5 buy 50 market ~1% exitAction']);
    rig.fill(4, 30, 10_000, 20);
    expect(rig.sent()).toEqual([]);
    rig.fill(4, 20, 10_000);
    expect(rig.sent()).toEqual(['#6 sell 50 market ~1% exitAction waited']);
    rig.fill(5, 50, 10_000);
    expect(rig.sent()).toEqual(['#7 sell 50 market ~1% exitAction waited']);
    rig.fill(6, 50, 10_000);
    rig.fill(7, 50, 10_000);
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('waits as long as the ladder of the sold one takes, and climbs its own after that', () => {
    const rig = condor();
    rig.fire(1);
    rig.accept(4);
    rig.fill(5, 50, 10_000);
    rig.sent();
    rig.say({ kind: 'convertedToLimit', order: 4, limitPrice: 10_100 });
    const steps = ['09:21:10', '09:21:20', '09:21:30'].flatMap((time) => {
      rig.timer(time);
      const sent = rig.sent();
      rig.say({ kind: 'modified', order: 4 });
      return sent.filter((text) => text.startsWith('#4'));
    });
    expect(steps).toEqual([
      '#4 modify 50 market ~1% exitAction',
      '#4 modify 50 market ~1% exitAction',
      '#4 modify 50 market ~0% exitAction',
    ]);
    rig.fill(4, 50, 10_100);
    expect(rig.sent()).toEqual(['#7 sell 50 market ~1% exitAction waited']);
    rig.say({ kind: 'rejected', order: 7, code: 'rate-limit' });
    rig.timer('09:21:40');
    expect(rig.sent()).toContain('#8 sell 50 market ~1% exitAction');
  });

  test('keeps its resting stop while it waits, which then becomes the exit', () => {
    const rig = entered({
      legs: [legOf(SELL, 0), legOf(BUY, 1)],
      facts: [option('put'), option('put')],
      risk: { risk: [points('legStop', 20)] },
    });
    rig.fill(0, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.accept(1, 3);
    expect(rig.sent().slice(1)).toEqual([
      '#1 sell 50 stopLimit 8000/7920 legStop',
      '#2 sell 50 market ~1% entry waited',
      '#3 buy 50 stopLimit 12000/12120 legStop',
    ]);
    rig.now = at('09:21');
    rig.fire(1);
    expect(rig.sent()).toEqual(['#3 modify 50 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 3 });
    rig.fill(3, 50, 10_000);
    expect(rig.sent()).toEqual(['#1 modify 50 market ~1% exitAction waited']);
  });

  test('leaves at once by a rule of its own while the sold leg stays', () => {
    const rig = entered({
      legs: [legOf(SELL, 0), legOf(BUY, 1)],
      facts: [option('put'), option('put')],
      risk: { risk: [MTM, points('legTarget', 10)] },
    });
    rig.fill(0, 50, 10_000);
    rig.fill(1, 50, 10_000);
    rig.sent();
    rig.print('09:21', 10_000, 0);
    rig.print('09:21', 11_000, 1);
    expect(rig.sent()).toEqual(['#2 sell 50 market ~1% legTarget']);
  });

  test('gives up a part after the sold one gave up its part', () => {
    const rig = condor({ more: [{ kind: 'exit', event: 0, position: 0, percent: 50 }] });
    rig.fire(2);
    expect(rig.sent()).toEqual(['#4 buy 25 market ~1% exitAction', '#5 buy 25 market ~1% exitAction']);
    rig.fill(4, 25, 10_000);
    expect(rig.sent()).toEqual(['#6 sell 25 market ~1% exitAction waited']);
  });

  test('that was told to leave on an open meets none of that instant: only what was decided before may', () => {
    const legs = [legOf(SELL, 0), legOf(BUY, 1)];
    const rig = entered({ legs, facts: [option('put'), option('put')], risk: { risk: [MTM, points('legTarget', 10)] } });
    rig.fill(0, 50, 10_000);
    rig.fill(1, 50, 10_000);
    rig.print('09:21', 9_000, 0);
    rig.print('09:21', 10_000, 1);
    expect(rig.sent().at(-1)).toBe('#2 buy 50 market ~1% legTarget');
    rig.now = at('09:22');
    const open = { kind: 'filled', order: 2, price: 9_000, rule: 'nextOpen', slippage: 0, isAmbiguous: false } as const;
    rig.say({ ...open, quantity: 20, remaining: 30 });
    // In answer to that open all is wanted out.
    rig.fire(1);
    rig.say({ ...open, quantity: 30, remaining: 0 });
    expect(rig.sent()).toEqual(['#3 sell 50 market ~1% exitAction']);
  });
});

describe('a leg that cannot be had', () => {
  const failed = { kind: 'legFailed', position: 0 } as const;

  test('takes the others out again, and what waited for it is not sent', () => {
    const rig = entered();
    rig.fill(1, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.sent();
    rig.now = at('09:20:01');
    rig.say({ kind: 'rejected', order: 0, code: 'injected' });
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% brokenGroup']);
    rig.fill(3, 50, 10_000);
    expect(rig.sent()).toEqual(['#4 sell 50 market ~1% brokenGroup waited']);
    rig.fill(4, 50, 10_000);
    expect(rig.trade.isExposed()).toBe(false);
    expect(rig.journalled('legFailed')).toEqual([
      { ...failed, leg: 0, entered: 0, ordered: 50, why: 'no-cover', then: 'exitAll' },
      { ...failed, leg: 1, entered: 0, ordered: 50, why: 'rejected', then: 'exitAll' },
    ]);
  });

  test('is done without where the policy keeps the others', () => {
    const rig = entered({ group: groupOf({ onLegFailure: 'keep' }) });
    rig.fill(1, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.say({ kind: 'rejected', order: 0, code: 'injected' });
    rig.sent();
    expect(rig.journalled('legFailed').map(({ leg, then }) => [leg, then])).toEqual([
      [0, 'keep'],
      [1, 'keep'],
    ]);
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.trade.isExposed()).toBe(true);
    rig.fire(1);
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% exitAction']);
  });

  test('is tried again a step of the ladder later, so often; after the last try all is out', () => {
    const rig = entered({ group: groupOf({ onLegFailure: 'retry', retriesMax: 2 }) });
    rig.fill(1, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.sent();
    rig.say({ kind: 'rejected', order: 0, code: 'rate-limit' });
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:10'));
    rig.timer('09:20:09');
    expect(rig.sent()).toEqual([]);
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% entry']);
    // 30 come, the exchange takes the rest away: 20 are tried again. The sold put follows with the one lot that is covered.
    rig.fill(3, 30, 10_000, 20);
    expect(rig.sent()).toEqual(['#4 sell 25 market ~1% entry waited']);
    rig.fill(4, 25, 10_000);
    rig.say({ kind: 'cancelled', order: 3, by: 'exchange' });
    rig.timer('09:20:20');
    expect(rig.sent()).toEqual(['#5 buy 20 market ~1% entry']);
    expect(rig.journalled('legRetried')).toEqual([
      { kind: 'legRetried', position: 0, leg: 1, attempt: 1, units: 50, why: 'rejected' },
      { kind: 'legRetried', position: 0, leg: 1, attempt: 2, units: 20, why: 'cancelled' },
    ]);
    rig.say({ kind: 'rejected', order: 5, code: 'rate-limit' });
    // 30 of 50 puts against one lot sold, two lots of calls either way: uneven, and out, the sold ones first.
    expect(rig.sent()).toEqual(['#6 buy 25 market ~1% brokenGroup', '#7 buy 50 market ~1% brokenGroup']);
  });

  test('that comes at a later try is as if it had come at the first', () => {
    const rig = entered({ group: groupOf({ onLegFailure: 'retry', retriesMax: 1 }) });
    rig.fill(1, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.say({ kind: 'rejected', order: 0, code: 'rate-limit' });
    rig.timer('09:20:10');
    rig.fill(3, 50, 10_000);
    expect(rig.sent().at(-1)).toBe('#4 sell 50 market ~1% entry waited');
    rig.fill(4, 50, 10_000);
    expect(rig.journalled('legFailed')).toEqual([]);
    expect(rig.trade.isOpen(0)).toBe(true);
  });

  test('that was there after all is not tried again, as far as it was', () => {
    const rig = entered({ legs: [legOf(BUY, 0)], facts: [option('put')], group: groupOf({ onLegFailure: 'retry', retriesMax: 1 }) });
    rig.accept(0);
    rig.say({ kind: 'cancelled', order: 0, by: 'exchange' });
    rig.fill(0, 30, 10_000, 20);
    rig.sent();
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#1 buy 20 market ~1% entry']);
  });

  test('is not tried again while entries are paused: all is out', () => {
    const rig = entered({ group: groupOf({ onLegFailure: 'retry', retriesMax: 5 }) });
    rig.accept(0);
    rig.fill(1, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.sent();
    rig.trade.pause(rig.now);
    // The sold put will not be sent any more: the group is broken already, and leaves.
    expect(rig.sent()).toEqual(['#0 cancel', '#3 buy 50 market ~1% brokenGroup']);
    rig.say({ kind: 'cancelled', order: 0, by: 'request' });
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('legRetried')).toEqual([]);
  });

  test('alone, without a group, is tried again too; and the position is flat after the last try', () => {
    const rig = entered({ legs: [legOf(BUY, 0)], facts: [option('put')], group: groupOf({ onLegFailure: 'retry', retriesMax: 1 }) });
    rig.say({ kind: 'rejected', order: 0, code: 'rate-limit' });
    expect(rig.trade.isExposed()).toBe(true);
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#0 buy 50 market ~1% entry', '#1 buy 50 market ~1% entry']);
    rig.say({ kind: 'rejected', order: 1, code: 'rate-limit' });
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('in part: a group in fewer lots is whole when every leg is in as many', () => {
    const rig = entered({
      legs: [legOf(SELL, 0), legOf(BUY, 1)],
      facts: [option('put'), option('put')],
      lots: 4,
      execution: { timeoutSeconds: 30 },
    });
    rig.accept(0);
    rig.fill(0, 50, 10_000, 50);
    rig.accept(1);
    rig.fill(1, 50, 10_000);
    rig.sent();
    rig.timer('09:20:30');
    expect(rig.sent()).toEqual(['#0 cancel']);
    rig.say({ kind: 'cancelled', order: 0, by: 'request' });
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('legFailed')).toEqual([]);
    expect(rig.trade.isOpen(0)).toBe(true);
  });

  test('in part: uneven legs are all out', () => {
    const rig = entered({
      legs: [legOf(SELL, 0), legOf(BUY, 1)],
      facts: [option('put'), option('put')],
      lots: 4,
      execution: { timeoutSeconds: 30 },
    });
    rig.accept(0);
    rig.fill(0, 100, 10_000);
    rig.accept(1);
    rig.fill(1, 75, 10_000, 25);
    rig.sent();
    rig.timer('09:20:30');
    rig.say({ kind: 'cancelled', order: 1, by: 'request' });
    expect(rig.sent()).toEqual(['#1 cancel', '#2 buy 75 market ~1% brokenGroup']);
    expect(rig.journalled('legFailed')).toEqual([{ ...failed, leg: 0, entered: 75, ordered: 100, why: 'cancelled', then: 'exitAll' }]);
  });

  test('at the close is not tried again, and what waited for it is not sent the day after', () => {
    const rig = entered({ group: groupOf({ onLegFailure: 'retry', retriesMax: 5 }) });
    rig.accept(0, 1);
    rig.sent();
    rig.now = at('15:30');
    rig.trade.onSessionEnd(rig.now);
    rig.say({ kind: 'expired', order: 0 }, { kind: 'expired', order: 1 });
    expect(rig.sent()).toEqual(['#0 cancel', '#1 cancel']);
    expect(rig.journalled('legRetried')).toEqual([]);
    expect(rig.trade.isExposed()).toBe(false);
  });
});

describe('a sold leg without its cover', () => {
  const bound = (changes: Partial<ProgramGroupOrders> = {}) => groupOf({ order: 'together', uncoveredSecondsMax: 20, ...changes });
  const legs = [legOf(SELL, 0), legOf(BUY, 1)];
  const facts = [option('put'), option('put')];

  test('is held for as long as it may be, then all is out', () => {
    const rig = entered({ legs, facts, group: bound() });
    rig.accept(0, 1);
    rig.now = at('09:20:05');
    rig.fill(1, 50, 10_000);
    rig.sent();
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:25'));
    rig.timer('09:20:24');
    expect(rig.sent()).toEqual([]);
    rig.timer('09:20:25');
    expect(rig.sent()).toEqual(['#2 buy 50 market ~1% brokenGroup', '#0 cancel']);
    expect(rig.journalled('uncovered')).toEqual([{ kind: 'uncovered', position: 0, leg: 0, units: 50, then: 'exitAll' }]);
  });

  test('whose cover comes in time is left alone', () => {
    const rig = entered({ legs, facts, group: bound() });
    rig.accept(0, 1);
    rig.fill(1, 50, 10_000);
    rig.now = at('09:20:19');
    rig.fill(0, 50, 10_000);
    rig.sent();
    expect(rig.trade.nextTimerUs()).toBeGreaterThan(at('09:21'));
    rig.timer('09:20:20');
    expect(rig.sent()).toEqual([]);
  });

  test('leaves alone where the policy keeps the others', () => {
    const rig = entered({ legs: CONDOR, facts: CONDOR_FACTS, group: bound({ onLegFailure: 'keep' }) });
    rig.accept(0, 1, 2, 3);
    rig.fill(1, 50, 10_000);
    rig.fill(2, 50, 10_000);
    rig.fill(3, 50, 10_000);
    rig.sent();
    rig.timer('09:20:20');
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% brokenGroup']);
    rig.fill(4, 50, 10_000);
    expect(rig.trade.isOpen(0)).toBe(true);
  });

  test('may lose it later: a bought leg stopped out by itself starts the clock', () => {
    const rig = condor({ group: groupOf({ uncoveredSecondsMax: 60 }), risk: { risk: [points('legTarget', 10), MTM] } });
    rig.now = at('09:40');
    for (const instrument of [0, 1, 2, 3]) rig.print('09:40', instrument === 1 ? 11_000 : 10_000, instrument);
    expect(rig.sent()).toEqual(['#4 sell 50 market ~1% legTarget']);
    rig.fill(4, 50, 11_000);
    rig.timer('09:40:59');
    expect(rig.sent()).toEqual([]);
    rig.timer('09:41');
    // The put and the call that are sold; the bought call waits for its own.
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% brokenGroup', '#6 buy 50 market ~1% brokenGroup']);
  });

  test('of a ratio is bare by design in part: that part is nobody’s concern', () => {
    const ratio = [legOf(SELL, 0, 2), legOf(BUY, 1)];
    const rig = entered({ legs: ratio, facts: [option('call'), option('call')], group: bound() });
    rig.accept(0, 1);
    rig.fill(0, 50, 10_000);
    rig.fill(1, 100, 10_000);
    rig.sent();
    rig.timer('09:21');
    expect(rig.sent()).toEqual([]);
  });
});
