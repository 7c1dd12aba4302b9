// Margins worked out by hand. Prices and money are paise; the account opens with ₹1,00,000.
import { describe, expect, it } from 'vitest';
import type { Side } from '../events';
import { equity, future, type Instrument, option } from '../market/instrument';
import { isoDay } from '../time/day-text';
import type { Tied } from '../venue/risk-desk';
import type { Product } from './charge-class';
import { FundsDesk } from './funds-desk';
import { RunBooks } from './run-books';

const CAPITAL = 10_000_000;
const EXPIRY = isoDay('2026-06-30');
const CONTRACTS: readonly Instrument[] = [
  equity('NSE:RELIANCE', true),
  future('NFO:NIFTY26JUNFUT', 'NIFTY', EXPIRY),
  future('NFO:RELIANCE26JUNFUT', 'RELIANCE', EXPIRY),
  option('NFO:NIFTY26JUN25000CE', { underlying: 'NIFTY', expiryDay: EXPIRY, strike: 2_500_000, right: 'call' }),
];
const [SHARE, INDEX_FUTURE, SHARE_FUTURE, CALL] = [0, 1, 2, 3];
const NOTHING: Tied = { marginPaise: 0, valuePaise: 0 };

class Account {
  readonly books = new RunBooks({ capitalPaise: CAPITAL, instruments: 4, positions: 4, plan: 'zerodha' });
  readonly last: number[] = [];
  readonly desk = new FundsDesk(this.books, (instrument) => this.last[instrument] ?? Number.NaN);
  private orders = 0;

  constructor(day: string) {
    this.books.startSession(isoDay(day), CONTRACTS);
  }

  tied(instrument: number, side: Side, quantity: number, price: number, product: Product = 'intraday'): Tied {
    return this.desk.tiedBy({ instrument, side, quantity, product }, price);
  }

  margin(instrument: number, side: Side, quantity: number, price: number, product: Product = 'intraday'): number {
    return this.tied(instrument, side, quantity, price, product).marginPaise;
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

  it('is a share of the contract’s value for futures: 12 % on an index, 20 % on a share', () => {
    expect(account.margin(INDEX_FUTURE, 'buy', 75, 2_500_000, 'carry')).toBe(22_500_000);
    expect(account.margin(SHARE_FUTURE, 'sell', 500, 150_000, 'carry')).toBe(15_000_000);
  });

  it('of a written option is a share of the value at its strike, whatever the premium', () => {
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
    expect(account.desk.findShortfall({ marginPaise: CAPITAL, valuePaise: CAPITAL }, NOTHING)).toBeNull();
    expect(account.desk.findShortfall({ marginPaise: CAPITAL + 1, valuePaise: CAPITAL + 1 }, NOTHING)).toEqual({
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
    expect(account.desk.findShortfall(account.tied(SHARE, 'buy', 300, 140_000), NOTHING)).toEqual({
      neededPaise: 8_400_000,
      freePaise: equityPaise - 2_800_000,
    });
  });

  it('finds less free by what rests', () => {
    const account = new Account('2026-06-15');
    const resting = account.tied(SHARE, 'buy', 200, 150_000);
    const order = account.tied(SHARE, 'buy', 150, 150_000);
    expect(account.desk.findShortfall(order, NOTHING)).toBeNull();
    expect(account.desk.findShortfall(order, resting)).toEqual({ neededPaise: 4_500_000, freePaise: 4_000_000 });
  });

  it('leaves free what neither holdings, nor what rests, nor the entry itself binds', () => {
    const account = new Account('2026-06-15');
    account.fill(SHARE, 'buy', 100, 150_000);
    account.last[SHARE] = 150_000;
    const resting = account.tied(SHARE, 'buy', 50, 150_000);
    const entry = { instrument: SHARE, side: 'buy', quantity: 20, product: 'intraday', price: 150_000 } as const;
    // A fifth of ₹1,50,000, of ₹75,000 and of twice ₹30,000.
    expect(account.desk.freeAfterPaise([entry, entry], resting)).toBe(
      account.books.equityPaise([150_000]) - 3_000_000 - 1_500_000 - 1_200_000,
    );
  });

  it('is not helped by a holding the other way: each leg binds for itself', () => {
    const account = new Account('2026-06-15');
    account.fill(SHARE, 'buy', 100, 150_000, 'intraday', 0);
    account.fill(SHARE, 'sell', 100, 150_000, 'intraday', 1);
    const free = account.desk.findShortfall(account.tied(SHARE, 'buy', 400, 150_000), NOTHING)?.freePaise ?? Number.NaN;
    expect(free).toBe(account.books.equityPaise([150_000]) - 6_000_000);
  });

  it('finds less than nothing where what is held needs more than there is', () => {
    const account = new Account('2026-06-15');
    account.fill(INDEX_FUTURE, 'buy', 75, 2_500_000, 'carry');
    const found = account.desk.findShortfall(account.tied(SHARE, 'buy', 1, 150_000), NOTHING);
    expect(found?.freePaise).toBeLessThan(-12_000_000);
  });
});

describe('an uncertain row', () => {
  it('of a session in which no share decided leaves the run unmarked, whatever later ones do', () => {
    const account = new Account('2021-08-31');
    account.desk.findShortfall(account.tied(SHARE, 'buy', 10, 150_000), NOTHING);
    account.books.startSession(isoDay('2021-09-01'), CONTRACTS);
    account.desk.findShortfall(account.tied(SHARE, 'buy', 100, 150_000), NOTHING);
    expect([...account.desk.rows].map(({ validFrom }) => validFrom)).toEqual(['2021-09-01']);
  });

  it('marks the run only where the account does not hold the whole value, and the share decides', () => {
    const account = new Account('2026-06-15');
    account.desk.findShortfall(account.tied(SHARE, 'buy', 66, 150_000), NOTHING);
    expect([...account.desk.rows]).toEqual([]);
    account.desk.findShortfall(account.tied(SHARE, 'buy', 67, 150_000), NOTHING);
    expect([...account.desk.rows].map(({ table, validFrom, certain }) => [table, validFrom, certain])).toEqual([
      ['margin-shares', '2021-09-01', false],
    ]);
  });
});
