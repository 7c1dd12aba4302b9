// The limit of a net greek, worked out by hand: one of A bought and two of B sold, 50 units of the structure. The deltas are as a test says.
import { describe, expect, test } from 'vitest';
import type { RiskRule } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, SELL, share, TradeRig } from './rig/trade-rig';

const LEGS = [BUY, { ...SELL, instrument: 1, ratio: 2 }];
const FAR: RiskRule = { kind: 'mtmStop', basis: 'rupees', value: 1_000_000 };
const LIMIT: RiskRule = { kind: 'greekMax', greek: 'delta', value: 0.3 };

function decided(risk: readonly RiskRule[] = [LIMIT]): TradeRig {
  const half = { kind: 'exit', event: 0, position: 0, percent: 50 } as const;
  const actions = [enter({ legs: LEGS, size: { kind: 'lots', lots: 50 }, risk: [...risk, FAR] }), EXIT, half];
  const rig = new TradeRig({ actions, facts: [share({ canRestStop: false }), share({ canRestStop: false })] });
  rig.now = at('09:20');
  rig.quote(10_000);
  rig.quote(6_000, 1);
  return rig;
}

function held(risk?: readonly RiskRule[]): TradeRig {
  const rig = decided(risk);
  expect(rig.fire(0)).toBe('sent');
  rig.fill(0, 50, 10_000);
  rig.fill(1, 100, 6_000);
  rig.sent();
  return rig;
}

/** One minute at unchanged prices: the deltas, then what left. */
function minute(rig: TradeRig, time: string, a: number, b: number): readonly string[] {
  rig.greeks[0] = a;
  rig.greeks[1] = b;
  rig.print(time, 10_000);
  rig.print(time, 6_000, 1);
  return rig.sent();
}

describe('the limit of a net greek', () => {
  test('counts each leg times its ratio, sold against bought, of one unit and not of all, and fires beyond it either way', () => {
    const rig = held();
    // 0.50 − 2 × 0.40 = −0.30: at the limit, not beyond.
    expect(minute(rig, '09:21', 0.5, 0.4)).toEqual([]);
    expect(minute(rig, '09:22', 0.5, 0.401)).toEqual(['#2 buy 100 market ~1% greekMax', '#3 sell 50 market ~1% greekMax']);
    const [fired] = rig.journalled('riskFired');
    expect(fired).toMatchObject({ rule: 'greekMax', leg: null, limit: 0.3 });
    expect(fired?.value).toBeCloseTo(-0.302, 12);
    const other = held();
    expect(minute(other, '09:21', 0.9, 0.25)).toHaveLength(2);
  });

  test('is told as neither stop nor target', () => {
    const rig = held();
    minute(rig, '09:22', 0.5, 0.5);
    rig.fill(2, 100, 6_000);
    rig.fill(3, 50, 10_000);
    expect(rig.told()).toEqual(expect.arrayContaining(['flat']));
    expect(rig.trade.isOpen(0)).toBe(false);
  });

  test('does not grow or shrink with the size: half of everything gone, one unit leans as before', () => {
    const rig = held();
    expect(minute(rig, '09:21', 0.5, 0.4)).toEqual([]);
    rig.fire(2);
    rig.sent();
    rig.fill(2, 50, 6_000);
    rig.fill(3, 25, 10_000);
    rig.sent();
    expect(minute(rig, '09:22', 0.5, 0.4)).toEqual([]);
    expect(minute(rig, '09:23', 0.5, 0.401)).toHaveLength(2);
  });

  test('waits until every leg has begun to fill: half a spread leans, and is none', () => {
    const rig = decided();
    rig.fire(0);
    rig.accept(0, 1);
    rig.fill(0, 50, 10_000);
    rig.sent();
    expect(minute(rig, '09:21', 0.9, 0.4)).toEqual([]);
    rig.fill(1, 100, 6_000);
    rig.sent();
    expect(minute(rig, '09:22', 0.5, 0.4)).toEqual([]);
    expect(minute(rig, '09:23', 0.9, 0.2)).toHaveLength(2);
  });

  test('leans by what is held: a leg that has left leans no more', () => {
    const own: RiskRule = { kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'points', value: 5 } };
    const rig = held([LIMIT, own]);
    rig.greeks.push(0.5, 0.25);
    rig.print('09:21', 6_500, 1);
    expect(rig.sent()).toEqual(['#2 buy 100 market ~1% legStop']);
    rig.fill(2, 100, 6_500);
    rig.sent();
    rig.now = at('09:22');
    rig.print('09:22', 10_000);
    expect(rig.sent()).toEqual(['#3 sell 50 market ~1% greekMax']);
  });

  test('waits while a greek is unknown, never fires on it, and says so once until it is known again', () => {
    const rig = held();
    expect(minute(rig, '09:21', 5, Number.NaN)).toEqual([]);
    expect(minute(rig, '09:22', 5, Number.NaN)).toEqual([]);
    const told = { kind: 'greekUnknown', position: 0, greek: 'delta', leg: 1 };
    expect(rig.journalled('greekUnknown')).toEqual([told]);
    expect(minute(rig, '09:23', 0.5, 0.4)).toEqual([]);
    expect(minute(rig, '09:24', Number.NaN, 0.4)).toEqual([]);
    expect(rig.journalled('greekUnknown')).toEqual([told, { ...told, leg: 0 }]);
    expect(minute(rig, '09:25', 0.9, 0.2)).toHaveLength(2);
  });

  test('of several the one that is beyond its own fires', () => {
    const rig = held([LIMIT, { kind: 'greekMax', greek: 'vega', value: 0.1 }]);
    expect(minute(rig, '09:21', 0.5, 0.2)).toEqual([]);
    minute(rig, '09:22', 0.5, 0.31);
    expect(rig.journalled('riskFired')).toMatchObject([{ rule: 'greekMax', limit: 0.1 }]);
  });

  test('that is no distance, or not known, forbids the entry', () => {
    expect(decided([{ ...LIMIT, value: 0 }]).fire(0)).toBe('price-undefined');
    expect(decided([{ ...LIMIT, value: { slot: 7 } }]).fire(0)).toBe('price-undefined');
  });
});
