// What a position does on an ex-date, intent by intent: its rules in new units, what was wanted and not had, and copies of the kernel.
import { expect, test } from 'vitest';
import type { ProgramAction, RiskRule } from '../../dsl/ir/program';
import type { CorporateAction } from '../market/corporate-action';
import { microOfPaise } from '../market/micro-paise';
import type { DueAction } from './corporate-actions';
import { at, enter, points, RIG_DAY, SELL, share, TradeRig } from './rig/trade-rig';

const NEXT = RIG_DAY + 1;
const HALF_OUT: ProgramAction = { kind: 'exit', event: 0, position: 0, percent: 50 };

function due(action: CorporateAction, price: number): readonly DueAction[] {
  return [{ instrument: 0, action, price }];
}

const SPLIT: CorporateAction = { kind: 'split', exDay: NEXT, numerator: 5, denominator: 1 };
const BONUS: CorporateAction = { kind: 'bonus', exDay: NEXT, numerator: 3, denominator: 2 };

/** Has bought or sold `quantity` at 100 rupees, and gone through the night. */
function held(risk: readonly RiskRule[], quantity = 100, isShort = false, days = [share()]): TradeRig {
  const rig = new TradeRig({
    actions: [enter({ risk: [...risk], size: { kind: 'lots', lots: quantity }, ...(isShort ? { legs: [SELL] } : {}) }), HALF_OUT],
    facts: days,
  });
  rig.print('09:20', 10_000);
  rig.fire(0);
  rig.accept(0);
  rig.fill(0, quantity, 10_000);
  rig.accept(1);
  return rig;
}

function overnight(rig: TradeRig, actions: readonly DueAction[], lived: readonly number[] = [1]): void {
  rig.sent();
  rig.now = at('15:30');
  rig.trade.onSessionEnd(rig.now);
  for (const order of lived) rig.say({ kind: 'expired', order });
  rig.sent();
  rig.trade.onSession(NEXT, [share({}, NEXT)], actions);
  rig.now = at('09:15', NEXT);
  rig.trade.onTimer(0, rig.now);
}

test('stop and target of a long position go to a fifth, and the stop is sent at the open', () => {
  const rig = held([points('legStop', 5), points('legTarget', 10)]);
  overnight(rig, due(SPLIT, 2_000));
  expect(rig.sent()).toEqual(['#2 sell 500 stopLimit 1900/1880 legStop']);
  rig.accept(2);
  rig.trade.onPrice(0, 2_195, at('09:16', NEXT));
  expect(rig.sent()).toEqual([]);
  rig.trade.onPrice(0, 2_200, at('09:17', NEXT));
  expect(rig.sent()).toEqual(['#2 modify 500 market ~1% legTarget']);
});

test('a level that was sampled as a price stands in new units', () => {
  const rig = held([{ kind: 'legStop', basis: 'level', value: 94 }], 100);
  overnight(rig, due(SPLIT, 2_000));
  expect(rig.sent()).toEqual(['#2 sell 500 stopLimit 1880/1860 legStop']);
});

test('a short position keeps its distance above, and pays for the half unit that it owes', () => {
  const rig = held([points('legStop', 6)], 7, true);
  overnight(rig, due(BONUS, 6_667));
  // 106 in new units is 70.67, away from the price 70.70; ten and a half are owed, the half costs 33.34 of them.
  expect(rig.sent()).toEqual(['#2 buy 10 stopLimit 7070/7145 legStop']);
  expect(rig.journalled('unitsChanged')).toMatchObject([{ from: -7, to: -10, lieuPaise: -3_334 }]);
  // Sold for 70 000; bought back at 66.67 by ten and a half: nothing but the rounding of the close is won.
  expect(rig.trade.profitPaise()).toBe(70_000 - 10 * 6_667 - 3_334);
});

test('half of the position that was to leave and did not, leaves as half of the new one', () => {
  const rig = held([points('legStop', 5)]);
  rig.print('15:29', 10_000);
  rig.fire(1);
  rig.sent();
  overnight(rig, due(SPLIT, 2_000), [1, 2]);
  const leaving = rig.trade.takeIntents();
  rig.trade.onTimer(0, at('09:15', NEXT));
  const sold = [...leaving, ...rig.trade.takeIntents()].flatMap((intent) =>
    intent.kind === 'place' && intent.reason === 'exitAction' ? [intent.quantity] : [],
  );
  expect(sold).toEqual([250]);
});

test('what a strategy reads of the position is in new units, its profit as it was', () => {
  const rig = held([points('legStop', 5)]);
  rig.quote(2_100);
  overnight(rig, due(SPLIT, 2_000));
  const read = (field: 'quantity' | 'entryPrice' | 'profitPoints' | 'profitPercent' | 'profit') =>
    rig.trade.positionValue(0, field, rig.now);
  expect([read('quantity'), read('entryPrice'), read('profitPoints'), read('profitPercent'), read('profit')]).toEqual([
    500, 2_000, 100, 5, 500,
  ]);
});

test('a dividend counts as profit and moves no rule', () => {
  const rig = held([points('legStop', 5)]);
  overnight(rig, due({ kind: 'dividend', exDay: NEXT, perUnit: microOfPaise(250) }, 9_750));
  expect(rig.sent()).toEqual(['#2 sell 100 stopLimit 9500/9405 legStop']);
  expect(rig.trade.profitPaise()).toBe(25_000);
  expect(rig.journalled('dividend')).toEqual([{ kind: 'dividend', position: 0, leg: 0, quantity: 100, paise: 25_000 }]);
});

test('a copy of the kernel takes the action as the kernel itself does', () => {
  const rig = held([points('legStop', 5)], 7);
  rig.sent();
  rig.told();
  const copy = held([points('legStop', 9)], 8);
  copy.sent();
  copy.told();
  copy.trade.restore(rig.trade.snapshot());
  for (const each of [rig, copy]) overnight(each, due(BONUS, 6_667));
  expect(copy.trade.digest()).toBe(rig.trade.digest());
  expect(copy.journalled('unitsChanged')).toMatchObject([{ from: 7, to: 10 }]);
});
