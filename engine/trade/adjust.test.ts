// Legs given up for others, minute by minute by hand: a short straddle that is rolled, and an iron fly.
import { describe, expect, test } from 'vitest';
import type { ProgramAction, ProgramGroupOrders, RiskRule } from '../../dsl/ir/program';
import { adjust, FAR_STOP, optionLeg as leg, RolledRig as Rolled, STRADDLE, to } from './rig/rolled-rig';
import { at } from './rig/trade-rig';

describe('a short straddle whose losing leg is rolled', () => {
  test('closes the old one first, then sells the new one, and counts on', () => {
    const rig = new Rolled({ ...STRADDLE, more: [adjust({ which: 'losing', ...to(1_100) })] });
    // 09:40: the call at 160, the put at 60. A call at 1100 costs 90.
    rig.minute('09:40', [160, 60, 90]);
    expect(rig.trade.profitPaise()).toBe(50 * -2_000);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 50 market ~1% adjust']);
    expect(rig.journalled('legReplaced')).toEqual([{ kind: 'legReplaced', position: 0, leg: 0, by: 2 }]);
    expect(rig.journalled('contractChosen')).toEqual([{ kind: 'contractChosen', position: 0, leg: 2, contract: '0-1100-call' }]);
    // One lot is out: one lot of the new one may be sold, at the prices that let it go.
    rig.now = at('09:41');
    rig.fill(2, 25, 16_000, 25);
    expect(rig.sent()).toEqual(['#3 sell 25 market ~1% entry waited']);
    rig.fill(2, 25, 16_000);
    expect(rig.sent()).toEqual(['#4 sell 25 market ~1% entry waited']);
    rig.fill(3, 25, 9_000);
    rig.fill(4, 25, 9_000);
    expect(rig.trade.isOpen(0)).toBe(true);
    // 60 lost on the old call, 40 won on the put.
    expect(rig.trade.profitPaise()).toBe(50 * -2_000);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(-50);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(-19_000);
    expect(rig.trade.positionValue(0, 'profitPoints', rig.now)).toBe(-2_000);
    rig.minute('09:50', [170, 50, 80]);
    expect(rig.trade.profitPaise()).toBe(50 * (-6_000 + 5_000 + 1_000));
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% exitAction', '#6 buy 50 market ~1% exitAction']);
    rig.fill(5, 50, 5_000);
    rig.fill(6, 50, 8_000);
    expect(rig.trade.isOpen(0)).toBe(false);
  });

  test('or opens the new one first, and gives up the old one when it is there', () => {
    const rig = new Rolled({ ...STRADDLE, more: [adjust({ which: 'losing', first: 'open', ...to(1_100) })] });
    rig.minute('09:40', [160, 60, 90]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 sell 50 market ~1% entry']);
    rig.fill(2, 25, 9_000, 25);
    expect(rig.sent()).toEqual([]);
    rig.fill(2, 25, 9_000);
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% adjust waited']);
    rig.fill(3, 50, 16_000);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(-19_000);
    expect(rig.trade.profitPaise()).toBe(50 * -2_000);
  });

  test('has a rule of the whole from the premium that stands after it', () => {
    const combined: RiskRule = { kind: 'combinedStop', basis: 'percent', value: 30 };
    const rig = new Rolled({ ...STRADDLE, risk: [combined], more: [adjust({ which: 'losing', ...to(1_100) })] });
    rig.minute('09:40', [140, 80, 90]);
    rig.fire(2);
    rig.sent();
    rig.fill(2, 50, 14_000);
    rig.fill(3, 50, 9_000);
    rig.sent();
    // Sold for 100 and 90: out at 247, whatever the call that was given up has lost.
    rig.minute('09:50', [500, 100, 146.95]);
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('riskFired')).toEqual([]);
    rig.minute('09:51', [500, 100, 147]);
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% combinedStop', '#5 buy 50 market ~1% combinedStop']);
    expect(rig.journalled('riskFired').map(({ rule, limit, value }) => [rule, limit, value])).toEqual([['combinedStop', -5_700, -5_700]]);
  });

  test('has a rule of a leg from the new leg’s price, and no stop of the old one', () => {
    const stop: RiskRule = { kind: 'legStop', basis: 'percent', value: 50 };
    const rig = new Rolled({ ...STRADDLE, risk: [stop], more: [adjust({ which: 'losing', ...to(1_100) })] });
    rig.accept(2, 3);
    rig.minute('09:40', [140, 80, 90]);
    expect(rig.fire(2)).toBe('sent');
    // The stop that rests is the exit.
    expect(rig.sent()).toEqual(['#2 modify 50 market ~1% adjust']);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 50, 14_000);
    expect(rig.sent()).toEqual(['#4 sell 50 market ~1% entry waited']);
    rig.fill(4, 50, 9_000);
    expect(rig.sent()).toEqual(['#5 buy 50 stopLimit 13500/13635 legStop']);
  });

  test('so many times a session, and from the legs that stand in', () => {
    const rig = new Rolled({
      ...STRADDLE,
      more: [adjust({ which: 'calls', max: 3, ...to(1_100) }), adjust({ which: 'calls', ...to(1_200) })],
    });
    rig.minute('09:40', [160, 60, 90]);
    expect(rig.fire(2)).toBe('sent');
    rig.fill(2, 50, 16_000);
    rig.fill(3, 50, 9_000);
    expect(rig.fire(2)).toBe('same-contracts');
    rig.minute('09:45', [160, 60, 120, 70]);
    expect(rig.fire(3)).toBe('sent');
    rig.fill(4, 50, 12_000);
    rig.fill(5, 50, 7_000);
    expect(rig.fire(3)).toBe('changes-used');
    // The third call stands where the first one stood, and what both made is kept.
    rig.minute('09:46', [80, 60, 120, 70]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.journalled('legReplaced').map(({ leg: old, by }) => [old, by])).toEqual([
      [0, 2],
      [2, 3],
      [3, 0],
    ]);
    rig.fill(6, 50, 7_000);
    rig.fill(7, 50, 8_000);
    // −60 −30 ±0 of calls, +40 of the put.
    expect(rig.trade.profitPaise()).toBe(50 * -5_000);
    expect(rig.trade.positionValue(0, 'profitPoints', rig.now)).toBe(-5_000);
    expect(rig.trade.positionValue(0, 'profit', rig.now)).toBe(-2_500);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(-18_000);
    rig.fire(1);
    rig.fill(8, 50, 8_000);
    rig.fill(9, 50, 6_000);
    expect(rig.trade.isExposed()).toBe(false);
    expect(rig.trade.profitPaise()).toBe(50 * -5_000);
  });

  test('into a chain whose lots are larger keeps as many lots', () => {
    const rig = new Rolled({ ...STRADDLE, more: [adjust({ chain: 1 })] });
    rig.desk.lots[1] = 30;
    rig.minute('09:40', [110, 90, 150, 140]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#2 buy 50 market ~1% adjust', '#3 buy 50 market ~1% adjust']);
    rig.fill(3, 50, 9_000);
    expect(rig.sent()).toEqual(['#4 sell 60 market ~1% entry waited']);
    rig.fill(2, 50, 11_000);
    expect(rig.sent()).toEqual(['#5 sell 60 market ~1% entry waited']);
    expect(rig.journalled('contractChosen').map(({ contract }) => contract)).toEqual(['1-1000-call', '1-1000-put']);
  });
});

describe('nothing is given up', () => {
  const begun = (more: readonly ProgramAction[], risk: readonly RiskRule[] = [FAR_STOP]): Rolled => {
    const rig = new Rolled({ ...STRADDLE, more, risk });
    rig.minute('09:40', [160, 60, 90, 90]);
    return rig;
  };

  test('where one strike is not listed', () => {
    const rig = begun([adjust({ ...to(1_100) })]);
    rig.desk.missing.add(1_100);
    expect(rig.fire(2)).toBe('contract-undefined');
    expect(rig.sent()).toEqual([]);
  });

  test('where the contracts would be the same, or no such leg is held', () => {
    const rig = begun([adjust(), adjust({ which: 'bought' })]);
    expect(rig.fire(2)).toBe('same-contracts');
    expect(rig.fire(3)).toBe('no-such-leg');
    expect(rig.sent()).toEqual([]);
  });

  test('without a price of the new contract, under a pause, outside the window, while it exits', () => {
    const rig = begun([adjust({ ...to(1_100) })], [FAR_STOP, { kind: 'entryWindow', from: 555, to: 590 }]);
    rig.quote(Number.NaN, 3);
    expect(rig.fire(2)).toBe('price-undefined');
    rig.quote(9_000, 3);
    rig.trade.pause(rig.now);
    expect(rig.fire(2)).toBe('paused');
    rig.trade.resume(rig.now);
    rig.minute('09:50', [160, 60, 90, 90]);
    expect(rig.fire(2)).toBe('outside-window');
    rig.minute('09:49', [160, 60, 90, 90]);
    expect(rig.fire(1)).toBe('sent');
    expect(rig.fire(2)).toBe('busy');
  });

  test('twice at once', () => {
    const rig = begun([adjust({ which: 'losing', max: 5, ...to(1_100) })]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.fire(2)).toBe('busy');
    rig.fill(2, 50, 16_000);
    expect(rig.fire(2)).toBe('busy');
    rig.fill(3, 50, 9_000);
    expect(rig.fire(2)).toBe('no-such-leg');
  });
});

describe('a new leg that cannot be had', () => {
  const refused = (first: 'close' | 'open', onLegFailure: ProgramGroupOrders['onLegFailure']): Rolled => {
    const group = { order: 'hedgesFirst', uncoveredSecondsMax: 0, onLegFailure, retriesMax: 1 } as const;
    const rig = new Rolled({ ...STRADDLE, execution: { group }, more: [adjust({ which: 'losing', first, ...to(1_100) })] });
    rig.minute('09:40', [160, 60, 90]);
    expect(rig.fire(2)).toBe('sent');
    if (first === 'close') rig.fill(2, 50, 16_000);
    rig.sent();
    rig.say({ kind: 'rejected', order: first === 'close' ? 3 : 2, code: 'injected' });
    return rig;
  };

  test('leaves the old one where it was opened first and the policy keeps', () => {
    const rig = refused('open', 'keep');
    expect(rig.journalled('legFailed').map(({ leg: index, then }) => [index, then])).toEqual([[2, 'keep']]);
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(-20_000);
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#3 buy 50 market ~1% exitAction', '#4 buy 50 market ~1% exitAction']);
  });

  test('takes all out where the policy says so, whichever goes first', () => {
    expect(refused('open', 'exitAll').sent()).toEqual(['#3 buy 50 market ~1% brokenGroup', '#4 buy 50 market ~1% brokenGroup']);
    expect(refused('close', 'exitAll').sent()).toEqual(['#4 buy 50 market ~1% brokenGroup']);
  });

  test('leaves the others where it was closed first and the policy keeps', () => {
    const rig = refused('close', 'keep');
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.isOpen(0)).toBe(true);
  });

  test('is tried for again, and then all goes', () => {
    const rig = refused('close', 'retry');
    expect(rig.journalled('legRetried').map(({ leg: index, units }) => [index, units])).toEqual([[2, 50]]);
    rig.timer('09:40:10');
    expect(rig.sent()).toEqual(['#4 sell 50 market ~1% entry waited']);
    rig.say({ kind: 'rejected', order: 4, code: 'injected' });
    expect(rig.sent()).toEqual(['#5 buy 50 market ~1% brokenGroup']);
  });

  test('of which a part came lets as much of the old one go', () => {
    const group = { order: 'hedgesFirst', uncoveredSecondsMax: 0, onLegFailure: 'keep', retriesMax: 0 } as const;
    const rig = new Rolled({ ...STRADDLE, execution: { group }, more: [adjust({ which: 'losing', first: 'open', ...to(1_100) })] });
    rig.minute('09:40', [160, 60, 90]);
    rig.fire(2);
    rig.fill(2, 25, 9_000, 25);
    rig.sent();
    rig.say({ kind: 'cancelled', order: 2, by: 'exchange' });
    expect(rig.sent()).toEqual(['#3 buy 25 market ~1% adjust waited']);
  });
});

/** Two lots of an iron fly: sold call and put at 100, wings 200 points away at 20. */
const FLY = {
  legs: [
    leg('sell', 'call', 1_000),
    leg('sell', 'put', 1_000),
    leg('buy', 'call', { beside: 0, points: 200 }),
    leg('buy', 'put', { beside: 1, points: 200 }),
  ],
  prices: [100, 100, 20, 20],
};

describe('an iron fly', () => {
  test('moves its call side whole: shorts out, wing out, wing in, shorts in', () => {
    const rig = new Rolled({ ...FLY, more: [adjust({ which: 'calls' })] });
    // Its rules mean what they meant: the same contracts.
    expect(rig.fire(2)).toBe('same-contracts');
  });

  test('is rolled whole into the next expiry, never with a sold leg bare', () => {
    const rig = new Rolled({ ...FLY, more: [adjust({ chain: 1 })] });
    rig.minute('09:40', [110, 90, 25, 15, 150, 140, 40, 35]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 buy 50 market ~1% adjust', '#5 buy 50 market ~1% adjust']);
    rig.now = at('09:41');
    rig.fill(4, 50, 11_000);
    expect(rig.sent()).toEqual(['#6 sell 50 market ~1% adjust waited']);
    rig.fill(6, 50, 2_500);
    expect(rig.sent()).toEqual(['#7 buy 50 market ~1% entry waited']);
    rig.fill(7, 50, 4_000);
    expect(rig.sent()).toEqual(['#8 sell 50 market ~1% entry waited']);
    rig.fill(8, 50, 15_000);
    rig.fill(5, 50, 9_000);
    expect(rig.sent()).toEqual(['#9 sell 50 market ~1% adjust waited']);
    rig.fill(9, 50, 1_500);
    expect(rig.sent()).toEqual(['#10 buy 50 market ~1% entry waited']);
    rig.fill(10, 50, 3_500);
    expect(rig.sent()).toEqual(['#11 sell 50 market ~1% entry waited']);
    rig.fill(11, 50, 14_000);
    expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(-15_000 - 14_000 + 4_000 + 3_500);
  });

  test('whose wing is moved is bare for no longer than it may be', () => {
    const group = { order: 'hedgesFirst', uncoveredSecondsMax: 20, onLegFailure: 'keep', retriesMax: 0 } as const;
    const rig = new Rolled({ ...FLY, execution: { group }, more: [adjust({ which: 'bought', ...to(1_400) })] });
    rig.minute('09:40', [100, 100, 20, 20, 10, 10]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 sell 50 market ~1% adjust', '#5 sell 50 market ~1% adjust']);
    rig.fill(4, 50, 2_000);
    rig.fill(5, 50, 2_000);
    expect(rig.sent()).toEqual(['#6 buy 50 market ~1% entry waited', '#7 buy 50 market ~1% entry waited']);
    rig.fill(7, 50, 1_000);
    rig.timer('09:40:20');
    expect(rig.journalled('uncovered').map(({ leg: index, units }) => [index, units])).toEqual([[0, 50]]);
  });

  test('moves a sold leg behind the wing that it has', () => {
    const rig = new Rolled({ ...FLY, more: [adjust({ which: 'sold', first: 'open', ...to(1_050) })] });
    rig.minute('09:40', [100, 100, 20, 20, 80, 130]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#4 sell 50 market ~1% entry', '#5 sell 50 market ~1% entry']);
    rig.fill(4, 50, 8_000);
    expect(rig.sent()).toEqual(['#6 buy 50 market ~1% adjust waited']);
  });

  test('is killed in the middle of it, and all that is held leaves', () => {
    const rig = new Rolled({ ...FLY, more: [adjust({ chain: 1 })] });
    rig.minute('09:40', [110, 90, 25, 15, 150, 140, 40, 35]);
    rig.fire(2);
    rig.fill(4, 50, 11_000);
    rig.fill(6, 50, 2_500);
    rig.sent();
    rig.trade.kill(rig.now);
    rig.say({ kind: 'accepted', order: 7 }, { kind: 'cancelled', order: 7, by: 'request' });
    rig.accept(5);
    expect(rig.journalled('exitRaised').length).toBeGreaterThan(0);
    rig.sent();
    rig.say({ kind: 'modified', order: 5 });
    rig.fill(5, 50, 9_000);
    rig.fill(8, 50, 1_500);
    expect(rig.trade.isExposed()).toBe(false);
  });
});
