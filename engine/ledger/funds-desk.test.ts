// Margins worked out by hand. Prices and money are paise; the account opens with ₹1,00,000.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Product, Side } from '../events';
import { portfolioMargin } from '../margin/portfolio-margin';
import { equity, future, type Instrument, option } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { istMinute, timeOfMinute } from '../time/ist-time';
import type { ExpectedOrder } from '../trade/expected-order';
import type { Shortfall } from '../venue/risk-desk';
import { FundsDesk } from './funds-desk';
import { RunBooks } from './run-books';

const CAPITAL = 10_000_000;
const EXPIRY = isoDay('2026-06-30');
const CONTRACTS: readonly Instrument[] = [
  equity('NSE:RELIANCE', true),
  future('NFO:NIFTY26JUNFUT', 'NIFTY', EXPIRY),
  future('NFO:RELIANCE26JUNFUT', 'RELIANCE', EXPIRY),
  option('NFO:NIFTY26JUN25000CE', { underlying: 'NIFTY', expiryDay: EXPIRY, strike: 2_500_000, right: 'call' }),
  option('NFO:NIFTY26JUN25500CE', { underlying: 'NIFTY', expiryDay: EXPIRY, strike: 2_550_000, right: 'call' }),
];
const [SHARE, INDEX_FUTURE, SHARE_FUTURE, CALL, WING] = [0, 1, 2, 3, 4];

class Account {
  readonly books: RunBooks;
  readonly last: number[] = [];
  /** Rupees, by name; of what is not here the price is not known. */
  readonly spots: Record<string, number> = {};
  readonly desk: FundsDesk;
  private orders = 0;
  private nowUs = Number.NaN;

  constructor(day: string, capitalPaise = CAPITAL) {
    this.books = new RunBooks({ capitalPaise, instruments: CONTRACTS.length, positions: 4, plan: 'zerodha' });
    const nowUs = (): number => this.nowUs;
    this.desk = new FundsDesk(this.books, {
      get timeUs() {
        return nowUs();
      },
      price: (instrument) => this.last[instrument] ?? Number.NaN,
      findUnderlying: (name) => {
        const spot = this.spots[name];
        return spot === undefined ? null : { name, spot, dailyDeviation: null };
      },
    });
    this.startSession(day);
  }

  startSession(day: string): void {
    this.nowUs = timeOfMinute(istMinute(isoDay(day), 600));
    this.books.startSession(isoDay(day), CONTRACTS);
  }

  margin(...order: Parameters<typeof ordered>): number {
    return this.desk.marginPaise([ordered(...order)]);
  }

  shortfall(order: ExpectedOrder, ...resting: readonly ExpectedOrder[]): Shortfall | null {
    return this.desk.findShortfall(order, resting);
  }

  fill(instrument: number, side: Side, quantity: number, price: number, product: Product = 'intraday', position = 0): void {
    const order = this.orders++;
    const rest = { action: 0, leg: 0, slice: 0, attempt: 0, type: 'market', protectionPercent: 0, reason: 'entry' } as const;
    const prices = { limitPrice: Number.NaN, triggerPrice: Number.NaN };
    this.books.onIntent({ kind: 'place', order, position, instrument, side, quantity, product, ...rest, ...prices });
    const filled = { remaining: 0, rule: 'nextOpen', slippage: 0, isAmbiguous: false } as const;
    this.books.onOrderEvent({ kind: 'filled', order, quantity, price, ...filled }, 0);
  }
}

function ordered(instrument: number, side: Side, quantity: number, price: number, product: Product = 'intraday'): ExpectedOrder {
  return { instrument, side, quantity, product, price };
}

describe('what an order binds', () => {
  const account = new Account('2026-06-15');

  it('is all of the value for delivery, and of the premium of a bought option', () => {
    expect(account.margin(SHARE, 'buy', 10, 150_000, 'delivery')).toBe(1_500_000);
    expect(account.margin(CALL, 'buy', 75, 20_000)).toBe(1_500_000);
  });

  it('is a fifth of the value intraday, whichever way', () => {
    expect(account.margin(SHARE, 'buy', 10, 150_000)).toBe(300_000);
    expect(account.margin(SHARE, 'sell', 10, 150_000)).toBe(300_000);
  });

  it('is a share of the contract’s value for futures whose underlying has no price: 12 % on an index, 20 % on a share', () => {
    expect(account.margin(INDEX_FUTURE, 'buy', 75, 2_500_000, 'carry')).toBe(22_500_000);
    expect(account.margin(SHARE_FUTURE, 'sell', 500, 150_000, 'carry')).toBe(15_000_000);
  });

  it('of a written option whose underlying has no price is a share of the value at its strike, whatever the premium', () => {
    expect(account.margin(CALL, 'sell', 75, 20_000)).toBe(22_500_000);
  });

  it('rises through the four phases of the peak-margin rule, from the day each begins', () => {
    const days = ['2020-11-30', '2020-12-01', '2021-02-28', '2021-03-01', '2021-05-31', '2021-06-01', '2021-08-31', '2021-09-01'];
    const margins = days.map((day) => new Account(day).margin(SHARE, 'buy', 10, 100_000));
    expect(margins).toEqual([50_000, 50_000, 50_000, 100_000, 100_000, 150_000, 150_000, 200_000]);
  });
});

describe('an order', () => {
  it('is taken while its margin is no more than what is free, to the paisa', () => {
    const account = new Account('2026-06-15');
    expect(account.shortfall(ordered(SHARE, 'buy', 1, CAPITAL, 'delivery'))).toBeNull();
    expect(account.shortfall(ordered(SHARE, 'buy', 1, CAPITAL + 1, 'delivery'))).toEqual({
      neededPaise: CAPITAL + 1,
      freePaise: CAPITAL,
    });
  });

  it('finds less free by the margin of what is held at its last price, and by what that has lost', () => {
    const account = new Account('2026-06-15');
    account.fill(SHARE, 'buy', 100, 150_000);
    account.last[SHARE] = 140_000;
    const equityPaise = account.books.equityPaise([140_000]);
    // ₹1,00,000 less ₹10,000 lost and some charges; of the ₹1,40,000 held a fifth is bound.
    expect(CAPITAL - 1_000_000 - equityPaise).toBeGreaterThan(0);
    expect(CAPITAL - 1_000_000 - equityPaise).toBeLessThan(10_000);
    expect(account.shortfall(ordered(SHARE, 'buy', 300, 140_000))).toEqual({
      neededPaise: 8_400_000,
      freePaise: equityPaise - 2_800_000,
    });
  });

  it('finds less free by what rests', () => {
    const account = new Account('2026-06-15');
    const resting = ordered(SHARE, 'buy', 200, 150_000);
    const order = ordered(SHARE, 'buy', 150, 150_000);
    expect(account.shortfall(order)).toBeNull();
    expect(account.shortfall(order, resting)).toEqual({ neededPaise: 4_500_000, freePaise: 4_000_000 });
  });

  it('leaves free what neither holdings, nor what rests, nor the entry itself binds', () => {
    const account = new Account('2026-06-15');
    account.fill(SHARE, 'buy', 100, 150_000);
    account.last[SHARE] = 150_000;
    const entry = ordered(SHARE, 'buy', 20, 150_000);
    // A fifth of ₹1,50,000, of ₹75,000 and of twice ₹30,000.
    expect(account.desk.freeAfterPaise([entry, entry], [ordered(SHARE, 'buy', 50, 150_000)])).toBe(
      account.books.equityPaise([150_000]) - 3_000_000 - 1_500_000 - 1_200_000,
    );
  });

  it('of a share is not helped by a holding the other way: each leg binds for itself', () => {
    const account = new Account('2026-06-15');
    account.fill(SHARE, 'buy', 100, 150_000, 'intraday', 0);
    account.fill(SHARE, 'sell', 100, 150_000, 'intraday', 1);
    const free = account.shortfall(ordered(SHARE, 'buy', 400, 150_000))?.freePaise ?? Number.NaN;
    expect(free).toBe(account.books.equityPaise([150_000]) - 6_000_000);
  });

  it('finds less than nothing where what is held needs more than there is', () => {
    const account = new Account('2026-06-15');
    account.fill(INDEX_FUTURE, 'buy', 75, 2_500_000, 'carry');
    const found = account.shortfall(ordered(SHARE, 'buy', 1, 150_000));
    expect(found?.freePaise).toBeLessThan(-12_000_000);
  });
});

/** An index at ₹25,000 on an ordinary day, two weeks before the expiry; the call at the money costs ₹200, the wing ₹60. */
function derivatives(capitalPaise = CAPITAL): Account {
  const account = new Account('2026-06-15', capitalPaise);
  account.spots['NIFTY'] = 25_000;
  account.last[CALL] = 20_000;
  account.last[WING] = 6_000;
  return account;
}

const SOLD = ordered(CALL, 'sell', 75, 20_000, 'carry');
const HEDGE = ordered(WING, 'buy', 75, 6_000, 'carry');

/** Paise, of the clearing house’s scan of what is sold, of the hedge, or of both. */
function scanned(...orders: readonly ExpectedOrder[]) {
  return portfolioMargin({
    timeUs: timeOfMinute(istMinute(isoDay('2026-06-15'), 600)),
    legs: orders.flatMap(({ instrument, side, quantity, price }) => {
      const contract = CONTRACTS[instrument];
      const isContract = contract?.kind === 'future' || contract?.kind === 'option';
      return isContract ? [{ contract, quantity: side === 'buy' ? quantity : -quantity, price: price / 100, volatility: null }] : [];
    }),
    underlyings: [{ name: 'NIFTY', spot: 25_000, dailyDeviation: null }],
  });
}

describe('futures and options whose underlying has a price', () => {
  it('bind what the scan asks: of an index future 9.3 % and 2 % of exposure', () => {
    // 75 × ₹25,000 = ₹18,75,000; 11.3 % of it.
    expect(derivatives().margin(INDEX_FUTURE, 'buy', 75, 2_500_000, 'carry')).toBe(21_187_500);
    expect(derivatives().margin(INDEX_FUTURE, 'sell', 75, 2_500_000, 'intraday')).toBe(21_187_500);
  });

  it('bind their premium where they are bought, and all that is asked before they are sold', () => {
    expect(derivatives().desk.marginPaise([HEDGE])).toBe(75 * 6_000);
    expect(derivatives().desk.marginPaise([SOLD])).toBe(scanned(SOLD).totalPaise);
  });

  it('bind together: the hedge that is sent first helps what follows, the one that is sent last does not', () => {
    const { desk } = derivatives();
    expect(desk.marginPaise([HEDGE, SOLD])).toBe(scanned(HEDGE, SOLD).totalPaise);
    expect(desk.marginPaise([SOLD, HEDGE])).toBe(scanned(SOLD).totalPaise);
    expect(desk.marginPaise([HEDGE, SOLD])).toBeLessThan(desk.marginPaise([SOLD, HEDGE]) / 2);
  });

  it('are refused naked and taken behind a hedge that rests, with the same money', () => {
    const account = derivatives();
    expect(account.shortfall(SOLD)).toEqual({ neededPaise: scanned(SOLD).totalPaise, freePaise: CAPITAL });
    expect(account.shortfall(HEDGE)).toBeNull();
    expect(account.shortfall(SOLD, HEDGE)).toBeNull();
  });

  it('are taken behind a hedge that is held', () => {
    const account = derivatives();
    account.fill(WING, 'buy', 75, 6_000, 'carry');
    expect(account.shortfall(SOLD)).toBeNull();
    // What the spread asks beside the premium that is held already.
    const poor = derivatives(scanned(SOLD, HEDGE).totalPaise - 1);
    poor.fill(WING, 'buy', 75, 6_000, 'carry');
    const equityPaise = poor.books.equityPaise([0, 0, 0, 0, 6_000]);
    expect(poor.shortfall(SOLD)).toEqual({
      neededPaise: scanned(SOLD, HEDGE).totalPaise - 75 * 6_000,
      freePaise: equityPaise - 75 * 6_000,
    });
  });

  it('bring their premium once they are sold, not before', () => {
    const account = derivatives(50_000_000);
    const share = ordered(SHARE, 'buy', 4_000, 150_000);
    const resting = account.shortfall(share, SOLD)?.freePaise ?? Number.NaN;
    expect(resting).toBe(50_000_000 - scanned(SOLD).totalPaise);
    account.fill(CALL, 'sell', 75, 20_000, 'carry');
    const equityPaise = account.books.equityPaise([0, 0, 0, 20_000]);
    expect(account.shortfall(share)?.freePaise).toBe(equityPaise - scanned(SOLD).totalPaise + 75 * 20_000);
  });

  it('leave shares to their own table, beside them', () => {
    const account = derivatives();
    account.fill(WING, 'buy', 75, 6_000, 'carry');
    const equityPaise = account.books.equityPaise([0, 0, 0, 0, 6_000]);
    expect(account.shortfall(ordered(SHARE, 'buy', 400, 150_000))).toEqual({
      neededPaise: 12_000_000,
      freePaise: equityPaise - 75 * 6_000,
    });
  });

  it('need nothing where they free more than they cost, however little is free', () => {
    const account = derivatives();
    account.fill(CALL, 'sell', 75, 20_000, 'carry');
    account.last[CALL] = 40_000;
    expect(account.shortfall(ordered(SHARE, 'buy', 1, 150_000))?.freePaise).toBeLessThan(0);
    expect(account.shortfall(HEDGE)).toBeNull();
  });

  it('leave so much free after all of them', () => {
    const { desk } = derivatives();
    expect(desk.freeAfterPaise([HEDGE, SOLD], [])).toBe(CAPITAL - scanned(HEDGE, SOLD).totalPaise);
    expect(desk.freeAfterPaise([SOLD], [HEDGE])).toBe(CAPITAL - scanned(HEDGE, SOLD).totalPaise);
  });

  it('are asked for on their last day and at a price without time value like on any other', () => {
    const account = new Account('2026-06-30');
    account.spots['NIFTY'] = 26_000;
    for (const price of [100_000, 100_005, 5]) {
      const margin = account.margin(CALL, 'sell', 75, price, 'carry');
      // At least exposure and what the last day adds, 2 % each of ₹19,50,000.
      expect(margin).toBeGreaterThan(7_800_000);
      expect(margin).toBeLessThan(2 * 75 * 2_600_000);
    }
  });

  it('mark a run that hangs on the scan with its rows, and one whose underlying has no price with the table’s', () => {
    const rowsOf = (account: Account): readonly string[] => {
      account.shortfall(SOLD);
      return [...account.desk.rows].map(({ table }) => table);
    };
    expect(rowsOf(derivatives())).toEqual(['margin-scan', 'margin-exposure', 'margin-interest']);
    expect(rowsOf(new Account('2026-06-15'))).toEqual(['margin-shares']);
  });
});

it('an order of shares is refused exactly where less than nothing would stay free, whatever is held and rests (seed 7011)', () => {
  const price = fc.integer({ min: 100, max: 300_000 });
  const order = fc.record({
    side: fc.constantFrom<Side>('buy', 'sell'),
    quantity: fc.integer({ min: 1, max: 90 }),
    price,
    product: fc.constantFrom<Product>('intraday', 'delivery'),
  });
  let refused = 0;
  fc.assert(
    fc.property(fc.array(order, { maxLength: 4 }), fc.array(order, { maxLength: 2 }), order, price, (held, rests, asked, last) => {
      const account = new Account('2026-06-15');
      for (const [position, fill] of held.entries()) account.fill(SHARE, fill.side, fill.quantity, fill.price, fill.product, position);
      account.last[SHARE] = last;
      const resting = rests.map((rest) => ({ instrument: SHARE, ...rest }));
      const shortfall = account.shortfall({ instrument: SHARE, ...asked }, ...resting);
      if (shortfall !== null) refused += 1;
      expect(shortfall === null).toBe(account.desk.freeAfterPaise([{ instrument: SHARE, ...asked }], resting) >= 0);
    }),
    { seed: 7_011, numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(50);
});

describe('an uncertain row', () => {
  it('of a session in which no share decided leaves the run unmarked, whatever later ones do', () => {
    const account = new Account('2021-08-31');
    account.shortfall(ordered(SHARE, 'buy', 10, 150_000));
    account.startSession('2021-09-01');
    account.shortfall(ordered(SHARE, 'buy', 100, 150_000));
    expect([...account.desk.rows].map(({ validFrom }) => validFrom)).toEqual(['2021-09-01']);
  });

  it('marks the run only where the account does not hold the whole value, and the share decides', () => {
    const account = new Account('2026-06-15');
    account.shortfall(ordered(SHARE, 'buy', 66, 150_000));
    expect([...account.desk.rows]).toEqual([]);
    account.shortfall(ordered(SHARE, 'buy', 67, 150_000));
    expect([...account.desk.rows].map(({ table, validFrom, certain }) => [table, validFrom, certain])).toEqual([
      ['margin-shares', '2021-09-01', false],
    ]);
  });
});
