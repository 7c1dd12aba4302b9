import { describe, expect, test } from 'vitest';
import type { ProgramAction } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

/** 100 shares held since 09:20 at 100.00 (order 0), the stop resting at 95.00 (order 1). Action 1 exits whole, further ones follow. */
function holding(changes: Parameters<typeof enter>[0] = {}, more: readonly ProgramAction[] = [], facts = share()): TradeRig {
  const rig = new TradeRig({ actions: [enter(changes), EXIT, ...more], facts: [facts] });
  rig.now = at('09:20');
  rig.quote(10_000);
  expect(rig.fire(0)).toBe('sent');
  rig.accept(0);
  rig.fill(0, 100, 10_000);
  rig.accept(1);
  rig.sent();
  rig.told();
  return rig;
}

const part = (percent: number): ProgramAction => ({ kind: 'exit', event: 0, position: 0, percent });

describe('the exit latch', () => {
  test('turns the resting stop into the exit; nothing is placed beside it', () => {
    const rig = holding();
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 10_020);
    expect(rig.told()).toEqual(['filled', 'legClosed', 'flat']);
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('of the next position is sent at once, too: no order remembers how it was priced in the last one', () => {
    const rig = holding();
    rig.fire(1);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 10_020);
    rig.fire(0);
    rig.fill(2, 100, 10_000);
    rig.accept(3);
    rig.sent();
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#3 modify 100 market ~1% exitAction']);
  });

  test('holds: a second exit changes nothing, a flat position has none', () => {
    const rig = holding();
    rig.fire(1);
    rig.sent();
    expect(rig.fire(1)).toBe('busy');
    expect(rig.sent()).toEqual([]);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 10_020);
    expect(rig.fire(1)).toBe('not-open');
  });

  test('is only raised: a stronger reason waits for the answer, then prices the same order anew', () => {
    const rig = holding();
    rig.fire(1);
    rig.trade.kill(rig.now);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 1 });
    expect(rig.sent()).toEqual(['#1 modify 100 market ~0% kill']);
    expect(rig.journalled('exitRaised')).toEqual([{ kind: 'exitRaised', position: 0, leg: 0, reason: 'kill' }]);
    rig.say({ kind: 'modified', order: 1 });
    rig.trade.kill(rig.now);
    expect(rig.sent()).toEqual([]);
  });

  test('raised within the same band leaves a market order alone', () => {
    const rig = holding({
      risk: [points('legStop', 5), { kind: 'mtmStop', basis: 'rupees', value: 300 }, { kind: 'exitAt', from: 'midnight', minutes: 561 }],
    });
    rig.fire(1);
    rig.say({ kind: 'modified', order: 1 });
    rig.sent();
    rig.timer('09:21');
    expect(rig.journalled('exitRaised')).toHaveLength(1);
    expect(rig.sent()).toEqual([]);
  });

  test('meets a stop that fills first: one exit, one result', () => {
    const rig = holding();
    rig.fire(1);
    rig.say({ kind: 'triggered', order: 1 });
    rig.fill(1, 100, 9_500);
    rig.say({ kind: 'refused', order: 1, request: 'modify', code: 'injected' });
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
    expect(rig.trade.isExposed()).toBe(false);
    expect(rig.journalled('orderEventIgnored')).toHaveLength(1);
  });

  test('on an entry that is still on its way cancels it, and lets go of what it brings after all', () => {
    const rig = new TradeRig({ actions: [enter(), EXIT] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.accept(0);
    rig.sent();
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#0 cancel']);
    rig.fill(0, 30, 10_000, 70);
    expect(rig.sent()).toEqual(['#1 sell 30 market ~1% exitAction']);
    rig.accept(1);
    rig.fill(1, 30, 9_990);
    expect(rig.trade.isExposed()).toBe(true);
    rig.say({ kind: 'cancelled', order: 0, by: 'request' });
    expect(rig.trade.isExposed()).toBe(false);
    expect(rig.trade.profitPaise()).toBe(-300);
  });

  test('of slices turns each of them', () => {
    const rig = new TradeRig({ actions: [enter(), EXIT], facts: [share({ freezeQuantity: 40 })] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 40, 10_000);
    rig.fill(1, 40, 10_000);
    rig.fill(2, 20, 10_000);
    rig.accept(3, 4, 5);
    rig.sent();
    rig.fire(1);
    expect(rig.sent()).toEqual([
      '#3 modify 40 market ~1% exitAction',
      '#4 modify 40 market ~1% exitAction',
      '#5 modify 20 market ~1% exitAction',
    ]);
  });
});

describe('a part', () => {
  test('goes by the same order, smaller; what is left is guarded again', () => {
    const rig = holding({}, [part(30)]);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#1 modify 30 market ~1% exitAction']);
    expect(rig.fire(2)).toBe('busy');
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 30, 10_100);
    expect(rig.sent()).toEqual(['#2 sell 70 stopLimit 9500/9405 legStop']);
    expect(rig.told()).toEqual(['filled']);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(70);
  });

  test('is whole lots, and less than one is nothing', () => {
    const lots = share({ lot: 25, tick: 5 });
    const rig = holding({ size: { kind: 'lots', lots: 4 } }, [part(60), part(20)], lots);
    expect(rig.fire(3)).toBe('size-zero');
    // 60 % of 100 are 60: two lots of 25.
    rig.fire(2);
    expect(rig.sent()).toEqual(['#1 modify 50 market ~1% exitAction']);
  });

  test('becomes the whole when the whole is wanted', () => {
    const rig = holding({}, [part(30)]);
    rig.fire(2);
    rig.say({ kind: 'modified', order: 1 });
    rig.sent();
    expect(rig.fire(1)).toBe('sent');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
  });

  test('of slices leaves the stops of the others in place', () => {
    const rig = new TradeRig({ actions: [enter(), part(50)], facts: [share({ freezeQuantity: 40 })] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 40, 10_000);
    rig.fill(1, 40, 10_000);
    rig.fill(2, 20, 10_000);
    rig.accept(3, 4, 5);
    rig.sent();
    rig.fire(1);
    // 50 of 100: all 40 of the first slice and 10 of the second.
    expect(rig.sent()).toEqual(['#3 modify 40 market ~1% exitAction', '#4 modify 10 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 3 }, { kind: 'modified', order: 4 });
    rig.fill(3, 40, 10_000);
    rig.fill(4, 10, 10_000);
    // Of the 50 left the third slice guards 20 and can take 20 more; ten go into a row of their own.
    expect(rig.sent()).toEqual(['#5 modify 40 stopLimit 9500/9405 legStop', '#6 sell 10 stopLimit 9500/9405 legStop']);
  });
});

describe('an exit that does not fill', () => {
  /** The exit of 09:20 rests beyond its band. */
  function resting(): TradeRig {
    const rig = holding();
    rig.fire(1);
    rig.say({ kind: 'modified', order: 1 }, { kind: 'convertedToLimit', order: 1, limitPrice: 9_900 });
    rig.sent();
    return rig;
  }

  test('climbs the ladder: priced anew twice, then across the full band, and says so once', () => {
    const rig = resting();
    const steps = ['09:20:10', '09:20:20', '09:20:30', '09:20:40'].flatMap((time) => {
      expect(rig.trade.nextTimerUs()).toBe(at(time));
      rig.timer(time);
      const sent = rig.sent();
      rig.say({ kind: 'modified', order: 1 });
      return sent;
    });
    expect(steps).toEqual([
      '#1 modify 100 market ~1% exitAction',
      '#1 modify 100 market ~1% exitAction',
      '#1 modify 100 market ~0% exitAction',
      '#1 modify 100 market ~0% exitAction',
    ]);
    expect(rig.told().filter((what) => what === 'exitUnfilled')).toHaveLength(1);
    expect(rig.journalled('chased').map(({ isFullBand }) => isFullBand)).toEqual([false, false, true, true]);
  });

  test('in part goes on with the rest', () => {
    const rig = resting();
    rig.fill(1, 60, 9_900, 40);
    rig.timer('09:20:10');
    // The order's new total is what it was: 60 are filled, 40 are left of it.
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(40);
  });

  test('that is rejected is tried again a step later, never at once', () => {
    const rig = holding();
    rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    rig.fire(1);
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% exitAction']);
    rig.say({ kind: 'rejected', order: 2, code: 'rate-limit' });
    expect(rig.sent()).toEqual([]);
    expect(rig.told()).toContain('exitUnfilled');
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#3 sell 100 market ~1% exitAction']);
  });

  test('because the exchange took the triggered stop away is sent as a market order', () => {
    const rig = holding();
    rig.say({ kind: 'triggered', order: 1 }, { kind: 'cancelled', order: 1, by: 'exchange' });
    expect(rig.told()).toContain('exitUnfilled');
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% legStop']);
  });

  test('because its stop triggered and its limit was run over is priced anew', () => {
    const rig = holding();
    rig.say({ kind: 'triggered', order: 1 });
    rig.timer('09:20:09');
    expect(rig.sent()).toEqual([]);
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% legStop']);
  });

  test('and that nobody has answered is looked at after two minutes', () => {
    const rig = holding();
    rig.fire(1);
    rig.say({ kind: 'modified', order: 1 });
    rig.sent();
    expect(rig.trade.nextTimerUs()).toBe(at('09:22'));
    rig.timer('09:22');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
  });

  test('whose modify is refused keeps its order and asks again a step later', () => {
    const rig = holding();
    rig.fire(1);
    rig.say({ kind: 'refused', order: 1, request: 'modify', code: 'rate-limit' });
    rig.sent();
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction']);
  });
});

describe('the end of a contract', () => {
  test('settles what no order stands for any more: the exit was refused and waits for its next step', () => {
    const rig = holding();
    rig.now = at('15:29:55');
    rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    rig.fire(1);
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% exitAction']);
    rig.say({ kind: 'rejected', order: 2, code: 'rate-limit' });
    rig.now = at('15:30');
    rig.trade.onContractEnd(0, rig.now);
    expect(rig.sent()).toEqual(['#3 sell 100 market ~0% expiry']);
    rig.say({ kind: 'filled', order: 3, quantity: 100, price: 9_990, remaining: 0, rule: 'settlement', slippage: 0, isAmbiguous: false });
    expect(rig.trade.isExposed()).toBe(false);
    rig.trade.onContractEnd(0, rig.now);
    expect(rig.sent()).toEqual([]);
  });
});

describe('a kill', () => {
  test('takes everything out across the full band, whatever is on its way', () => {
    const rig = holding();
    rig.trade.kill(rig.now);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~0% kill']);
    const entering = new TradeRig({ actions: [enter()] });
    entering.quote(10_000);
    entering.fire(0);
    entering.trade.kill(entering.now);
    expect(entering.sent()).toEqual(['#0 buy 100 market ~1% entry', '#0 cancel']);
    entering.fill(0, 100, 10_000);
    expect(entering.sent()).toEqual(['#1 sell 100 market ~0% kill']);
  });
});

describe('reverse', () => {
  const toShort = enter({ legs: [SELL], whenBusy: 'reverse' });

  test('arms, leaves, and enters the other way when flat', () => {
    const rig = holding({}, [toShort]);
    rig.now = at('09:30');
    rig.quote(10_100);
    expect(rig.fire(2)).toBe('armed-reverse');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% reverse']);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 10_100);
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% reverse']);
    expect(rig.journalled('outcome').map(({ action, outcome }) => [action, outcome])).toEqual([
      [0, 'sent'],
      [2, 'armed-reverse'],
      [2, 'sent'],
    ]);
    rig.fill(2, 100, 10_100);
    // Of the new epoch: 105.00 + ₹1 = 106.00, limit 107.06 → 107.10.
    expect(rig.sent()).toEqual(['#3 buy 100 stopLimit 10600/10710 legStop']);
  });

  test('of an exit and an entry at one event is armed too, even the same way', () => {
    const rig = holding({ whenBusy: 'reverse' });
    rig.fire(1);
    expect(rig.fire(0)).toBe('armed-reverse');
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 10_000);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAction', '#2 buy 100 market ~1% reverse']);
  });

  test('is no reversal of an entry the same way', () => {
    const rig = holding({ whenBusy: 'reverse' });
    expect(rig.fire(0)).toBe('busy');
    expect(rig.sent()).toEqual([]);
  });

  test('lapses when the exit takes too long, or another exit says stay out', () => {
    const slow = holding({}, [toShort]);
    slow.fire(2);
    slow.say({ kind: 'modified', order: 1 });
    slow.timer('09:22');
    expect(slow.journalled('armedLapsed')).toHaveLength(1);
    slow.say({ kind: 'modified', order: 1 });
    slow.fill(1, 100, 10_000);
    expect(slow.trade.isExposed()).toBe(false);
    const changed = holding({}, [toShort]);
    changed.fire(2);
    changed.fire(1);
    expect(changed.journalled('armedLapsed')).toHaveLength(1);
  });

  test('armed after the close has its time from the next open on, not overnight', () => {
    const rig = holding({}, [toShort]);
    const nextDay = RIG_DAY + 1;
    rig.trade.onSessionEnd(at('15:30'));
    rig.now = at('15:30');
    rig.say({ kind: 'expired', order: 1 });
    rig.quote(10_000);
    expect(rig.fire(2)).toBe('armed-reverse');
    rig.now = at('09:15', nextDay);
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.trade.onTimer(0, rig.now);
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% reverse']);
    expect(rig.journalled('armedLapsed')).toEqual([]);
    rig.fill(2, 100, 10_000);
    expect(rig.sent()).toEqual(['#3 sell 100 market ~1% reverse']);
  });

  test('keeps the numbers it sampled when it was armed', () => {
    const sized = enter({ legs: [SELL], whenBusy: 'reverse', size: { kind: 'lots', lots: { slot: 0 } } });
    const rig = holding({}, [sized]);
    rig.registers[0] = 70;
    rig.fire(2);
    rig.registers[0] = 5;
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 10_000);
    expect(rig.sent()).toContain('#2 sell 70 market ~1% reverse');
  });
});

test('a notification is handed on and touches no position', () => {
  const rig = new TradeRig({ actions: [{ kind: 'notify', event: 0, text: 0 }] });
  expect(rig.fire(0)).toBe('sent');
  expect(rig.sent()).toEqual(['notify 0']);
  expect(rig.trade.isExposed()).toBe(false);
});

describe('what the venue says twice or late', () => {
  test('changes nothing the second time', () => {
    const rig = holding();
    rig.fill(0, 100, 10_000);
    rig.accept(0, 1);
    rig.say(
      { kind: 'modified', order: 1 },
      { kind: 'filled', order: 99, quantity: 1, price: 1, remaining: 0, rule: 'nextOpen', slippage: 0, isAmbiguous: false },
    );
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(100);
    expect(rig.journalled('orderEventIgnored').map(({ why }) => why)).toEqual([
      'repeated',
      'repeated',
      'repeated',
      'repeated',
      'unknown-order',
    ]);
  });

  test('a fill that comes after its order was called dead is held, and guarded', () => {
    const rig = new TradeRig({ actions: [enter()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.accept(0);
    rig.fill(0, 40, 10_000, 60);
    rig.say({ kind: 'cancelled', order: 0, by: 'exchange' });
    rig.accept(1);
    rig.sent();
    rig.fill(0, 10, 10_000, 50);
    expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(50);
    expect(rig.sent()).toEqual(['#1 modify 50 stopLimit 9500/9405 legStop']);
  });
});

test('an exit that fills after it was called dead: the one that took its place is called back before the position is flat', () => {
  const rig = holding();
  rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
  rig.fire(1);
  rig.accept(2);
  rig.sent();
  rig.fill(1, 100, 9_500);
  expect(rig.sent()).toEqual(['#2 cancel']);
  expect(rig.trade.isExposed()).toBe(true);
  rig.say({ kind: 'cancelled', order: 2, by: 'request' });
  expect(rig.trade.isExposed()).toBe(false);
  expect(rig.trade.profitPaise()).toBe(-50_000);
});

describe('a group of legs', () => {
  test('closes leg by leg and is flat with the last', () => {
    const legs = [BUY, { ...SELL, instrument: 1 }];
    const rig = new TradeRig({ actions: [enter({ legs, execution: PLAIN_EXECUTION }), EXIT], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(5_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 5_000);
    rig.accept(2, 3);
    expect(rig.sent().slice(2)).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop', '#3 buy 100 stopLimit 5500/5555 legStop']);
    rig.told();
    // The short leg stops at 55.00: ₹500 lost. The long one goes on alone.
    rig.say({ kind: 'triggered', order: 3 });
    rig.fill(3, 100, 5_500);
    expect(rig.told()).toEqual(['filled', 'legClosed', 'stopped']);
    expect(rig.trade.isOpen(0)).toBe(true);
    expect(rig.trade.profitPaise()).toBe(-50_000);
    rig.fire(1);
    expect(rig.sent()).toEqual(['#2 modify 100 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 2 });
    rig.fill(2, 100, 10_300);
    expect(rig.told()).toEqual(['filled', 'legClosed', 'flat']);
    expect(rig.trade.profitPaise()).toBe(-20_000);
  });
});
