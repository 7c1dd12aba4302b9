// Exits of some legs of a position, worked out by hand on an iron fly at 100: each leg is one lot of 25, wings at 20.
import { describe, expect, test } from 'vitest';
import type { ProgramAction, ProgramLeg, RiskRule } from '../../dsl/ir/program';
import type { InstrumentFacts } from './instrument-facts';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

type Which = NonNullable<Extract<ProgramAction, { kind: 'exit' }>['which']>;

function option(right: 'call' | 'put'): InstrumentFacts {
  return share({ kind: 'option', underlying: 'NIFTY', right, lastDay: RIG_DAY + 3, lot: 25 });
}

const FACTS = [option('call'), option('put'), option('call'), option('put')];
const legOf = (leg: ProgramLeg, instrument: number): ProgramLeg => ({ ...leg, instrument });
/** Sold call and put, then the bought call and put that cover them. */
const FLY = [legOf(SELL, 0), legOf(SELL, 1), legOf(BUY, 2), legOf(BUY, 3)];
const MTM: RiskRule = { kind: 'mtmStop', basis: 'rupees', value: 50_000 };

function exitOf(which: Which, percent = 100): ProgramAction {
  return { kind: 'exit', event: 0, position: 0, percent, which };
}

/** Entered at 09:20 in so many lots; action 1 exits all, the further ones are given. */
function fly(more: readonly ProgramAction[], lots = 1, risk: readonly RiskRule[] = [MTM]): TradeRig {
  const action = enter({ legs: FLY, size: { kind: 'lots', lots }, risk: [...risk], execution: PLAIN_EXECUTION });
  const rig = new TradeRig({ actions: [action, EXIT, ...more], facts: FACTS });
  rig.now = at('09:20');
  for (const [instrument, price] of [10_000, 10_000, 2_000, 2_000].entries()) rig.quote(price, instrument);
  expect(rig.fire(0)).toBe('sent');
  rig.fill(0, 25 * lots, 2_000);
  rig.fill(1, 25 * lots, 2_000);
  rig.fill(2, 25 * lots, 10_000);
  rig.fill(3, 25 * lots, 10_000);
  rig.sent();
  rig.now = at('09:21');
  return rig;
}

describe('an exit of some legs', () => {
  test('takes those that lose at that instant, and leaves the others in under their rules', () => {
    const rig = fly([exitOf('losing')]);
    // 09:21: the market rises. The sold call loses 15, its wing gains 8; the sold put gains 20, its wing loses 5.
    rig.print('09:21', 11_500, 0);
    rig.print('09:21', 8_000, 1);
    rig.print('09:21', 2_800, 2);
    rig.print('09:21', 1_500, 3);
    expect(rig.fire(2)).toBe('sent');
    // The put's wing covers a sold put that stays: only sold legs that leave hold it back.
    expect(rig.sent()).toEqual(['#4 buy 25 market ~1% exitAction', '#5 sell 25 market ~1% exitAction']);
    rig.fill(4, 25, 11_500);
    rig.fill(5, 25, 1_500);
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.told().filter((what) => what === 'legClosed')).toHaveLength(2);
    // 25 × (−15 + 8 + 20 − 5) rupees.
    expect(rig.trade.profitPaise()).toBe(25 * 800);
    rig.print('09:22', 3_000, 2);
    expect(rig.trade.profitPaise()).toBe(25 * 1_000);
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#6 buy 25 market ~1% exitAction', '#7 sell 25 market ~1% exitAction']);
    rig.fill(6, 25, 8_000);
    rig.fill(7, 25, 3_000);
    expect(rig.trade.isOpen(0)).toBe(false);
  });

  test.each<readonly [Which, readonly string[]]>([
    ['calls', ['#4 buy 25 market ~1% exitAction']],
    ['puts', ['#4 buy 25 market ~1% exitAction']],
    ['sold', ['#4 buy 25 market ~1% exitAction', '#5 buy 25 market ~1% exitAction']],
    ['bought', ['#4 sell 25 market ~1% exitAction', '#5 sell 25 market ~1% exitAction']],
    ['winning', ['#4 buy 25 market ~1% exitAction']],
  ])('of the %s', (which, orders) => {
    const rig = fly([exitOf(which)]);
    rig.print('09:21', 9_000, 0);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(orders);
  });

  test('buys the sold leg back before it sells what covers it', () => {
    const rig = fly([exitOf('puts')]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 buy 25 market ~1% exitAction']);
    rig.fill(4, 25, 10_000);
    expect(rig.sent()).toEqual(['#5 sell 25 market ~1% exitAction waited']);
    rig.fill(5, 25, 2_000);
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(-25);
  });

  test('in part takes whole lots of each, rounded down', () => {
    const rig = fly([exitOf('calls', 50)], 3);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 buy 25 market ~1% exitAction']);
    rig.fill(4, 25, 10_000);
    expect(rig.sent()).toEqual(['#5 sell 25 market ~1% exitAction waited']);
    rig.fill(5, 25, 2_000);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(-50);
    // Of two lots 40 % is none.
    const small = fly([exitOf('calls', 40)], 2);
    expect(small.fire(2)).toBe('size-zero');
    expect(small.sent()).toEqual([]);
  });

  test('says why it does nothing: flat, no such leg, one on its way out', () => {
    const flat = new TradeRig({ actions: [enter({ legs: FLY, risk: [MTM] }), EXIT, exitOf('calls')], facts: FACTS });
    expect(flat.fire(2)).toBe('not-open');
    const rig = fly([exitOf('losing'), exitOf('calls')]);
    expect(rig.fire(2)).toBe('no-such-leg');
    expect(rig.fire(3)).toBe('sent');
    expect(rig.fire(3)).toBe('busy');
    rig.fill(4, 25, 10_000);
    rig.fill(5, 25, 2_000);
    expect(rig.fire(3)).toBe('no-such-leg');
  });

  test('of a leg that would come back keeps it out', () => {
    const again = { how: 'atCost', basis: 'points', move: 0, max: 3, notAfter: 900, contract: 'same' } as const;
    const risk: readonly RiskRule[] = [
      MTM,
      { kind: 'ofLeg', leg: 0, rule: { kind: 'legStop', basis: 'points', value: 5 } },
      { kind: 'ofLeg', leg: 0, rule: { kind: 'legReEntry', after: 'stop', ...again } },
    ];
    const rig = fly([exitOf('sold'), exitOf('calls')], 1, risk);
    rig.accept(4);
    rig.print('09:21', 10_500, 0);
    rig.say({ kind: 'triggered', order: 4 });
    rig.fill(4, 25, 10_500);
    expect(rig.journalled('legReEntry').map(({ outcome }) => outcome)).toEqual(['armed-reentry']);
    rig.sent();
    expect(rig.fire(2)).toBe('sent');
    expect(rig.journalled('legReEntryLapsed')).toHaveLength(1);
    rig.print('09:22', 10_000, 0);
    expect(rig.sent()).toEqual(['#5 buy 25 market ~1% exitAction']);
  });

  test('takes the resting stop of a leg along, and no other', () => {
    const rig = fly([exitOf('puts')], 1, [MTM, { kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'points', value: 30 } }]);
    rig.accept(4);
    expect(rig.fire(2)).toBe('sent');
    // Its stop is the exit now: no second order stands beside it.
    expect(rig.sent()).toEqual(['#4 modify 25 market ~1% exitAction']);
  });
});
