// The books of a run, from order events to fills with their charges, closed trades and equity. Prices and money are paise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderReason, PlaceIntent, Product, Side } from '../events';
import { CHARGE_ITEMS } from '../market/charge-items';
import { equity, future, type Instrument, option } from '../market/instrument';
import { type MicroPaise, microOfPaise } from '../market/micro-paise';
import { isoDay } from '../time/day-text';
import { clockMinute, istMinute, US_PER_MINUTE } from '../time/ist-time';
import { RunBooks } from './run-books';

const CAPITAL = 10_000_000;
const DAY = isoDay('2026-06-15');
const CALL = option('NFO:NIFTY26JUN25000CE', { underlying: 'NIFTY', expiryDay: isoDay('2026-06-30'), strike: 2_500_000, right: 'call' });
const PUT = option('NFO:NIFTY26JUN25000PE', { underlying: 'NIFTY', expiryDay: isoDay('2026-06-30'), strike: 2_500_000, right: 'put' });
const SHARE = equity('NSE:RELIANCE', true);
const FUTURE = future('NFO:NIFTY26JUNFUT', 'NIFTY', isoDay('2026-06-30'));
const CONTRACTS: readonly Instrument[] = [CALL, PUT, SHARE, FUTURE];
const [C, P, S, F] = [0, 1, 2, 3];
const CONSOLIDATION = { kind: 'split', exDay: DAY + 1, numerator: 1, denominator: 10 } as const;

interface FillTerms {
  readonly instrument: number;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  readonly position?: number;
  readonly leg?: number;
  readonly reason?: OrderReason;
  readonly product?: Product;
  readonly rule?: 'nextOpen' | 'limitTraded' | 'settlement' | 'squareOff';
  readonly isAmbiguous?: boolean;
}

class Scene {
  readonly books = new RunBooks({ capitalPaise: CAPITAL, instruments: 4, positions: 2, plan: 'zerodha' });
  timeUs = istMinute(DAY, clockMinute('09:15')) * US_PER_MINUTE;
  private day = DAY;
  private orders = 0;

  constructor() {
    this.books.startSession(this.day, CONTRACTS);
  }

  /** An order and its fills: `parts` of the quantity, at the same price. */
  trade(terms: FillTerms, parts: readonly number[] = [terms.quantity]): void {
    const {
      instrument,
      side,
      quantity,
      price,
      position = 0,
      leg = 0,
      reason = 'entry',
      product = 'intraday',
      rule = 'nextOpen',
      isAmbiguous = false,
    } = terms;
    const order = this.orders;
    this.orders += 1;
    const rest = {
      action: 0,
      slice: 0,
      attempt: 0,
      type: 'market',
      limitPrice: Number.NaN,
      triggerPrice: Number.NaN,
      protectionPercent: 0,
    } as const;
    this.books.onIntent({
      kind: 'place',
      order,
      position,
      leg,
      instrument,
      side,
      quantity,
      product,
      reason,
      ...rest,
    } satisfies PlaceIntent);
    let remaining = quantity;
    for (const part of parts) {
      remaining -= part;
      this.books.onOrderEvent({ kind: 'filled', order, quantity: part, price, remaining, rule, slippage: 0, isAmbiguous }, this.timeUs);
    }
  }

  /** A minute of one instrument that opened at the present instant. */
  bar(instrument: number, high: number, low: number, close: number): void {
    const openUs = this.timeUs;
    this.timeUs += US_PER_MINUTE;
    this.books.markBar(instrument, openUs, high, low, close);
    this.books.sealMinute();
  }

  nextDay(): void {
    this.books.endSession();
    this.day += 1;
    this.timeUs = istMinute(this.day, clockMinute('09:15')) * US_PER_MINUTE;
    this.books.startSession(this.day, CONTRACTS);
  }

  end(): RunBooks {
    this.books.endSession();
    this.books.ledger.assertBalanced();
    return this.books;
  }
}

const chargesOf = (books: RunBooks): Readonly<Record<string, number>> =>
  Object.fromEntries(books.charges.filter(({ paise }) => paise !== 0).map(({ item, paise }) => [item, paise]));

describe('a round trip of an option, 65 at Rs 150', () => {
  const scene = new Scene();
  scene.trade({ instrument: C, side: 'buy', quantity: 65, price: 15_000 });
  const equityOpen = scene.books.equityPaise([15_000]);
  scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 15_000, reason: 'exitAction' });
  const equityClosed = scene.books.equityPaise([1]);
  const books = scene.end();

  it('accrues Rs 27.99 and then Rs 42.32, which weigh on equity at once', () => {
    expect([equityOpen, equityClosed]).toEqual([CAPITAL - 2_799, CAPITAL - 7_032]);
  });

  it('is posted as the contract note rounds it: STT and stamp to the rupee', () => {
    // STT 14.625 → 15; stamp 0.2925 → 0; exchange 6.83085, IPFT 0.0975, SEBI 0.0195, GST 8.450613 to the paisa.
    expect(chargesOf(books)).toEqual({ brokerage: 4_000, stt: 1_500, exchange: 683, ipft: 10, sebi: 2, gst: 845 });
    expect(books.equityPaise([])).toBe(CAPITAL - 7_040);
  });

  it('shows on each fill its share, and the shares sum to the postings', () => {
    const [buy, sell] = books.fills;
    // 683 and 845 are odd: of two equal parts the earlier takes the paisa.
    expect(buy?.charges).toMatchObject({ brokerage: 2_000, stt: 0, exchange: 342, ipft: 5, sebi: 1, gst: 423 });
    expect(sell?.charges).toMatchObject({ brokerage: 2_000, stt: 1_500, exchange: 341, ipft: 5, sebi: 1, gst: 422 });
    expect((buy?.chargesPaise ?? 0) + (sell?.chargesPaise ?? 0)).toBe(7_040);
  });

  it('is one closed trade that lost its charges', () => {
    expect(books.trades).toEqual([
      expect.objectContaining({
        id: 'T000000',
        direction: 'long',
        instrument: CALL.id,
        quantity: 65,
        entryPrice: 15_000,
        exitPrice: 15_000,
        grossPaise: 0,
        chargesPaise: 7_040,
        netPaise: -7_040,
        exitReason: 'exitAction',
        ambiguous: false,
      }),
    ]);
  });
});

describe('charges', () => {
  it('cap brokerage by order, however many fills it takes', () => {
    // Rs 3 25 000 of a future: 0.03% is Rs 97.50, the cap Rs 20, reached by the first fill.
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'buy', quantity: 130, price: 2_500_000 }, [65, 65]);
    const books = scene.end();
    expect(books.fills.map((row) => row.charges.brokerage)).toEqual([2_000, 0]);
    expect(chargesOf(books)['brokerage']).toBe(2_000);
  });

  it('of shares follow the product, sold the same day or not', () => {
    const stt = (product: Product): number => {
      const scene = new Scene();
      scene.trade({ instrument: S, side: 'buy', quantity: 100, price: 100_000, product });
      scene.trade({ instrument: S, side: 'sell', quantity: 100, price: 100_000, product, reason: 'exitAction' });
      return chargesOf(scene.end())['stt'] ?? 0;
    };
    expect(stt('intraday')).toBe(2_500); // 0.025% of Rs 1 00 000, on the sale
    expect(stt('delivery')).toBe(20_000); // 0.1% of both sides
  });

  it('of the depository are taken once a day and share, from the first sale', () => {
    const scene = new Scene();
    scene.trade({ instrument: S, side: 'buy', quantity: 100, price: 100_000, product: 'delivery' });
    scene.nextDay();
    for (const quantity of [40, 60])
      scene.trade({ instrument: S, side: 'sell', quantity, price: 100_000, product: 'delivery', reason: 'exitAction' });
    expect(scene.end().fills.map((row) => row.charges.depository)).toEqual([0, 1_300, 0]);
  });

  it('of an exercise are the holder’s, and the writer pays none', () => {
    // 65 × Rs 100 of intrinsic value: 0.15% is Rs 9.75, posted as Rs 10.
    const held = new Scene();
    held.trade({ instrument: C, side: 'buy', quantity: 65, price: 5_000 });
    held.nextDay();
    held.trade({ instrument: C, side: 'sell', quantity: 65, price: 10_000, rule: 'settlement', reason: 'expiry' });
    expect(held.end().fills.at(-1)?.charges.stt).toBe(1_000);
    const written = new Scene();
    written.trade({ instrument: C, side: 'sell', quantity: 65, price: 5_000 });
    written.nextDay();
    written.trade({ instrument: C, side: 'buy', quantity: 65, price: 10_000, rule: 'settlement', reason: 'expiry' });
    expect(written.end().fills.at(-1)?.chargesPaise).toBe(0);
  });

  it('of a position that the broker squares off have its fee', () => {
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000 });
    scene.trade({ instrument: F, side: 'sell', quantity: 65, price: 2_500_000, rule: 'squareOff', reason: 'squareOff' });
    expect(chargesOf(scene.end())['squareOff']).toBe(5_000);
  });

  it('name the rows of the tables that they rest on', () => {
    const scene = new Scene();
    scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 5_000 });
    const tables = new Set(scene.end().rows.map((row) => row.table));
    expect([...tables].sort()).toEqual(expect.arrayContaining(['brokerage', 'charge-rates', 'gst', 'note-rounding']));
  });
});

describe('a trade', () => {
  it('ends when its position is flat, and averages what went in and out', () => {
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'sell', quantity: 130, price: 2_500_000 }, [65, 65]);
    scene.timeUs += 10 * US_PER_MINUTE;
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_499_000, reason: 'exitAction' });
    expect(scene.books.trades).toEqual([]);
    scene.timeUs += 5 * US_PER_MINUTE;
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_497_000, reason: 'legTarget' });
    const [trade] = scene.end().trades;
    expect(trade).toMatchObject({
      direction: 'short',
      quantity: 130,
      entryPrice: 2_500_000,
      exitPrice: 2_498_000,
      grossPaise: 260_000,
      minutesHeld: 15,
      exitReason: 'legTarget',
    });
  });

  it('turned over by one fill becomes two trades that share its charges', () => {
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000 });
    scene.trade({ instrument: F, side: 'sell', quantity: 195, price: 2_501_000, reason: 'reverse' });
    scene.trade({ instrument: F, side: 'buy', quantity: 130, price: 2_500_000, reason: 'exitAction' });
    const books = scene.end();
    expect(books.trades.map(({ direction, quantity, grossPaise }) => ({ direction, quantity, grossPaise }))).toEqual([
      { direction: 'long', quantity: 65, grossPaise: 65_000 },
      { direction: 'short', quantity: 130, grossPaise: 130_000 },
    ]);
    const posted = books.charges.reduce((sum, { paise }) => sum + paise, 0);
    expect(books.trades.reduce((sum, trade) => sum + trade.chargesPaise, 0)).toBe(posted);
  });

  it('of several legs is one trade at its net premium', () => {
    // A short straddle, 65 each: 150 + 120 taken, 100 + 130 given: 40 a unit.
    const scene = new Scene();
    scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 15_000 });
    scene.trade({ instrument: P, side: 'sell', quantity: 65, price: 12_000, leg: 1 });
    scene.trade({ instrument: C, side: 'buy', quantity: 65, price: 10_000, reason: 'mtmTarget' });
    scene.trade({ instrument: P, side: 'buy', quantity: 65, price: 13_000, leg: 1, reason: 'mtmTarget' });
    const [trade] = scene.end().trades;
    expect(trade).toMatchObject({
      direction: 'multi',
      instrument: `${CALL.id} + ${PUT.id}`,
      quantity: 65,
      entryPrice: -27_000,
      exitPrice: -23_000,
      grossPaise: 65 * 4_000,
    });
  });

  it('of unequal legs counts sets', () => {
    const scene = new Scene();
    scene.trade({ instrument: C, side: 'buy', quantity: 65, price: 15_000 });
    scene.trade({ instrument: P, side: 'sell', quantity: 130, price: 6_000, leg: 1 });
    scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 16_000, reason: 'exitAction' });
    scene.trade({ instrument: P, side: 'buy', quantity: 130, price: 5_000, leg: 1, reason: 'exitAction' });
    expect(scene.end().trades[0]).toMatchObject({ quantity: 65, entryPrice: 3_000, exitPrice: 6_000, grossPaise: 65 * 3_000 });
  });

  it('carries the risk of its first stop, and null without one', () => {
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000 });
    scene.books.noteStop(0, 0, 2_495_000);
    scene.books.noteStop(0, 0, 2_499_000); // a trail
    scene.trade({ instrument: F, side: 'sell', quantity: 65, price: 2_499_000, reason: 'legStop' });
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000 });
    scene.trade({ instrument: F, side: 'sell', quantity: 65, price: 2_499_000, reason: 'exitAction' });
    expect(scene.end().trades.map((trade) => trade.riskPaise)).toEqual([65 * 5_000, null]);
  });

  it('knows an ambiguous fill by its flag, and its reason from the change that made the order an exit', () => {
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000, isAmbiguous: true });
    const terms = { quantity: 65, limitPrice: 2_490_000, triggerPrice: 2_495_000, protectionPercent: 0 };
    scene.books.onIntent({
      kind: 'place',
      order: 99,
      action: 0,
      position: 0,
      leg: 0,
      slice: 0,
      attempt: 0,
      instrument: F,
      side: 'sell',
      type: 'stopLimit',
      product: 'intraday',
      reason: 'legStop',
      ...terms,
    });
    scene.books.onIntent({ kind: 'modify', order: 99, type: 'market', reason: 'exitAt', ...terms });
    scene.books.onOrderEvent(
      { kind: 'filled', order: 99, quantity: 65, price: 2_500_000, remaining: 0, rule: 'nextOpen', slippage: 0, isAmbiguous: false },
      scene.timeUs,
    );
    expect(scene.end().trades[0]).toMatchObject({ ambiguous: true, exitReason: 'exitAt', riskPaise: 65 * 5_000 });
  });
});

describe('a change that is refused', () => {
  it('leaves the order, and the reason it had: its stop fills as a stop', () => {
    const scene = new Scene();
    scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000 });
    const terms = { quantity: 65, limitPrice: 2_490_000, triggerPrice: 2_495_000, protectionPercent: 0 };
    const stop = { action: 0, position: 0, leg: 0, slice: 0, attempt: 0, instrument: F, side: 'sell', product: 'intraday' } as const;
    scene.books.onIntent({ kind: 'place', order: 99, ...stop, type: 'stopLimit', reason: 'legStop', ...terms });
    scene.books.onIntent({ kind: 'modify', order: 99, type: 'market', reason: 'exitAt', ...terms });
    scene.books.onOrderEvent({ kind: 'refused', order: 99, request: 'modify', code: 'rate-limit' }, scene.timeUs);
    scene.books.onOrderEvent(
      { kind: 'filled', order: 99, quantity: 65, price: 2_495_000, remaining: 0, rule: 'stopTraded', slippage: 0, isAmbiguous: false },
      scene.timeUs,
    );
    expect(scene.end().trades[0]).toMatchObject({ exitReason: 'legStop', exitPrice: 2_495_000 });
  });
});

describe('excursions', () => {
  const enter = (scene: Scene): void => scene.trade({ instrument: F, side: 'buy', quantity: 65, price: 2_500_000 });
  const leave = (scene: Scene, price: number): unknown => {
    scene.trade({ instrument: F, side: 'sell', quantity: 65, price, reason: 'exitAction' });
    const [trade] = scene.end().trades;
    return { mae: (trade?.maePaise ?? 0) / 65, mfe: (trade?.mfePaise ?? 0) / 65, bars: trade?.barsHeld };
  };

  it('reach the extremes of the bars that the position was held through, the bar it opened included', () => {
    const scene = new Scene();
    enter(scene);
    scene.bar(F, 2_502_000, 2_497_000, 2_501_000);
    scene.bar(F, 2_506_000, 2_500_500, 2_505_000);
    expect(leave(scene, 2_505_000)).toEqual({ mae: 3_000, mfe: 6_000, bars: 2 });
  });

  it('take only the close of a bar that the entry fell into', () => {
    const scene = new Scene();
    const openUs = scene.timeUs;
    scene.timeUs += US_PER_MINUTE; // the fill is known at the end of the bar
    enter(scene);
    scene.books.markBar(F, openUs, 2_510_000, 2_490_000, 2_499_000);
    scene.books.sealMinute();
    expect(leave(scene, 2_500_000)).toEqual({ mae: 1_000, mfe: 0, bars: 1 });
  });

  it('include the exit itself', () => {
    const scene = new Scene();
    enter(scene);
    expect(leave(scene, 2_490_000)).toEqual({ mae: 10_000, mfe: 0, bars: 0 });
  });

  it('of a structure are those of closes: its legs’ extremes lie at different times', () => {
    const scene = new Scene();
    scene.trade({ instrument: C, side: 'buy', quantity: 65, price: 10_000 });
    scene.trade({ instrument: P, side: 'buy', quantity: 65, price: 10_000, leg: 1 });
    const openUs = scene.timeUs;
    scene.timeUs += US_PER_MINUTE;
    scene.books.markBar(C, openUs, 15_000, 5_000, 11_000);
    scene.books.markBar(P, openUs, 15_000, 5_000, 9_500);
    scene.books.sealMinute();
    scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 11_000, reason: 'exitAction' });
    scene.trade({ instrument: P, side: 'sell', quantity: 65, price: 9_500, leg: 1, reason: 'exitAction' });
    expect(scene.end().trades[0]).toMatchObject({ mfePaise: 65 * 500, maePaise: 0, barsHeld: 1 });
  });
});

describe('a structure of which nothing is known at one instant', () => {
  /** Long a call, short a put, each at 10 000. */
  const synthetic = (): Scene => {
    const scene = new Scene();
    scene.trade({ instrument: C, side: 'buy', quantity: 65, price: 10_000 });
    scene.trade({ instrument: P, side: 'sell', quantity: 65, price: 10_000, leg: 1 });
    return scene;
  };
  const extremes = (scene: Scene): unknown => {
    const [trade] = scene.end().trades;
    return { mae: (trade?.maePaise ?? 0) / 65, mfe: (trade?.mfePaise ?? 0) / 65, bars: trade?.barsHeld };
  };
  const leave = (scene: Scene): unknown => {
    scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 13_000, reason: 'exitAction' });
    scene.trade({ instrument: P, side: 'buy', quantity: 65, price: 12_000, leg: 1, reason: 'exitAction' });
    return extremes(scene);
  };

  it('is not valued at the fill of one leg and the last close of another', () => {
    // The call is sold at 13 000 while the put is last known at 10 000: nobody ever stood at 3 000.
    expect(leave(synthetic())).toEqual({ mae: 0, mfe: 1_000, bars: 0 });
  });

  it('is not valued at a minute in which one leg has no bar, nor where nothing traded in it', () => {
    const scene = synthetic();
    scene.bar(C, 14_000, 14_000, 14_000);
    scene.bar(P, 14_500, 14_500, 14_500);
    scene.books.markBar(P, scene.timeUs, 15_000, 15_000, 15_000);
    scene.books.countBar(C);
    scene.books.sealMinute();
    expect(leave(scene)).toEqual({ mae: 0, mfe: 1_000, bars: 2 });
  });

  it('is valued again once but one leg is left', () => {
    const scene = synthetic();
    scene.trade({ instrument: P, side: 'buy', quantity: 65, price: 10_500, leg: 1, reason: 'exitAction' });
    scene.bar(C, 14_000, 7_000, 9_000);
    scene.trade({ instrument: C, side: 'sell', quantity: 65, price: 12_000, reason: 'exitAction' });
    expect(extremes(scene)).toEqual({ mae: 1_500, mfe: 1_500, bars: 1 });
  });
});

describe('a corporate action', () => {
  it('scales what a trade holds and leaves its profit as it is', () => {
    const scene = new Scene();
    scene.trade({ instrument: S, side: 'buy', quantity: 30, price: 42_000, product: 'delivery' });
    scene.nextDay();
    scene.books.applyCorporateAction(S, { kind: 'split', exDay: DAY + 1, numerator: 5, denominator: 1 }, 8_400, scene.timeUs);
    expect(scene.books.ledger.quantityOf(S)).toBe(150);
    scene.trade({ instrument: S, side: 'sell', quantity: 150, price: 8_500, product: 'delivery', reason: 'exitAction' });
    expect(scene.end().trades[0]).toMatchObject({ quantity: 150, entryPrice: 8_400, exitPrice: 8_500, grossPaise: 15_000 });
  });

  it('pays out parts of a unit to the trade and to the ledger alike', () => {
    const scene = new Scene();
    scene.trade({ instrument: S, side: 'buy', quantity: 25, price: 1_000, product: 'delivery' });
    scene.nextDay();
    scene.books.applyCorporateAction(S, CONSOLIDATION, 11_000, scene.timeUs); // two, and half a unit at 11 000
    scene.trade({ instrument: S, side: 'sell', quantity: 2, price: 11_000, product: 'delivery', reason: 'exitAction' });
    const books = scene.end();
    expect(books.trades[0]?.grossPaise).toBe(2_500);
    expect(books.ledger.balanceOf('realised')).toBe(-2_500);
  });

  it('that leaves nothing whole ends the trade, at what the part of a unit brought', () => {
    const scene = new Scene();
    scene.trade({ instrument: S, side: 'buy', quantity: 5, price: 1_000, product: 'delivery' });
    scene.nextDay();
    const applied = scene.books.applyCorporateAction(S, CONSOLIDATION, 11_000, scene.timeUs);
    expect(applied).toMatchObject({ unitsBefore: 5, unitsAfter: 0, paise: 5_500 });
    const [trade] = scene.end().trades;
    expect(trade).toMatchObject({ quantity: 1, entryPrice: 10_000, exitPrice: 11_000, grossPaise: 500, exitReason: 'corporateAction' });
    scene.books.ledger.assertBalanced();
  });

  it('keeps what a trade stood at and what it risked', () => {
    const scene = new Scene();
    scene.trade({ instrument: S, side: 'buy', quantity: 30, price: 42_000, product: 'delivery' });
    scene.books.markBar(S, scene.timeUs + 60_000_000, 43_000, 41_500, 42_500);
    scene.books.sealMinute();
    scene.nextDay();
    scene.books.applyCorporateAction(S, { kind: 'split', exDay: DAY + 1, numerator: 5, denominator: 1 }, 8_500, scene.timeUs);
    scene.books.noteStop(0, 0, 8_300); // of an average of 8 400: 100 on each of 150
    scene.books.markBar(S, scene.timeUs, 8_800, 8_350, 8_700);
    scene.books.sealMinute();
    scene.trade({ instrument: S, side: 'sell', quantity: 150, price: 8_700, product: 'delivery', reason: 'exitAction' });
    // Best: 400 on each of 150 after the split. Worst: 500 on each of 30 before it.
    expect(scene.end().trades[0]).toMatchObject({ mfePaise: 60_000, maePaise: 15_000, riskPaise: 15_000, grossPaise: 45_000 });
  });

  it('brings a dividend to the trade and to an account of its own, and takes it from who is short', () => {
    const perUnit = microOfPaise(150);
    for (const [side, back, sign] of [
      ['buy', 'sell', 1],
      ['sell', 'buy', -1],
    ] as const) {
      const scene = new Scene();
      scene.trade({ instrument: S, side, quantity: 10, price: 10_000, product: 'delivery' });
      scene.nextDay();
      const applied = scene.books.applyCorporateAction(S, { kind: 'dividend', exDay: DAY + 1, perUnit }, 9_850, scene.timeUs);
      expect(applied).toMatchObject({ unitsBefore: sign * 10, unitsAfter: sign * 10, paise: sign * 1_500 });
      scene.trade({ instrument: S, side: back, quantity: 10, price: 9_850, product: 'delivery', reason: 'exitAction' });
      const books = scene.end();
      // The price has fallen by what was paid: nothing is won and nothing lost.
      expect(books.trades[0]).toMatchObject({ grossPaise: 0, maePaise: 0, mfePaise: 0 });
      expect([books.dividendsPaise, books.ledger.balanceOf('realised')]).toEqual([sign * 1_500, sign * 1_500]);
    }
  });

  it('of an amount finer than a paisa is rounded once, on all that is held', () => {
    const scene = new Scene();
    scene.trade({ instrument: S, side: 'buy', quantity: 3, price: 10_000, product: 'delivery' });
    scene.nextDay();
    const applied = scene.books.applyCorporateAction(S, { kind: 'dividend', exDay: DAY + 1, perUnit: 12_500_000 as MicroPaise }, 9_987, 0);
    expect(applied?.paise).toBe(38);
  });

  it('does nothing where nothing is held', () => {
    const scene = new Scene();
    expect(scene.books.applyCorporateAction(S, CONSOLIDATION, 11_000, scene.timeUs)).toBeNull();
  });
});

describe('the books as a whole (seed 7002)', () => {
  const step = fc.record({
    instrument: fc.nat(3),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    lots: fc.integer({ min: 1, max: 4 }),
    price: fc.integer({ min: 20, max: 500_000 }),
    position: fc.nat(1),
    product: fc.constantFrom('intraday' as const, 'delivery' as const),
    isLast: fc.boolean(),
  });

  it('agree: trades, fills, postings and equity tell one sum', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const scene = new Scene();
        const held = new Map<string, number>();
        for (const { lots, isLast, ...terms } of steps) {
          const quantity = lots * 65;
          scene.trade({ ...terms, quantity, leg: terms.instrument }, lots > 1 ? [65, quantity - 65] : [65]);
          const key = `${terms.position} ${terms.instrument}`;
          held.set(key, (held.get(key) ?? 0) + (terms.side === 'buy' ? quantity : -quantity));
          if (isLast) scene.nextDay();
        }
        for (const [key, quantity] of held) {
          const [position = 0, instrument = 0] = key.split(' ').map(Number);
          const side = quantity > 0 ? 'sell' : 'buy';
          if (quantity !== 0)
            scene.trade({ instrument, side, quantity: Math.abs(quantity), price: 777, position, leg: instrument, product: 'intraday' });
        }
        const books = scene.end();
        const posted = books.charges.reduce((sum, { paise }) => sum + paise, 0);
        const gross = books.trades.reduce((sum, trade) => sum + trade.grossPaise, 0);
        expect(books.fills.reduce((sum, row) => sum + row.chargesPaise, 0)).toBe(posted);
        expect(books.trades.reduce((sum, trade) => sum + trade.chargesPaise, 0)).toBe(posted);
        for (const item of CHARGE_ITEMS)
          expect(books.fills.reduce((sum, row) => sum + row.charges[item], 0)).toBe(books.ledger.chargesOf(item));
        expect(books.equityPaise([])).toBe(CAPITAL + gross - posted);
      }),
      { seed: 7_002, numRuns: 200 },
    );
  });
});
