// What broker and exchange refuse, what volume allows, what becomes of orders that are changed, cancelled or left over, and how faults are
// drawn. Prices are paise, the tick is 5.
import { describe, expect, it } from 'vitest';
import { UNKNOWN_VOLUME } from './order-book-layout';
import { CLOSE_US, OPEN_US, OPTION_CONTRACT, SHARE, type Terms, TestDesk } from './test-desk';
import type { VenueSession } from './venue-session';

const MARKET_BUY: Terms = { type: 'market', side: 'buy' };
const refusalOf = (terms: Terms, session: VenueSession = OPTION_CONTRACT): unknown => {
  const desk = new TestDesk({}, [session]);
  desk.place(terms);
  return desk.events;
};
const rejected = (code: string): unknown => [{ kind: 'rejected', order: 0, code }];

describe('an order is refused', () => {
  it('above the freeze quantity', () => {
    expect(refusalOf({ ...MARKET_BUY, quantity: 1_875 })).toEqual(rejected('over-freeze'));
    expect(refusalOf({ ...MARKET_BUY, quantity: 1_800 })).toEqual([{ kind: 'accepted', order: 0 }]);
  });

  it('off the lot', () => {
    expect(refusalOf({ ...MARKET_BUY, quantity: 100 })).toEqual(rejected('odd-lot'));
    expect(refusalOf({ ...MARKET_BUY, quantity: 0 })).toEqual(rejected('odd-lot'));
  });

  it('off the tick, be it the limit or the trigger', () => {
    expect(refusalOf({ type: 'limit', side: 'buy', limitPrice: 10_002 })).toEqual(rejected('off-tick'));
    expect(refusalOf({ type: 'stopLimit', side: 'buy', limitPrice: 10_005, triggerPrice: 10_001 })).toEqual(rejected('off-tick'));
  });

  it('outside the day’s band', () => {
    const banded = { ...SHARE, bandLow: 9_000, bandHigh: 11_000 };
    expect(refusalOf({ type: 'limit', side: 'buy', limitPrice: 8_995 }, banded)).toEqual(rejected('price-band'));
    expect(refusalOf({ type: 'limit', side: 'sell', limitPrice: 11_005 }, banded)).toEqual(rejected('price-band'));
    expect(refusalOf({ type: 'limit', side: 'sell', limitPrice: 11_000 }, banded)).toEqual([{ kind: 'accepted', order: 0 }]);
  });

  it('of an index, of an instrument that is not dealt in, and outside the session', () => {
    const { facts } = SHARE;
    expect(refusalOf(MARKET_BUY, { ...SHARE, facts: { ...facts, kind: 'index' } })).toEqual(rejected('index-not-tradable'));
    expect(refusalOf(MARKET_BUY, { ...SHARE, facts: { ...facts, canTrade: false } })).toEqual(rejected('market-closed'));
    for (const timeUs of [SHARE.facts.sessionOpenUs - 1, CLOSE_US]) {
      const desk = new TestDesk();
      desk.timeUs = timeUs;
      desk.place(MARKET_BUY);
      expect(desk.events).toEqual(rejected('market-closed'));
    }
  });

  it('beyond the orders of one second', () => {
    const desk = new TestDesk({ ordersPerSecondMax: 2 });
    for (let order = 0; order < 3; order += 1) desk.place(MARKET_BUY);
    desk.timeUs += 1_000_000;
    desk.place(MARKET_BUY);
    expect(desk.events.map((event) => event.kind)).toEqual(['accepted', 'accepted', 'rejected', 'accepted']);
  });
});

describe('a market order that waits for the session to open', () => {
  it('is protected around the open, not around the close before it', () => {
    // Last close 100.00; the market opens at 110.00. A band of 1 % around 100.00 would leave the order resting at 101.00.
    const desk = new TestDesk({}, [{ ...SHARE, facts: { ...SHARE.facts, sessionOpenUs: OPEN_US } }]);
    desk.place({ ...MARKET_BUY, protectionPercent: 1 });
    desk.bar([11_000, 11_010, 10_990, 11_000]);
    expect(desk.fills).toEqual(['#0 75 @ 11015 (15) nextOpen']);
  });

  it('placed a minute later is protected around the last price, and rests', () => {
    const desk = new TestDesk();
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    desk.place({ ...MARKET_BUY, protectionPercent: 1 });
    desk.bar([11_000, 11_010, 10_990, 11_000]);
    expect(desk.story(0)).toEqual(['accepted', 'convertedToLimit']);
  });
});

describe('volume', () => {
  it('caps what one bar gives, in whole lots; the rest works on', () => {
    // 2.5% of 9 000 is 225: three lots of 75 a bar.
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 450 });
    desk.bar([10_000, 10_010, 9_900, 9_960, 9_000]);
    desk.bar([9_960, 9_970, 9_900, 9_960, 6_200]); // 2.5% is 155: two lots
    desk.bar([9_960, 9_970, 9_900, 9_960, 1_000]); // 2.5% is less than a lot, and a lot is the least
    expect(desk.fills).toEqual(['#0 225 @ 9950 (0) limitTraded', '#0 150 @ 9950 (0) limitTraded', '#0 75 @ 9950 (0) limitTraded']);
    expect(desk.venue.liveOrders).toBe(0);
  });

  it('is shared by all orders of a bar', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 150 });
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_940, quantity: 150, position: 1 });
    desk.bar([10_000, 10_010, 9_900, 9_960, 9_000]);
    expect(desk.fills).toEqual(['#0 150 @ 9950 (0) limitTraded', '#1 75 @ 9940 (0) limitTraded']);
  });

  it('of the bar before caps a fill at the open, for the bar’s own lies ahead; its end gives the rest', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.bar([10_000, 10_010, 9_990, 10_000, 6_000]);
    desk.place({ ...MARKET_BUY, quantity: 300 });
    desk.bar([10_000, 10_050, 9_990, 10_040, 9_000]); // 150 at the open by 6 000, 225 in all by 9 000
    expect(desk.events.slice(1)).toEqual([
      { kind: 'filled', order: 0, quantity: 150, price: 10_015, remaining: 150, rule: 'nextOpen', slippage: 15, isAmbiguous: false },
      { kind: 'convertedToLimit', order: 0, limitPrice: 10_200 },
      { kind: 'filled', order: 0, quantity: 75, price: 10_010, remaining: 75, rule: 'bandRested', slippage: 10, isAmbiguous: false },
    ]);
  });

  it('of zero fills nothing and triggers nothing, unless the source has no volume at all', () => {
    const stop: Terms = { type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_700 };
    const desk = new TestDesk();
    desk.place(stop);
    desk.place(MARKET_BUY);
    desk.bar([9_800, 9_800, 9_800, 9_800, 0]);
    expect(desk.events.map((event) => event.kind)).toEqual(['accepted', 'accepted']);
    const blind = new TestDesk({}, [{ ...SHARE, hasVolume: false }]);
    blind.place(stop);
    blind.bar([10_000, 10_000, 9_800, 9_800, 0]);
    expect(blind.fills).toEqual(['#0 75 @ 9890 (10) stopTraded']);
  });
});

describe('a change', () => {
  it('of a resting stop to a market order exits at the next open', () => {
    const desk = new TestDesk();
    const stop = desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800 });
    desk.modify(stop, { type: 'market', side: 'sell' });
    desk.bar([10_000, 10_010, 9_880, 9_950]);
    expect(desk.fills).toEqual(['#0 75 @ 9985 (15) nextOpen']);
    expect(desk.story(stop)).toEqual(['accepted', 'modified', 'filled']);
  });

  it('states the whole quantity: what has filled counts', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    const order = desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 450 });
    desk.bar([10_000, 10_010, 9_900, 9_960, 9_000]); // 225 filled
    desk.modify(order, { type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 300 });
    desk.bar([9_960, 9_970, 9_900, 9_960]);
    expect(desk.fills).toEqual(['#0 225 @ 9950 (0) limitTraded', '#0 75 @ 9950 (0) limitTraded']);
  });

  it('down to what has filled cancels the rest', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    const order = desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 450 });
    desk.bar([10_000, 10_010, 9_900, 9_960, 9_000]);
    desk.modify(order, { type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 225 });
    expect(desk.events.at(-1)).toEqual({ kind: 'cancelled', order, by: 'request' });
  });

  it('to a price outside the band is refused, and the order stands as it was', () => {
    const desk = new TestDesk({}, [{ ...SHARE, bandLow: 9_000, bandHigh: 11_000 }]);
    const order = desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.modify(order, { type: 'limit', side: 'buy', limitPrice: 8_900 });
    expect(desk.events.at(-1)).toEqual({ kind: 'refused', order, request: 'modify', code: 'price-band' });
    desk.bar([9_960, 9_970, 9_900, 9_960]);
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded']);
  });

  it('that makes no sense is a bug of the kernel', () => {
    const desk = new TestDesk();
    const order = desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    expect(() => desk.modify(order, { type: 'limit', side: 'buy', limitPrice: 9_951 })).toThrow('off-tick');
    expect(() => desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_905 })).toThrow('beyond');
  });

  it('or a cancel after the fill changes nothing: the fill is the answer', () => {
    const desk = new TestDesk();
    const order = desk.place(MARKET_BUY);
    desk.answer = (event) => (event.kind === 'filled' ? [{ kind: 'cancel', order }] : []);
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    desk.cancel(order);
    expect(desk.story(order)).toEqual(['accepted', 'filled']);
  });

  it('or a cancel before the fill wins', () => {
    const desk = new TestDesk();
    const order = desk.place(MARKET_BUY);
    desk.cancel(order);
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    expect(desk.story(order)).toEqual(['accepted', 'cancelled']);
  });
});

describe('the end of a session', () => {
  it('lets every resting order lapse, and refuses what comes after', () => {
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800 });
    desk.endSession();
    expect(desk.events.slice(2)).toEqual([
      { kind: 'expired', order: 0 },
      { kind: 'expired', order: 1 },
    ]);
    expect(desk.venue.liveOrders).toBe(0);
    desk.place(MARKET_BUY);
    expect(desk.events.at(-1)).toEqual({ kind: 'rejected', order: 2, code: 'market-closed' });
  });
});

describe('the end of a contract', () => {
  it('settles what is left of every order at its last price, without slippage', () => {
    const desk = new TestDesk({ halfSpreadTicks: 2 });
    desk.place({ type: 'limit', side: 'sell', limitPrice: 10_500 });
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800 });
    desk.settleContract(10_100);
    expect(desk.fills).toEqual(expect.arrayContaining(['#0 75 @ 10100 (0) settlement', '#1 75 @ 10100 (0) settlement']));
    expect(desk.venue.liveOrders).toBe(0);
    desk.endSession();
    expect(desk.fills).toHaveLength(2);
  });
});

describe('ticks', () => {
  const LATER_US = 400_000;

  it('a market order fills at the first tick after the latency', () => {
    const desk = new TestDesk();
    desk.place(MARKET_BUY);
    desk.tick(10_010, 100_000); // within 300 ms of the order
    desk.tick(10_020, LATER_US);
    expect(desk.fills).toEqual(['#0 75 @ 10030 (10) nextTick']);
  });

  it('a limit needs a tick through it and then trades at its price; a marketable one takes its first tick', () => {
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.tick(10_000, LATER_US);
    desk.tick(9_950, LATER_US);
    desk.tick(9_940, LATER_US);
    desk.place({ type: 'limit', side: 'buy', limitPrice: 10_000 });
    desk.tick(9_930, LATER_US);
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded', '#1 75 @ 9930 (0) nextTick']);
  });

  it('a stop triggers on a tick and trades there', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800 });
    desk.tick(9_905, LATER_US);
    desk.tick(9_895, LATER_US);
    expect(desk.fills).toEqual(['#0 75 @ 9885 (10) stopTraded']);
  });

  it('are capped by the volume of the minute before, or of the running one once that is larger', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.tick(10_000, 0, 6_000); // 09:15
    desk.tick(10_000, 60_000_000, 100); // 09:16
    desk.place({ ...MARKET_BUY, quantity: 450 });
    desk.tick(10_000, LATER_US, 100); // 2.5% of 6 000: 150
    desk.tick(10_000, LATER_US, 8_900); // 2.5% of 9 100: 225 in all
    expect(desk.fills).toEqual(['#0 150 @ 10010 (10) nextTick', '#0 75 @ 10010 (10) bandRested']);
  });

  it('without volume are not capped', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.place({ ...MARKET_BUY, quantity: 1_800 });
    desk.tick(10_000, LATER_US, UNKNOWN_VOLUME);
    expect(desk.fills).toEqual(['#0 1800 @ 10010 (10) nextTick']);
  });
});

describe('faults', () => {
  it('strike the same orders in every run of a seed, and others in another', () => {
    const run = (seed: number): string => {
      const desk = new TestDesk({ seed, rejectPercent: 50 });
      for (let order = 0; order < 40; order += 1) desk.place({ type: 'limit', side: 'buy', limitPrice: 5_000 });
      return desk.events.map((event) => (event.kind === 'rejected' ? 'r' : '.')).join('');
    };
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
    for (const kind of ['r', '.']) expect(run(1).split(kind).length).toBeGreaterThan(10);
  });

  it('a draw belongs to its order: one order more shifts none of the others', () => {
    const kinds = (skipped: number): readonly string[] => {
      const desk = new TestDesk({ seed: 3, rejectPercent: 50 });
      for (let order = 0; order < 30; order += 1) {
        if (order === skipped) desk.intent(MARKET_BUY);
        else desk.place({ type: 'limit', side: 'buy', limitPrice: 5_000 });
      }
      return desk.events.filter((event) => event.order !== 7).map((event) => event.kind);
    };
    expect(kinds(7)).toEqual(kinds(-1));
  });

  it('partial fills leave whole lots working; a stop may be cancelled by the exchange', () => {
    const desk = new TestDesk({ partialPercent: 100 }, [OPTION_CONTRACT]);
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 450 });
    for (let bar = 0; bar < 12; bar += 1) desk.bar([10_000, 10_010, 9_900, 9_990]);
    const quantities = desk.events.flatMap((event) => (event.kind === 'filled' ? [event.quantity] : []));
    expect(quantities.reduce((sum, quantity) => sum + quantity, 0)).toBe(450);
    expect(quantities.length).toBeGreaterThan(1);
    expect(quantities.every((quantity) => quantity % 75 === 0)).toBe(true);
    const cancelling = new TestDesk({ stopCancelPercent: 100 });
    cancelling.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800 });
    cancelling.bar([10_000, 10_010, 9_880, 9_950]);
    expect(cancelling.story(0)).toEqual(['accepted', 'triggered', 'cancelled']);
  });
});

describe('the state of the venue', () => {
  it('is a copy of bytes: a restored venue goes on as the first did', () => {
    const first = new TestDesk({}, [OPTION_CONTRACT]);
    first.place({ type: 'limit', side: 'buy', limitPrice: 9_950, quantity: 450 });
    first.bar([10_000, 10_010, 9_900, 9_960, 9_000]);
    const second = new TestDesk({}, [OPTION_CONTRACT]);
    second.venue.restore(first.venue.snapshot());
    second.timeUs = first.timeUs;
    expect(second.venue.digest()).toBe(first.venue.digest());
    const fillsBefore = first.fills.length;
    for (const desk of [first, second]) desk.bar([9_960, 9_970, 9_900, 9_960, 9_000]);
    expect(second.fills).toEqual(first.fills.slice(fillsBefore));
    expect(second.fills).toHaveLength(1);
    expect(second.venue.digest()).toBe(first.venue.digest());
  });

  it('is not copied in the middle of an event', () => {
    const desk = new TestDesk();
    desk.venue.accept(desk.intent(MARKET_BUY), desk.timeUs, 10_000);
    expect(() => desk.venue.snapshot()).toThrow('between events');
  });

  it('holds a bounded number of orders', () => {
    const desk = new TestDesk();
    for (let order = 0; order < 64; order += 1) desk.place({ type: 'limit', side: 'buy', limitPrice: 5_000 });
    expect(() => desk.place({ type: 'limit', side: 'buy', limitPrice: 5_000 })).toThrow('at most 64');
  });
});
