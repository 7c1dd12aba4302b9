import { describe, expect, test } from 'vitest';
import type { ProgramAction, RiskRule } from '../../dsl/ir/program';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

/** 100 shares held since 09:20 at 100.00 (order 0), the stop of five rupees resting (order 1) at 95.00, or 105.00 when short. */
function holding(changes: Parameters<typeof enter>[0] = {}, more: readonly ProgramAction[] = []): TradeRig {
  const rig = new TradeRig({ actions: [enter(changes), EXIT, ...more] });
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

const unguarded = { facts: [share({ canRestStop: false })] };

describe('a leg stop', () => {
  test('is measured from the average fill and rests for what has filled', () => {
    // 60 at 100.00: stop 95.00, limit 1 % below = 94.05. 40 more at 101.00: average 100.40, stop 95.40, limit 94.446 → 94.40.
    const rig = new TradeRig({ actions: [enter()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 60, 10_000, 40);
    expect(rig.sent()).toEqual(['#0 buy 100 market ~1% entry', '#1 sell 60 stopLimit 9500/9405 legStop']);
    rig.fill(0, 40, 10_100);
    expect(rig.sent()).toEqual([]);
    rig.accept(1);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9540/9440 legStop']);
  });

  test('of a short leg stands above, its limit above that', () => {
    const rig = new TradeRig({ actions: [enter({ legs: [SELL] })] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    // 105.00, and 1 % more is 106.05.
    expect(rig.sent()).toEqual(['#0 sell 100 market ~1% entry', '#1 buy 100 stopLimit 10500/10605 legStop']);
  });

  test('is rounded away from the price, and the tightest of several binds', () => {
    // 3 % of 100.03 is 3.0009: 97.0291 → 97.00 for a long. A level of 96.98 is farther off.
    const risk: RiskRule[] = [
      { kind: 'legStop', basis: 'percent', value: 3 },
      { kind: 'legStop', basis: 'level', value: 96.98 },
    ];
    const rig = new TradeRig({ actions: [enter({ risk })] });
    rig.now = at('09:20');
    rig.quote(10_003);
    rig.fire(0);
    rig.fill(0, 100, 10_003);
    expect(rig.sent()[1]).toBe('#1 sell 100 stopLimit 9700/9600 legStop');
  });

  test('that the venue triggers is an exit already: no second order, and a stop is told', () => {
    const rig = holding();
    rig.now = at('09:21');
    rig.say({ kind: 'triggered', order: 1 });
    rig.fill(1, 100, 9_495);
    expect(rig.sent()).toEqual([]);
    expect(rig.told()).toEqual(['filled', 'legClosed', 'stopped', 'flat']);
    expect(rig.journalled('riskFired')).toEqual([{ kind: 'riskFired', rule: 'legStop', position: 0, leg: 0, limit: 9_500, value: 10_000 }]);
    // 100 shares, ₹5.05 lost on each: ₹505.
    expect(rig.trade.profitPaise()).toBe(-50_500);
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('that rests is the venue’s to trigger: a print beyond it sends nothing', () => {
    const rig = holding();
    rig.print('09:21', 9_450);
    expect(rig.sent()).toEqual([]);
  });

  test('that may not rest is monitored at prints: at the stop is through it', () => {
    const rig = new TradeRig({ actions: [enter()], ...unguarded });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.sent();
    rig.print('09:21', 9_505);
    expect(rig.sent()).toEqual([]);
    rig.print('09:22', 9_500);
    expect(rig.sent()).toEqual(['#1 sell 100 market ~1% legStop']);
  });

  test('that the venue refuses is monitored, and laid again ten seconds later, at most twice', () => {
    const rig = holding();
    rig.say({ kind: 'cancelled', order: 1, by: 'exchange' });
    expect(rig.journalled('stopMonitored')).toHaveLength(1);
    expect(rig.trade.nextTimerUs()).toBe(at('09:20:10'));
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop']);
    rig.say({ kind: 'rejected', order: 2, code: 'rate-limit' });
    rig.timer('09:20:20');
    rig.say({ kind: 'rejected', order: 3, code: 'rate-limit' });
    rig.timer('09:20:30');
    expect(rig.sent()).toEqual(['#3 sell 100 stopLimit 9500/9405 legStop']);
    rig.print('09:21', 9_490);
    expect(rig.sent()).toEqual(['#4 sell 100 market ~1% legStop']);
  });

  test('whose growth is refused keeps what it had, and grows at the next step', () => {
    // 60 rest at 95.00; 40 more fill at the same price and the resize is refused: those 40 are monitored until it is tried again.
    const rig = new TradeRig({ actions: [enter()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 60, 10_000, 40);
    rig.accept(1);
    rig.fill(0, 40, 10_000);
    rig.say({ kind: 'refused', order: 1, request: 'modify', code: 'rate-limit' });
    rig.sent();
    rig.timer('09:20:10');
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9500/9405 legStop']);
    rig.say({ kind: 'refused', order: 1, request: 'modify', code: 'rate-limit' });
    rig.print('09:21', 9_500);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% legStop']);
  });

  test('whose move is refused rests where it was; the new level is watched, and the old one is still the venue’s', () => {
    // In at 100.00, stop 95.00; the trail moves it to 97.00 at 102.00, and the exchange will not have it.
    const rig = new TradeRig({
      actions: [enter({ risk: [points('legStop', 5), { kind: 'legTrail', basis: 'points', every: 2, move: 2 }] })],
    });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.accept(1);
    rig.sent();
    rig.print('09:21', 10_200);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9700/9600 legStop']);
    rig.say({ kind: 'refused', order: 1, request: 'modify', code: 'price-band' });
    expect(rig.sent()).toEqual([]);
    rig.print('09:21:05', 9_700);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% legStop']);
    rig.say({ kind: 'refused', order: 1, request: 'modify', code: 'rate-limit' });
    rig.say({ kind: 'triggered', order: 1 });
    rig.fill(1, 100, 9_500);
    expect(rig.trade.isExposed()).toBe(false);
  });

  test('that the fill has jumped over is not laid: the leg goes at once', () => {
    // A level of 95.00 was right at 100.00; the fill gapped down to 94.00.
    const rig = new TradeRig({ actions: [enter({ risk: [{ kind: 'legStop', basis: 'level', value: 95 }] })] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.sent();
    rig.fill(0, 100, 9_400);
    expect(rig.sent()).toEqual(['#1 sell 100 market ~1% legStop']);
  });
});

describe('a trail', () => {
  const trailing = (every: number, move: number, basis: 'points' | 'percent' = 'points'): RiskRule[] => [
    points('legStop', 5),
    { kind: 'legTrail', basis, every, move },
  ];

  test('moves the stop by `move` for each whole `every` in favour, and never back', () => {
    // Average 100.00, stop 95.00; each ₹2 moves it by ₹1.50. 103.90 is one step: 96.50. 106.00 is three: 99.50. 104.00 moves nothing.
    const rig = holding({ risk: trailing(2, 1.5) });
    rig.print('09:21', 10_390);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9650/9550 legStop']);
    rig.say({ kind: 'modified', order: 1 });
    rig.print('09:22', 10_600);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9950/9850 legStop']);
    rig.say({ kind: 'modified', order: 1 });
    rig.print('09:23', 10_400);
    expect(rig.sent()).toEqual([]);
    expect(rig.journalled('stopMoved').map(({ from, to }) => [from, to])).toEqual([
      [9_500, 9_650],
      [9_650, 9_950],
    ]);
  });

  test('of a short leg moves the stop down', () => {
    // Stop 105.00. At 96.00 the ₹2 steps are two: 105.00 − 2 × 1.50 = 102.00, limit 103.02 → 103.05.
    const rig = holding({ legs: [SELL], risk: trailing(2, 1.5) });
    rig.print('09:21', 9_600);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 10200/10305 legStop']);
  });

  test('in percent is of the average fill', () => {
    // 1 % of 100.00 is ₹1: at 102.00 two steps of 0.5 % = ₹1 in all: 96.00.
    const rig = holding({ risk: trailing(1, 0.5, 'percent') });
    rig.print('09:21', 10_200);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9600/9500 legStop']);
  });

  test('beside another: the one that has moved the stop farther binds', () => {
    // At 102.00 the first has stepped twice, ₹1.00 in all, the second once, ₹0.50: 96.00, whichever stands first.
    const fast = { kind: 'legTrail', basis: 'points', every: 1, move: 0.5 } as const;
    const slow = { kind: 'legTrail', basis: 'points', every: 2, move: 0.5 } as const;
    for (const trails of [
      [fast, slow],
      [slow, fast],
    ]) {
      const rig = holding({ risk: [points('legStop', 5), ...trails] });
      rig.print('09:21', 10_200);
      expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 9600/9500 legStop']);
    }
  });

  test('that would leap over the price stays a tick short of it', () => {
    // Each ₹1 moves it by ₹6: at 101.00 it would be 101.00; a tick short is 100.95, limit 99.9405 → 99.90.
    const rig = holding({ risk: trailing(1, 6) });
    rig.print('09:21', 10_100);
    expect(rig.sent()).toEqual(['#1 modify 100 stopLimit 10095/9990 legStop']);
  });

  test('binds from the next price: the print that moves it does not fire it', () => {
    const rig = new TradeRig({ actions: [enter({ risk: trailing(1, 6) })], ...unguarded });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.sent();
    rig.print('09:21', 10_100);
    expect(rig.sent()).toEqual([]);
    rig.print('09:22', 10_095);
    expect(rig.sent()).toEqual(['#1 sell 100 market ~1% legStop']);
  });
});

describe('a target', () => {
  test('is reached by a print at it, and turns the resting stop into the exit', () => {
    const rig = holding({ risk: [points('legStop', 5), points('legTarget', 10)] });
    rig.print('09:21', 10_995);
    expect(rig.sent()).toEqual([]);
    rig.print('09:22', 11_000);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% legTarget']);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 11_005);
    expect(rig.told()).toEqual(['filled', 'legClosed', 'targetHit', 'flat']);
    // 100 × ₹10.05.
    expect(rig.trade.profitPaise()).toBe(100_500);
  });

  test('of a short leg stands below, rounded away', () => {
    // 2.52 below 100.00 is 97.48 → 97.45.
    const rig = holding({ legs: [SELL], risk: [points('legStop', 5), points('legTarget', 2.52)] });
    rig.print('09:21', 9_750);
    expect(rig.sent()).toEqual([]);
    rig.print('09:22', 9_745);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% legTarget']);
  });
});

describe('profit and loss of the whole position', () => {
  test('stops it in rupees, at the limit', () => {
    // 100 shares: ₹300 lost at 97.00.
    const rig = holding({ risk: [points('legStop', 5), { kind: 'mtmStop', basis: 'rupees', value: 300 }] });
    rig.print('09:21', 9_705);
    expect(rig.sent()).toEqual([]);
    rig.print('09:22', 9_700);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% mtmStop']);
    expect(rig.journalled('riskFired')).toEqual([
      { kind: 'riskFired', rule: 'mtmStop', position: 0, leg: null, limit: -30_000, value: -30_000 },
    ]);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 100, 9_695);
    expect(rig.told()).toEqual(['filled', 'legClosed', 'flat', 'stopped']);
  });

  test('takes its target as a share of the capital', () => {
    // 0.5 % of ₹1,00,000 is ₹500: at 105.00.
    const rig = holding({ risk: [points('legStop', 5), { kind: 'mtmTarget', basis: 'percentOfCapital', value: 0.5 }] });
    rig.print('09:21', 10_500);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% mtmTarget']);
  });

  test('counts what is realised too', () => {
    // Half is sold at 104.00: +₹200. The rest at 96.00 is −₹200 open, 0 in all; at 92.00 it is −₹400, −₹200 in all.
    const half: ProgramAction = { kind: 'exit', event: 0, position: 0, percent: 50 };
    const rig = holding({ risk: [points('legStop', 20), { kind: 'mtmStop', basis: 'rupees', value: 200 }] }, [half]);
    rig.print('09:21', 10_400);
    expect(rig.fire(2)).toBe('sent');
    expect(rig.sent()).toEqual(['#1 modify 50 market ~1% exitAction']);
    rig.say({ kind: 'modified', order: 1 });
    rig.fill(1, 50, 10_400);
    expect(rig.sent()).toEqual(['#2 sell 50 stopLimit 8000/7920 legStop']);
    rig.accept(2);
    rig.print('09:22', 9_600);
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.profitPaise()).toBe(0);
    rig.print('09:23', 9_200);
    expect(rig.sent()).toEqual(['#2 modify 50 market ~1% mtmStop']);
  });

  test('of a group is taken when all prices of the instant are in', () => {
    // Long 100 of A, short 100 of B. A falls ₹4, B falls ₹4: half way through the instant it looks like −₹400.
    const legs = [BUY, { ...SELL, instrument: 1 }];
    const risk: RiskRule[] = [points('legStop', 50), { kind: 'mtmStop', basis: 'rupees', value: 300 }];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(10_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 10_000);
    rig.accept(2, 3);
    rig.sent();
    rig.print('09:21', 9_600);
    rig.print('09:21', 9_600, 1);
    expect(rig.sent()).toEqual([]);
    // B recovers: −₹400 + ₹100 = −₹300. The short leg is bought back first.
    rig.print('09:22', 9_600);
    rig.print('09:22', 9_900, 1);
    expect(rig.sent()).toEqual(['#3 modify 100 market ~1% mtmStop', '#2 modify 100 market ~1% mtmStop']);
  });

  test('of a group waits, after a night, for the first price of each leg', () => {
    // Both gap down ₹10. Between the two opens the long leg alone has lost ₹1,000.
    const legs = [BUY, { ...SELL, instrument: 1 }];
    const risk: RiskRule[] = [points('legStop', 50), { kind: 'mtmStop', basis: 'rupees', value: 300 }];
    const rig = new TradeRig({ actions: [enter({ legs, risk })], facts: [share(), share()] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.quote(10_000, 1);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.fill(1, 100, 10_000);
    rig.trade.onSessionEnd(at('15:30'));
    rig.trade.onSession(RIG_DAY + 1, [share({}, RIG_DAY + 1), share({}, RIG_DAY + 1)]);
    rig.sent();
    const open = at('09:15', RIG_DAY + 1);
    rig.trade.onPrice(0, 9_000, open);
    expect(rig.sent()).toEqual([]);
    rig.trade.onPrice(1, 9_000, open);
    expect(rig.sent()).toEqual([]);
    // The short leg comes back ₹4: −₹1,000 + ₹600.
    rig.trade.onPrice(1, 9_400, open + 60_000_000);
    rig.trade.onPrice(0, 9_000, open + 60_000_000);
    rig.sent();
    expect(rig.journalled('riskFired').map(({ rule }) => rule)).toEqual(['mtmStop']);
  });

  test('over the day ends the day: the position goes and none follows', () => {
    const rig = holding({ risk: [points('legStop', 5), { kind: 'dailyLossMax', basis: 'rupees', value: 200 }] });
    rig.print('09:21', 9_800);
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% mtmStop']);
    expect(rig.journalled('riskFired').map(({ rule }) => rule)).toEqual(['dailyLossMax']);
    rig.say({ kind: 'modified', order: 1 });
    // Out better than feared, and stopped for the day all the same.
    rig.fill(1, 100, 9_900);
    rig.quote(9_900);
    expect(rig.fire(0)).toBe('daily-loss');
  });
});

describe('when several rules fire at one print', () => {
  test('the strongest names the exit', () => {
    // Monitored stop at 95.00, MTM stop of ₹400 (96.00), at a print of 94.00: the loss of the whole outranks the leg's.
    const risk: RiskRule[] = [points('legStop', 5), { kind: 'mtmStop', basis: 'rupees', value: 400 }];
    const rig = new TradeRig({ actions: [enter({ risk })], ...unguarded });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.sent();
    rig.print('09:21', 9_400);
    expect(rig.sent()).toEqual(['#1 sell 100 market ~1% mtmStop']);
    expect(rig.journalled('riskFired').map(({ rule }) => rule)).toEqual(['mtmStop']);
  });
});

describe('exits by the clock', () => {
  test('at a time of day, from the open, or before the close', () => {
    const ats: readonly (readonly [RiskRule, string])[] = [
      [{ kind: 'exitAt', from: 'midnight', minutes: 15 * 60 + 10 }, '15:10'],
      [{ kind: 'exitAt', from: 'open', minutes: 30 }, '09:45'],
      [{ kind: 'exitAt', from: 'close', minutes: 15 }, '15:15'],
      [{ kind: 'exitAt', from: 'close', minutes: -15 }, '15:15'],
    ];
    for (const [rule, time] of ats) {
      const rig = holding({ risk: [points('legStop', 5), rule] });
      rig.now = at(time) - 1;
      rig.trade.onTimer(0, rig.now);
      expect(rig.sent()).toEqual([]);
      rig.timer(time);
      expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAt']);
    }
  });

  test('so many minutes after the first fill', () => {
    const rig = holding({ risk: [points('legStop', 5), { kind: 'exitAfter', minutes: 25 }] });
    rig.timer('09:44:59');
    expect(rig.sent()).toEqual([]);
    rig.timer('09:45');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAfter']);
  });

  test('an intraday position before the broker does it, across the full band', () => {
    const rig = holding({ legs: [{ ...BUY, product: 'intraday' }] });
    rig.timer('15:20');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~0% squareOff']);
  });

  test('a position of any product when its contract expires', () => {
    const rig = new TradeRig({ actions: [enter()], facts: [share({ expiryUs: at('15:25') })] });
    rig.now = at('09:20');
    rig.quote(10_000);
    rig.fire(0);
    rig.fill(0, 100, 10_000);
    rig.accept(1);
    rig.sent();
    rig.timer('15:25');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~0% expiry']);
  });

  test('a stronger one meets a weaker: one exit, raised', () => {
    const risk: RiskRule[] = [points('legStop', 5), { kind: 'exitAt', from: 'midnight', minutes: 15 * 60 + 20 }];
    const rig = holding({ legs: [{ ...BUY, product: 'intraday' }], risk });
    rig.timer('15:20');
    // Square-off is asked first and takes the latch; the time exit of the same instant finds it taken.
    expect(rig.sent()).toEqual(['#1 modify 100 market ~0% squareOff']);
  });
});

describe('a price that grows old', () => {
  test('alerts once, and leaves the resting stop where it is', () => {
    const rig = holding();
    rig.print('09:21', 10_010);
    rig.timer('09:22');
    expect(rig.journalled('stalePrice')).toEqual([]);
    expect(rig.trade.nextTimerUs()).toBe(at('09:23'));
    rig.timer('09:23');
    rig.timer('09:25');
    expect(rig.journalled('stalePrice')).toEqual([{ kind: 'stalePrice', position: 0, leg: 0, price: 10_010, priceUs: at('09:21') }]);
    expect(rig.sent()).toEqual([]);
    rig.print('09:26', 10_010);
    rig.timer('09:28');
    expect(rig.journalled('stalePrice')).toHaveLength(2);
  });
});

describe('a rule for prices that stop', () => {
  const silent = { risk: [points('legStop', 5), { kind: 'exitOnStale', seconds: 90 } as const] };

  test('leaves so many seconds after the price has passed its age, by the order that rests', () => {
    const rig = holding(silent);
    rig.print('09:21', 10_010);
    rig.timer('09:22');
    rig.timer('09:23');
    expect(rig.journalled('stalePrice')).toHaveLength(1);
    expect(rig.trade.nextTimerUs()).toBe(at('09:24:30'));
    rig.timer('09:24:29');
    expect(rig.sent()).toEqual([]);
    rig.timer('09:24:30');
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% stale']);
    expect(rig.journalled('riskFired')).toEqual([
      { kind: 'riskFired', rule: 'stale', position: 0, leg: 0, limit: at('09:24:30'), value: at('09:24:30') },
    ]);
  });

  test('is called off by a price that comes in time', () => {
    const rig = holding(silent);
    rig.print('09:21', 10_010);
    rig.timer('09:23');
    rig.print('09:24', 10_020);
    rig.timer('09:24:30');
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.nextTimerUs()).toBe(at('09:26'));
  });

  test('does not count the night', () => {
    const rig = holding(silent);
    const nextDay = RIG_DAY + 1;
    rig.print('15:29', 10_050);
    rig.trade.onSessionEnd(at('15:30'));
    rig.say({ kind: 'expired', order: 1 });
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.trade.onTimer(0, at('09:15', nextDay));
    rig.accept(2);
    rig.sent();
    rig.trade.onTimer(0, at('09:17', nextDay));
    expect(rig.journalled('stalePrice')).toHaveLength(1);
    expect(rig.sent()).toEqual([]);
    rig.trade.onTimer(0, at('09:18:30', nextDay));
    expect(rig.sent()).toEqual(['#2 modify 100 market ~1% stale']);
  });
});

describe('overnight', () => {
  const nextDay = RIG_DAY + 1;

  function carried(changes: Parameters<typeof enter>[0] = {}): TradeRig {
    const rig = holding(changes);
    rig.print('15:29', 10_050);
    rig.trade.onSessionEnd(at('15:30'));
    rig.now = at('15:30');
    rig.say({ kind: 'expired', order: 1 });
    expect(rig.sent()).toEqual([]);
    rig.now = at('09:15', nextDay);
    return rig;
  }

  test('the stop ends with the day and is laid again when the venue opens, and no earlier', () => {
    const rig = carried();
    rig.now = at('09:00', nextDay);
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.trade.onTimer(0, rig.now);
    expect(rig.sent()).toEqual([]);
    expect(rig.trade.nextTimerUs()).toBe(at('09:15', nextDay));
    rig.trade.onTimer(0, at('09:15', nextDay));
    expect(rig.sent()).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop']);
    expect(rig.journalled('stopMonitored')).toEqual([]);
  });

  const longEnough = (sessions: number) => ({
    risk: [points('legStop', 5), { kind: 'exitAfterSessions', sessions, minutes: 15 } as const],
  });

  /** The next session has opened, the stop rests again as order 2, and no clock does anything until the time that is told. */
  function quietUntil(rig: TradeRig, closeUs: number): number {
    rig.trade.onSession(nextDay, [share({ sessionCloseUs: closeUs }, nextDay)]);
    rig.trade.onTimer(0, at('09:15', nextDay));
    expect(rig.sent()).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop']);
    rig.accept(2);
    rig.told();
    rig.sent();
    return rig.trade.quietUntilUs();
  }

  test('so many sessions after that of the entry it goes before the close, however early that is', () => {
    const rig = carried(longEnough(1));
    expect(quietUntil(rig, at('15:30', nextDay))).toBe(at('15:15', nextDay));
    rig.trade.onTimer(0, at('15:15', nextDay));
    expect(rig.sent()).toEqual(['#2 modify 100 market ~1% exitAfter']);
    expect(quietUntil(carried(longEnough(1)), at('10:15', nextDay))).toBe(at('10:00', nextDay));
  });

  test('the sessions before are passed over', () => {
    const rig = carried(longEnough(2));
    expect(quietUntil(rig, at('15:30', nextDay))).toBe(Number.POSITIVE_INFINITY);
    rig.trade.onSessionEnd(at('15:30', nextDay));
    rig.say({ kind: 'expired', order: 2 });
    rig.trade.onSession(nextDay + 1, [share({}, nextDay + 1)]);
    rig.trade.onTimer(0, at('15:15', nextDay + 1));
    expect(rig.journalled('riskFired')).toMatchObject([{ rule: 'exitAfter', limit: at('15:15', nextDay + 1) }]);
  });

  test('no session after is that of the entry, into which nothing enters that late', () => {
    const rig = holding(longEnough(0));
    expect(rig.trade.quietUntilUs()).toBe(at('15:15'));
    rig.trade.onTimer(0, at('15:15'));
    expect(rig.sent()).toEqual(['#1 modify 100 market ~1% exitAfter']);
    const late = new TradeRig({ actions: [enter(longEnough(0))] });
    late.now = at('15:15');
    late.quote(10_000);
    expect(late.fire(0)).toBe('outside-window');
  });

  test('an exit wanted while nothing trades leaves at the open, on the first step of its ladder', () => {
    for (const [isEarly, now] of [
      [false, at('15:30')],
      [true, at('09:14', nextDay)],
    ] as const) {
      const rig = carried();
      if (isEarly) rig.trade.onSession(nextDay, [share({}, nextDay)]);
      rig.now = now;
      expect(rig.fire(1)).toBe('sent');
      if (!isEarly) rig.trade.onSession(nextDay, [share({}, nextDay)]);
      expect(rig.sent()).toEqual([]);
      expect(rig.trade.nextTimerUs()).toBe(at('09:15', nextDay));
      rig.trade.onTimer(0, at('09:15', nextDay));
      expect(rig.sent()).toEqual(['#2 sell 100 market ~1% exitAction']);
      expect(rig.told()).not.toContain('exitUnfilled');
      expect(rig.journalled('chased')).toEqual([]);
    }
  });

  test('an exit that found no buyer goes on at the next open', () => {
    const rig = holding();
    rig.now = at('15:29');
    rig.fire(1);
    rig.say({ kind: 'modified', order: 1 }, { kind: 'convertedToLimit', order: 1, limitPrice: 9_900 });
    rig.trade.onSessionEnd(at('15:30'));
    rig.now = at('15:30');
    rig.say({ kind: 'expired', order: 1 });
    expect(rig.told()).toContain('exitUnfilled');
    rig.sent();
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    rig.trade.onTimer(0, at('09:15', nextDay));
    expect(rig.sent()).toEqual(['#2 sell 100 market ~1% exitAction']);
  });

  test('bars held count trading, minutes held count the clock', () => {
    const rig = carried();
    rig.trade.onSession(nextDay, [share({}, nextDay)]);
    const now = at('09:25', nextDay);
    // 09:20 to 15:30 are 370 minutes of trading, and ten more; the clock has gone round once and five minutes.
    expect(rig.trade.positionValue(0, 'barsHeld', now)).toBe(380);
    expect(rig.trade.positionValue(0, 'minutesHeld', now)).toBe(1_445);
  });
});

test('the default desk holds what the tests take for granted', () => {
  const rig = holding({ execution: PLAIN_EXECUTION });
  expect(rig.trade.positionValue(0, 'entryPrice', rig.now)).toBe(10_000);
  rig.print('09:21', 10_150);
  // ₹1.50 on each of 100: ₹150, 150 units a share, 1.5 % of the entry.
  expect(rig.trade.positionValue(0, 'profit', rig.now)).toBe(150);
  expect(rig.trade.positionValue(0, 'profitPoints', rig.now)).toBe(150);
  expect(rig.trade.positionValue(0, 'profitPercent', rig.now)).toBe(1.5);
  expect(rig.trade.positionValue(0, 'quantity', rig.now)).toBe(100);
});
