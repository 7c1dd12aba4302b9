// What becomes of the rules of legs that are given up for others, minute by minute by hand: over a night, by the price of the underlying, and where the
// stop of another leg moves theirs to cost. Two lots of 25 of call and put, sold at 100 each.
import { describe, expect, test } from 'vitest';
import type { RiskRule } from '../../dsl/ir/program';
import { adjust, RolledRig, STRADDLE, to } from './rig/rolled-rig';

const HALF: RiskRule = { kind: 'legStop', basis: 'percent', value: 50 };
const CALL_UP = adjust({ which: 'calls', ...to(1_100) });

function fired(rig: RolledRig): readonly unknown[] {
  return rig.journalled('riskFired').map(({ rule, leg, limit, value }) => [rule, leg, limit, value]);
}

/** Stops rest at 150: order 2 of the call, order 3 of the put. */
function guarded(risk: readonly RiskRule[], more = [CALL_UP]): RolledRig {
  const rig = new RolledRig({ ...STRADDLE, risk: [HALF, ...risk], more });
  rig.accept(2, 3);
  return rig;
}

/** The call leaves at 140 by the order that rests, and the one at 1100 is sold at 90: its stop is order 5, at 135. */
function roll(rig: RolledRig): void {
  expect(rig.fire(2)).toBe('sent');
  expect(rig.sent()).toEqual(['#2 modify 50 market ~1% adjust']);
  rig.say({ kind: 'modified', order: 2 });
  rig.fill(2, 50, 14_000);
  expect(rig.sent()).toEqual(['#4 sell 50 market ~1% entry waited']);
  rig.fill(4, 50, 9_000);
  expect(rig.sent()).toEqual(['#5 buy 50 stopLimit 13500/13635 legStop']);
  rig.accept(5);
}

describe('a straddle whose call was rolled, over a night', () => {
  test('lays the stop of each leg again, and none of the leg that was given up', () => {
    const rig = guarded([]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    rig.night([3, 5]);
    expect(rig.sent()).toEqual(['#6 buy 50 stopLimit 15000/15150 legStop', '#7 buy 50 stopLimit 13500/13635 legStop']);
    rig.accept(6, 7);
    // The call that was given up is at 500, and nobody minds.
    rig.minute('09:20', [500, 80, 90]);
    expect(rig.sent()).toEqual([]);
    rig.say({ kind: 'triggered', order: 7 });
    rig.fill(7, 50, 13_500);
    expect(rig.told().slice(-2)).toEqual(['legClosed', 'stopped']);
    expect(rig.trade.isOpen(0)).toBe(true);
  });

  test('counts on: what the leg lost that was given up is part of the profit, and of the loss at which all goes', () => {
    const rig = guarded([{ kind: 'mtmStop', basis: 'rupees', value: 3_000 }]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    // 40 lost on the old call, 20 won on the put.
    expect(rig.trade.profitPaise()).toBe(50 * -2_000);
    rig.night([3, 5]);
    rig.accept(6, 7);
    expect(rig.trade.profitPaise()).toBe(50 * -2_000);
    rig.sent();
    // 40 + 39 lost and 20 won are ₹2,950; with one more it is ₹3,000.
    rig.minute('09:20', [140, 80, 129]);
    expect(rig.sent()).toEqual([]);
    rig.minute('09:21', [140, 80, 130]);
    expect(rig.sent()).toEqual(['#6 modify 50 market ~1% mtmStop', '#7 modify 50 market ~1% mtmStop']);
    expect(fired(rig)).toEqual([['mtmStop', null, -300_000, -300_000]]);
  });

  test('keeps the premium that stands as the base of a rule of the whole', () => {
    // 90 and 100 were taken in; 30 % of it is 57.
    const rig = guarded([{ kind: 'combinedStop', basis: 'percent', value: 30 }]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    rig.night([3, 5]);
    rig.accept(6, 7);
    rig.sent();
    rig.minute('09:20', [140, 130, 116.95]);
    expect(rig.sent()).toEqual([]);
    rig.minute('09:21', [140, 130, 117]);
    expect(rig.sent()).toHaveLength(2);
    expect(fired(rig)).toEqual([['combinedStop', null, -5_700, -5_700]]);
  });

  test('may be adjusted anew in each session, and only so often in one', () => {
    const losing = adjust({ which: 'losing', ...to(1_100) });
    const rig = guarded([], [losing]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    rig.minute('09:41', [140, 120, 85]);
    expect(rig.fire(2)).toBe('changes-used');
    rig.night([3, 5]);
    rig.accept(6, 7);
    rig.sent();
    // Now the put has lost: a put at 1100 stands in for it.
    rig.minute('09:20', [140, 120, 85, 130]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#6 modify 50 market ~1% adjust']);
    expect(rig.journalled('legReplaced').map(({ leg, by }) => [leg, by])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test('that is under way when the day ends has lost the leg that did not come, and goes on giving up the other', () => {
    const rig = new RolledRig({
      ...STRADDLE,
      more: [CALL_UP],
      execution: { group: { order: 'hedgesFirst', uncoveredSecondsMax: 60, onLegFailure: 'keep', retriesMax: 0 } },
    });
    rig.minute('15:29', [140, 80, 90]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 50 market ~1% adjust']);
    rig.accept(2);
    rig.night([2]);
    expect(rig.journalled('legFailed').map(({ leg, entered, why, then }) => [leg, entered, why, then])).toEqual([
      [2, 0, 'expired', 'keep'],
    ]);
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% adjust']);
    rig.fill(3, 50, 15_000);
    expect(rig.sent()).toEqual([]);
    // 50 lost on the call, 20 won on the put that is left.
    expect([rig.trade.isOpen(0), rig.trade.profitPaise()]).toEqual([true, 50 * -3_000]);
  });
});

describe('a straddle with stops by the underlying, whose call is rolled', () => {
  const SIXTY: RiskRule = { kind: 'underlyingStop', basis: 'points', value: 60 };

  /** The index is at 1000: the call leaves at 1060, the put at 940. */
  function watched(risk: readonly RiskRule[] = [SIXTY], first: 'close' | 'open' = 'close'): RolledRig {
    return new RolledRig({ ...STRADDLE, risk, index: 1_000, more: [adjust({ which: 'calls', first, ...to(1_100) })] });
  }

  test('counts the new call from where the index is when it is filled, and the put from where it was', () => {
    const rig = watched();
    rig.minute('09:40', [140, 80, 90], 1_050);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 50 market ~1% adjust']);
    rig.fill(2, 50, 14_000);
    rig.fill(3, 50, 9_000);
    expect(rig.sent()).toEqual(['#3 sell 50 market ~1% entry waited']);
    // Where the old call would have left, and a tick before the new one does.
    rig.minute('09:41', [150, 75, 95], 1_060);
    rig.minute('09:42', [190, 50, 120], 1_109.95);
    expect(rig.sent()).toEqual([]);
    rig.minute('09:43', [190, 50, 120], 1_110);
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% underlyingStop']);
    rig.fill(4, 50, 12_000);
    rig.minute('09:50', [20, 150, 10], 940.05);
    expect(rig.sent()).toEqual([]);
    rig.minute('09:51', [20, 150, 10], 940);
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% underlyingStop']);
    expect(fired(rig)).toEqual([
      ['underlyingStop', 2, 111_000, 111_000],
      ['underlyingStop', 1, 94_000, 94_000],
    ]);
  });

  test('asks nothing more of the call that is on its way out, wherever the index goes meanwhile', () => {
    const rig = watched();
    rig.minute('09:40', [140, 80, 90], 1_050);
    rig.fire(2);
    rig.accept(2);
    rig.sent();
    rig.minute('09:41', [150, 75, 95], 1_070);
    expect(rig.sent()).toEqual([]);
    rig.fill(2, 50, 15_000);
    rig.fill(3, 50, 9_500);
    rig.sent();
    // The new call was filled while the index stood at 1070.
    rig.minute('09:42', [190, 50, 120], 1_129.95);
    expect(rig.sent()).toEqual([]);
    rig.minute('09:43', [190, 50, 120], 1_130);
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% underlyingStop']);
    expect(fired(rig)).toEqual([['underlyingStop', 2, 113_000, 113_000]]);
  });

  test('opened first, keeps the old call’s stop until the new one is there', () => {
    const rig = watched([SIXTY], 'open');
    rig.minute('09:40', [140, 80, 90], 1_050);
    rig.fire(2);
    expect(rig.sent()).toEqual(['#2 sell 50 market ~1% entry']);
    rig.minute('09:41', [150, 75, 95], 1_060);
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% underlyingStop']);
    expect(fired(rig)).toEqual([['underlyingStop', 0, 106_000, 106_000]]);
    rig.fill(2, 50, 9_500);
    rig.fill(3, 50, 15_000);
    rig.sent();
    rig.minute('09:42', [150, 75, 95], 1_120);
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% underlyingStop']);
    expect(fired(rig).slice(1)).toEqual([['underlyingStop', 2, 112_000, 112_000]]);
  });

  test('at a level has the level that it had', () => {
    const rig = watched([{ kind: 'underlyingStop', basis: 'level', value: 1_060 }]);
    rig.minute('09:40', [140, 80, 90], 1_050);
    rig.fire(2);
    rig.fill(2, 50, 14_000);
    rig.fill(3, 50, 9_000);
    rig.sent();
    rig.minute('09:41', [150, 75, 95], 1_059.95);
    expect(rig.sent()).toEqual([]);
    rig.minute('09:42', [150, 75, 95], 1_060);
    // It is the level of the put too, which stood below it as well.
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% underlyingStop', '#5 buy 50 market ~1% underlyingStop']);
    expect(fired(rig)).toEqual([
      ['underlyingStop', 1, 106_000, 106_000],
      ['underlyingStop', 2, 106_000, 106_000],
    ]);
  });

  test('is not rolled while nobody knows where the index is', () => {
    const rig = watched();
    rig.minute('09:40', [140, 80, 90], 1_050);
    // Two minutes are the age that a price may have.
    rig.minute('09:42', [140, 80, 90]);
    expect(rig.fire(2)).toBe('sent');
    const late = watched();
    late.minute('09:40', [140, 80, 90], 1_050);
    late.minute('09:43', [140, 80, 90]);
    expect(late.fire(2)).toBe('price-undefined');
    expect(late.sent()).toEqual([]);
  });
});

describe('stop to cost in a straddle whose call was rolled', () => {
  const TO_COST: RiskRule = { kind: 'stopToCost', legs: 'withStop' };

  test('is no matter of the roll: that is no stop', () => {
    const rig = guarded([TO_COST]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    expect(rig.journalled('stopToCost')).toEqual([]);
  });

  test('moves the stop of the new call to what it was sold at itself', () => {
    const rig = guarded([TO_COST]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    rig.minute('09:50', [60, 150, 40]);
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 50, 15_000);
    // 90.00, limit 1 % above.
    expect(rig.sent()).toEqual(['#5 modify 50 stopLimit 9000/9090 legStop']);
    expect(rig.journalled('stopToCost')).toEqual([{ kind: 'stopToCost', position: 0, leg: 2, from: 13_500, to: 9_000 }]);
  });

  test('moves the stop of the put to its own cost when the new call is stopped', () => {
    const rig = guarded([TO_COST]);
    rig.minute('09:40', [140, 80, 90]);
    roll(rig);
    rig.say({ kind: 'triggered', order: 5 });
    rig.fill(5, 50, 13_500);
    expect(rig.sent()).toEqual(['#3 modify 50 stopLimit 10000/10100 legStop']);
    expect(rig.journalled('stopToCost')).toEqual([{ kind: 'stopToCost', position: 0, leg: 1, from: 15_000, to: 10_000 }]);
  });

  test('that was before the roll binds the leg it moved, and not the one that stands in for it', () => {
    const rig = guarded([TO_COST], [adjust({ which: 'calls', ...to(950) })]);
    rig.minute('09:30', [60, 150]);
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 50, 15_000);
    expect(rig.sent()).toEqual(['#2 modify 50 stopLimit 10000/10100 legStop']);
    rig.say({ kind: 'modified', order: 2 });
    rig.minute('09:40', [60, 150, 80]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 modify 50 market ~1% adjust']);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 50, 6_000);
    rig.sent();
    rig.fill(4, 50, 8_000);
    // Half above 80, as any leg of the strategy begins.
    expect(rig.sent()).toEqual(['#5 buy 50 stopLimit 12000/12120 legStop']);
  });

  test('while the roll is under way holds for the leg that is still to come: it leaves at its cost, which is at once', () => {
    const rig = guarded([TO_COST]);
    rig.minute('09:40', [140, 80, 90]);
    rig.fire(2);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 50, 14_000);
    rig.sent();
    // The put is stopped before the new call is sold.
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 50, 15_000);
    rig.minute('09:41', [140, 150, 85]);
    rig.fill(4, 50, 9_000);
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% legStop']);
    expect(fired(rig).at(-1)).toEqual(['legStop', 2, 9_000, 9_000]);
  });
});
