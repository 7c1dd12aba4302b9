import { describe, expect, test } from 'vitest';
import type { ProgramExecution } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, SELL, share, TradeRig } from './rig/trade-rig';

/** Sent at 09:20 at 100.00; lots of 25. */
function entering(execution: Partial<ProgramExecution>, lots: number, legs = [BUY], freezeQuantity = 0): TradeRig {
  const facts = legs.map(() => share({ kind: 'future', underlying: 'NIFTY', lot: 25, freezeQuantity }));
  const action = enter({
    legs,
    size: { kind: 'lots', lots },
    risk: [points('legStop', 50)],
    execution: { ...PLAIN_EXECUTION, ...execution },
  });
  const rig = new TradeRig({ actions: [action, EXIT], facts });
  rig.now = at('09:20');
  for (const leg of legs) rig.quote(10_000, leg.instrument);
  expect(rig.fire(0)).toBe('sent');
  return rig;
}

const entries = (rig: TradeRig): readonly string[] => rig.sent().filter((text) => text.endsWith('entry') || text.endsWith('waited'));

describe('slices', () => {
  test('leave so many lots at a time, so many seconds apart, whether or not the one before has filled', () => {
    // Seven lots in orders of three: 75, 75 and 25.
    const rig = entering({ slices: { lotsMax: 3, seconds: 20 } }, 7);
    expect(entries(rig)).toEqual(['#0 buy 75 market ~1% entry']);
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:20'));
    rig.timer('09:20:19');
    expect(entries(rig)).toEqual([]);
    rig.timer('09:20:20');
    expect(entries(rig)).toEqual(['#1 buy 75 market ~1% entry']);
    rig.accept(0, 1);
    rig.fill(0, 75, 10_000);
    expect(entries(rig)).toEqual([]);
    rig.timer('09:20:40');
    // The slice that has filled gave its place.
    expect(entries(rig)).toEqual(['#3 buy 25 market ~1% entry']);
    rig.timer('09:21');
    expect(entries(rig)).toEqual([]);
  });

  test('are no larger than the freeze quantity allows, and at once where no seconds lie between them', () => {
    const rig = entering({ slices: { lotsMax: 3, seconds: 0 } }, 5, [BUY], 60);
    expect(entries(rig)).toEqual(['#0 buy 50 market ~1% entry', '#1 buy 50 market ~1% entry', '#2 buy 25 market ~1% entry']);
  });

  test('beyond ten at work wait for a place', () => {
    const rig = entering({ slices: { lotsMax: 1, seconds: 0 } }, 12);
    expect(entries(rig)).toHaveLength(10);
    rig.fill(4, 25, 10_000);
    expect(entries(rig)).toEqual(['#11 buy 25 market ~1% entry']);
    rig.fill(0, 25, 10_000);
    expect(entries(rig)).toEqual(['#12 buy 25 market ~1% entry']);
    rig.fill(1, 25, 10_000);
    expect(entries(rig)).toEqual([]);
  });

  test('of a limit entry stand by the price of their own time', () => {
    const rig = entering({ entry: 'limit', limitOffsetTicks: 2, slices: { lotsMax: 1, seconds: 60 } }, 2);
    expect(entries(rig)).toEqual(['#0 buy 25 limit 9990 entry']);
    rig.print('09:20:30', 10_100);
    rig.timer('09:21');
    expect(entries(rig)).toEqual(['#1 buy 25 limit 10090 entry']);
  });

  test('have their time-out from the last that left', () => {
    const rig = entering({ timeoutSeconds: 30, slices: { lotsMax: 1, seconds: 20 } }, 2);
    rig.accept(0);
    rig.timer('09:20:20');
    rig.accept(1);
    rig.timer('09:20:30');
    expect(rig.sent().filter((text) => text.includes('cancel'))).toEqual([]);
    rig.timer('09:20:50');
    expect(rig.sent()).toEqual(['#0 cancel', '#1 cancel']);
  });

  test('that have not left never do once an exit is wanted', () => {
    const rig = entering({ slices: { lotsMax: 1, seconds: 20 } }, 3);
    rig.fill(0, 25, 10_000);
    rig.accept(1);
    rig.sent();
    rig.fire(1);
    rig.timer('09:20:20');
    expect(rig.sent()).toEqual(['#1 modify 25 market ~1% exitAction']);
  });

  test('of a sold leg follow those of its cover', () => {
    const rig = entering({ slices: { lotsMax: 1, seconds: 20 } }, 2, [SELL, { ...BUY, instrument: 1 }]);
    expect(entries(rig)).toEqual(['#0 buy 25 market ~1% entry']);
    rig.fill(0, 25, 10_000);
    expect(entries(rig)).toEqual(['#2 sell 25 market ~1% entry waited']);
    rig.fill(2, 25, 10_000);
    rig.timer('09:20:20');
    expect(entries(rig)).toEqual(['#4 buy 25 market ~1% entry']);
    rig.fill(4, 25, 10_000);
    expect(entries(rig)).toEqual(['#5 sell 25 market ~1% entry waited']);
  });
});

describe('the chase of a limit entry', () => {
  const chase = { entry: 'limit', limitOffsetTicks: 3, entryChase: { ticks: 2, stepsMax: 2 } } as const;

  test('goes so many ticks towards the market each step of the ladder, so often', () => {
    // Ticks of 0.05: 99.85, then 99.95, then 100.05.
    const rig = entering(chase, 1);
    rig.accept(0);
    expect(rig.sent()).toEqual(['#0 buy 25 limit 9985 entry']);
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:10'));
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#0 modify 25 limit 9995 entry']);
    rig.say({ kind: 'modified', order: 0 });
    rig.timer('09:20:20');
    expect(rig.sent()).toEqual(['#0 modify 25 limit 10005 entry']);
    rig.say({ kind: 'modified', order: 0 });
    rig.timer('09:20:30');
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.nextTimerUs()).toBe(Number.POSITIVE_INFINITY);
    expect(rig.journalled('entryChased')).toEqual([
      { kind: 'entryChased', position: 0, leg: 0, order: 0, step: 1, limitPrice: 9_995 },
      { kind: 'entryChased', position: 0, leg: 0, order: 0, step: 2, limitPrice: 10_005 },
    ]);
  });

  test('of a sold leg goes down', () => {
    const rig = entering(chase, 1, [SELL]);
    rig.accept(0);
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#0 sell 25 limit 10015 entry', '#0 modify 25 limit 10005 entry']);
  });

  test('misses the step at which an order has a question open, and one that the venue refuses counts', () => {
    const rig = entering(chase, 1);
    rig.sent();
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual([]);
    rig.accept(0);
    rig.timer('09:20:20');
    expect(rig.sent()).toEqual(['#0 modify 25 limit 9995 entry']);
    rig.say({ kind: 'refused', order: 0, request: 'modify', code: 'price-band' });
    rig.timer('09:20:30');
    expect(rig.sent()).toEqual(['#0 modify 25 limit 9995 entry']);
    rig.say({ kind: 'modified', order: 0 });
    rig.timer('09:20:40');
    expect(rig.sent()).toEqual([]);
  });

  test('ends with the fill, the time-out or an exit', () => {
    const filled = entering(chase, 1);
    filled.fill(0, 25, 9_985);
    filled.sent();
    filled.timer('09:20:10');
    expect(filled.sent()).toEqual([]);
    const timedOut = entering({ ...chase, timeoutSeconds: 5, onTimeout: 'market' }, 1);
    timedOut.accept(0);
    timedOut.timer('09:20:05');
    timedOut.say({ kind: 'modified', order: 0 });
    timedOut.sent();
    timedOut.timer('09:20:10');
    expect(timedOut.sent()).toEqual([]);
    const left = entering(chase, 1);
    left.accept(0);
    left.fire(1);
    left.sent();
    left.timer('09:20:10');
    expect(left.sent()).toEqual([]);
  });
});
