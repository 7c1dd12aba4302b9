// Legs added to an open position, by hand: wings to a short straddle, and more of a future by another. Lots are of 25; instrument 0 is the index.
import { describe, expect, test } from 'vitest';
import type { ProgramAction, ProgramExecution, RiskRule, StructureLeg } from '../../dsl/ir/program';
import { StrikeDesk } from './rig/strike-desk';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

type AddLegs = Extract<ProgramAction, { kind: 'addLegs' }>;

function option(side: 'buy' | 'sell', right: 'call' | 'put', strike: number): StructureLeg {
  return {
    chain: 0,
    right,
    strike: { rule: { by: 'exact', value: strike }, tie: 'lower', noMatch: 'skip' },
    side,
    ratio: 1,
    product: 'carry',
  };
}

function addLegs(legs: readonly StructureLeg[], changes: Partial<AddLegs> = {}): ProgramAction {
  return { kind: 'addLegs', event: 0, position: 0, legs: [...legs], size: { kind: 'lots', lots: 2 }, max: 1, ...changes };
}

const STRADDLE = [option('sell', 'call', 1_000), option('sell', 'put', 1_000)];
const WINGS = [option('buy', 'call', 1_200), option('buy', 'put', 800)];
const MTM: RiskRule = { kind: 'mtmStop', basis: 'rupees', value: 100_000 };

/** Two lots of call and put sold at 100 each at 09:20. Action 1 exits. */
function straddle(more: readonly ProgramAction[], risk: readonly RiskRule[] = [MTM], execution: Partial<ProgramExecution> = {}): TradeRig {
  const index = share({ kind: 'index', canTrade: false });
  const entry = enter({
    legs: STRADDLE,
    size: { kind: 'lots', lots: 2 },
    risk: [...risk],
    execution: { ...PLAIN_EXECUTION, ...execution },
  });
  const rig = new TradeRig({ actions: [entry, EXIT, ...more], facts: [index], chains: 1, contracts: new StrikeDesk() });
  rig.now = at('09:20');
  for (const slot of [1, 2]) rig.quote(10_000, slot);
  expect(rig.fire(0)).toBe('sent');
  rig.fill(0, 50, 10_000);
  rig.fill(1, 50, 10_000);
  rig.accept(2, 3);
  rig.sent();
  rig.now = at('09:40');
  for (const [slot, price] of [13_000, 8_000, 3_000, 2_000].entries()) rig.quote(price, slot + 1);
  return rig;
}

describe('wings for a short straddle', () => {
  test('are chosen and bought, and leave with it, behind what they cover', () => {
    const rig = straddle([addLegs(WINGS)]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 50 market ~1% entry', '#3 buy 50 market ~1% entry']);
    expect(rig.journalled('contractChosen').slice(-2)).toEqual([
      { kind: 'contractChosen', position: 0, leg: 2, contract: '0-1200-call' },
      { kind: 'contractChosen', position: 0, leg: 3, contract: '0-800-put' },
    ]);
    rig.fill(2, 50, 3_000);
    rig.fill(3, 50, 2_000);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(-15_000);
    rig.print('09:41', 3_500, 3);
    expect(rig.trade.profitPaise()).toBe(50 * 500);
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% exitAction', '#5 buy 50 market ~1% exitAction']);
    rig.fill(4, 50, 13_000);
    expect(rig.sent()).toEqual(['#6 sell 50 market ~1% exitAction waited']);
    rig.fill(5, 50, 8_000);
    rig.fill(6, 50, 3_500);
    rig.fill(7, 50, 2_000);
    expect(rig.trade.isExposed()).toBe(false);
    // −30 +20 +5 ±0.
    expect(rig.trade.profitPaise()).toBe(50 * -500);
  });

  test('stand under every rule that the entry has for all legs, and under none that it has for one', () => {
    const rig = straddle(
      [addLegs(WINGS)],
      [
        { kind: 'ofLeg', leg: 0, rule: { kind: 'legStop', basis: 'points', value: 90 } },
        { kind: 'legStop', basis: 'percent', value: 80 },
      ],
    );
    rig.fire(2);
    rig.sent();
    rig.fill(4, 50, 3_000);
    expect(rig.sent()).toEqual(['#6 sell 50 stopLimit 600/590 legStop']);
  });

  test('count into the premium of the whole', () => {
    const rig = straddle([addLegs(WINGS)], [{ kind: 'combinedStop', basis: 'percent', value: 40 }]);
    rig.fire(2);
    rig.fill(2, 50, 3_000);
    rig.fill(3, 50, 2_000);
    rig.sent();
    // 150 taken in: 60 may be lost.
    const prints = (minute: string, call: number): readonly string[] => {
      for (const [slot, price] of [call, 8_000, 3_000, 2_000].entries()) rig.print(minute, price, slot + 1);
      return rig.sent();
    };
    expect(prints('09:41', 17_995)).toEqual([]);
    expect(prints('09:42', 18_000)).toHaveLength(2);
    expect(rig.journalled('riskFired').map(({ rule, limit, value }) => [rule, limit, value])).toEqual([['combinedStop', -6_000, -6_000]]);
  });

  test('do not make a straddle covered that was drawn bare, while they are on their way', () => {
    const group = { order: 'hedgesFirst', uncoveredSecondsMax: 20, onLegFailure: 'keep', retriesMax: 0 } as const;
    const rig = straddle([addLegs(WINGS)], [MTM], { group });
    rig.fire(2);
    rig.sent();
    rig.timer('09:41');
    expect(rig.journalled('uncovered')).toEqual([]);
    rig.say({ kind: 'rejected', order: 2, code: 'injected' });
    rig.fill(3, 50, 2_000);
    expect(rig.journalled('legFailed').map(({ leg, then }) => [leg, then])).toEqual([[2, 'keep']]);
    rig.timer('09:42');
    expect(rig.journalled('uncovered')).toEqual([]);
    expect(rig.sent()).toEqual([]);
  });

  test('come whole, or the policy says what then', () => {
    const rig = straddle([addLegs(WINGS)]);
    rig.fire(2);
    rig.fill(2, 50, 3_000);
    rig.sent();
    rig.say({ kind: 'rejected', order: 3, code: 'injected' });
    expect(rig.journalled('legFailed').map(({ leg, entered, ordered, then }) => [leg, entered, ordered, then])).toEqual([
      [3, 0, 50, 'exitAll'],
    ]);
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% brokenGroup', '#5 buy 50 market ~1% brokenGroup']);
    rig.fill(4, 50, 13_000);
    expect(rig.sent()).toEqual(['#6 sell 50 market ~1% brokenGroup']);
  });

  test('are not added twice, nor where they cannot be had, nor beyond ten legs', () => {
    const rig = straddle([addLegs(WINGS, { max: 5 }), addLegs([option('buy', 'call', 0)])]);
    expect(rig.fire(3)).toBe('sent');
    expect(rig.fire(2)).toBe('busy');
    rig.fill(2, 50, 100);
    for (const slot of [3, 4, 5, 6, 7, 8, 9, 10]) rig.quote(2_000, slot);
    for (let order = 3; order < 9; order += 2) {
      expect(rig.fire(2)).toBe('sent');
      rig.fill(order, 50, 3_000);
      rig.fill(order + 1, 50, 2_000);
    }
    // Nine legs.
    expect(rig.fire(2)).toBe('legs-full');
    expect(rig.fire(3)).toBe('changes-used');
  });

  test('in a straddle that was entered the other way round are the other way round', () => {
    const again = { kind: 'reEnter', event: 0, position: 0, how: 'reversed', basis: 'points', move: 0, max: 1, notAfter: 900 } as const;
    const rig = straddle([addLegs(WINGS), again]);
    rig.fire(1);
    rig.fill(2, 50, 13_000);
    rig.fill(3, 50, 8_000);
    rig.sent();
    expect(rig.fire(3)).toBe('armed-reentry');
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% entry', '#5 buy 50 market ~1% entry']);
    rig.fill(4, 50, 13_000);
    rig.fill(5, 50, 8_000);
    for (const slot of [3, 4]) rig.quote(2_000, slot);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#6 sell 50 market ~1% entry', '#7 sell 50 market ~1% entry']);
  });
});

test('a future is hedged with another, sized by its own size', () => {
  const facts = [0, 1].map((index) => share({ kind: 'future', underlying: 'NIFTY', lastDay: RIG_DAY + 10 + index, lot: 25 }));
  const hedge = addLegs([{ ...SELL, instrument: 1 }], { size: { kind: 'risk', basis: 'rupees', amount: 500 } });
  const rig = new TradeRig({
    actions: [enter({ legs: [BUY], size: { kind: 'lots', lots: 2 }, risk: [points('legStop', 5)] }), EXIT, hedge],
    facts,
  });
  rig.now = at('09:20');
  rig.quote(10_000);
  rig.quote(10_100, 1);
  rig.fire(0);
  rig.fill(0, 50, 10_000);
  rig.accept(1);
  rig.sent();
  // ₹500 over a stop of 5 points is 100 units.
  expect(rig.fire(2)).toBe('sent');
  expect(rig.sent()).toEqual(['#2 sell 100 market ~1% entry']);
  rig.fill(2, 100, 10_100);
  expect(rig.sent()).toEqual(['#3 buy 100 stopLimit 10600/10710 legStop']);
});
