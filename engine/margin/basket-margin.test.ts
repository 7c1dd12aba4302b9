import { describe, expect, test } from 'vitest';
import { type OptionRight, option } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { parseIst } from '../time/ist-time';
import { basketMargin, findBasketShortfall, lotsWithin } from './basket-margin';
import type { MarginLeg } from './margin-leg';

const MARKET = { timeUs: parseIst('2025-11-24 12:00') ?? 0, underlyings: [{ name: 'NIFTY', spot: 26_000, dailyDeviation: null }] };

function leg(right: OptionRight, strike: number, quantity: number, price: number): MarginLeg {
  const terms = { underlying: 'NIFTY', expiryDay: isoDay('2025-11-25'), strike: strike * 100, right };
  return { contract: option(`NFO:NIFTY25NOV${strike}${right}`, terms), quantity, price, volatility: null };
}

const SOLD = leg('call', 26_200, -75, 60);
const HEDGE = leg('call', 26_500, 75, 10);
const spread = (orders: readonly MarginLeg[], held: readonly MarginLeg[] = []) => basketMargin({ ...MARKET, held, orders });

describe('a basket', () => {
  test('needs what its legs bind together when the hedge goes first, and the naked margin when it goes last', () => {
    const [hedgeFirst, hedgeLast] = [spread([HEDGE, SOLD]), spread([SOLD, HEDGE])];
    expect(hedgeLast.addedPaise).toBe(hedgeFirst.addedPaise);
    expect(hedgeFirst.neededPaise).toBe(hedgeFirst.after.totalPaise);
    expect(hedgeLast.neededPaise).toBe(spread([SOLD]).after.totalPaise);
    expect(hedgeLast.neededPaise).toBeGreaterThan(3 * hedgeFirst.neededPaise);
  });
  test('finds a hedge that is held already', () => {
    expect(spread([SOLD], [HEDGE]).neededPaise).toBeLessThan(spread([SOLD]).neededPaise / 3);
  });
  test('that closes what is held needs nothing, and frees what that bound', () => {
    const closing = spread([{ ...SOLD, quantity: 75 }], [SOLD]);
    expect(closing).toMatchObject({ neededPaise: 0, addedPaise: -closing.heldPaise, after: { totalPaise: 0 } });
    expect(spread([{ ...HEDGE, quantity: -75 }], [HEDGE]).neededPaise).toBe(0);
  });
  test('without orders needs nothing', () => {
    expect(spread([], [SOLD])).toMatchObject({ neededPaise: 0, addedPaise: 0 });
  });
});

describe('a shortfall', () => {
  const basket = spread([HEDGE, SOLD]);

  test('is none while the free money is enough, to the paisa', () => {
    expect(findBasketShortfall(basket, basket.neededPaise)).toBeNull();
    expect(findBasketShortfall(basket, basket.neededPaise - 1)).toEqual({
      neededPaise: basket.neededPaise,
      freePaise: basket.neededPaise - 1,
    });
  });
  test('counts what is held against the money', () => {
    const more = spread([HEDGE], [SOLD]);
    expect(findBasketShortfall(more, more.heldPaise)?.freePaise ?? 0).toBe(0);
    expect(findBasketShortfall(spread([SOLD], [SOLD]), more.heldPaise)).toMatchObject({ freePaise: 0 });
  });
});

describe('lots within an equity', () => {
  test.each([[[]], [[leg('put', 25_800, -150, 55)]], [[leg('call', 26_500, 300, 10)]]])(
    'are the most that are carried, beside %j',
    (held) => {
      const request = { ...MARKET, held, orders: [HEDGE, SOLD] };
      const carries = (lots: number, equity: number): boolean => {
        const orders = request.orders.map((order) => ({ ...order, quantity: order.quantity * lots }));
        return findBasketShortfall(basketMargin({ ...request, orders }), equity) === null;
      };
      for (const equity of [0, 10_000_000, 60_000_000, 250_000_000]) {
        const most = Array.from({ length: 61 }, (_, lots) => lots).findLast((lots) => lots === 0 || carries(lots, equity));
        expect(lotsWithin(request, equity, 60), String(equity)).toBe(most);
      }
    },
  );
});
