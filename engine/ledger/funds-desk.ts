// The broker's risk desk over the books of a run: whether an entry's margin is there, and what a structure would bind. It looks and refuses; it
// moves no money and closes nothing.
import { invariant } from '../../dsl/types/invariant';
import type { Dated, DatedRow } from '../market/dated';
import type { ExpectedOrder } from '../trade/expected-order';
import type { RiskDesk, Shortfall } from '../venue/risk-desk';
import { type AccountMargin, type AccountMarket, accountMargin, type Stake } from './account-margin';
import type { EpochLeg } from './epoch-leg';
import { paiseOf } from './paise-of';
import type { RunBooks } from './run-books';

export interface DeskMarket extends AccountMarket {
  /** Last price of an instrument, price units; NaN where there is none. */
  price(instrument: number): number;
}

export class FundsDesk implements RiskDesk {
  /**
   * Rows of the tables on which an answer has hung. Where the account holds the whole value of everything, no margin decides, and the run
   * does not rest on them.
   */
  readonly rows = new Set<Dated<DatedRow>>();
  private readonly books: RunBooks;
  private readonly market: DeskMarket;
  /** By instrument that is held: its last price. */
  private readonly lastPrices: number[] = [];

  constructor(books: RunBooks, market: DeskMarket) {
    this.books = books;
    this.market = market;
  }

  findShortfall(order: ExpectedOrder, resting: readonly ExpectedOrder[]): Shortfall | null {
    if (this.isPaidWhole(order, resting)) return null;
    const { neededPaise, freePaise } = this.look([order], resting);
    return neededPaise === 0 || neededPaise <= freePaise ? null : { neededPaise, freePaise };
  }

  /** Free once these orders are taken, in the order in which they are sent, beside all that is held and rests; below zero where that is more. */
  freeAfterPaise(orders: readonly ExpectedOrder[], resting: readonly ExpectedOrder[]): number {
    const { neededPaise, freePaise } = this.look(orders, resting);
    return freePaise - neededPaise;
  }

  /** What orders bind of an account that holds nothing else, in the order in which they are sent. */
  marginPaise(orders: readonly ExpectedOrder[]): number {
    const margin = accountMargin(this.market, { held: [], resting: [], orders: orders.map((order) => this.stakeOf(order)) });
    this.restOn(margin);
    return margin.neededPaise;
  }

  /** Shares alone, and the account holds the whole value of everything: no margin of a share is more than its value. */
  private isPaidWhole(order: ExpectedOrder, resting: readonly ExpectedOrder[]): boolean {
    const { books, lastPrices } = this;
    let valuePaise = this.shareValue(order.instrument, order.quantity, order.price);
    for (const { instrument, quantity, price } of resting) valuePaise += this.shareValue(instrument, quantity, price);
    for (const leg of books.heldLegs()) valuePaise += this.shareValue(leg.facts.instrument, leg.quantity, this.notePrice(leg));
    return valuePaise <= books.equityPaise(lastPrices);
  }

  /** Paise; infinite of what is no share: what it binds may be more than its value. */
  private shareValue(instrument: number, units: number, price: number): number {
    const { kind, priceScale } = this.contractOf(instrument);
    return kind === 'equity' ? paiseOf(Math.abs(units) * price, priceScale) : Number.POSITIVE_INFINITY;
  }

  private notePrice({ facts: { instrument }, last }: EpochLeg): number {
    const quoted = this.market.price(instrument);
    const price = Number.isNaN(quoted) ? last : quoted;
    this.lastPrices[instrument] = price;
    return price;
  }

  private look(orders: readonly ExpectedOrder[], resting: readonly ExpectedOrder[]): Shortfall {
    const held = this.books.heldLegs().map((leg): Stake => {
      const { instrument, product } = leg.facts;
      const price = this.notePrice(leg);
      return { contract: this.contractOf(instrument), isIntraday: product === 'intraday', units: leg.quantity, price };
    });
    const margin = accountMargin(this.market, {
      held,
      resting: resting.map((order) => this.stakeOf(order)),
      orders: orders.map((order) => this.stakeOf(order)),
    });
    const equityPaise = this.books.equityPaise(this.lastPrices);
    if (margin.valuePaise > equityPaise) this.restOn(margin);
    return { neededPaise: margin.neededPaise, freePaise: equityPaise - margin.boundPaise };
  }

  private restOn({ rows }: AccountMargin): void {
    for (const row of rows) this.rows.add(row);
  }

  private stakeOf({ instrument, side, quantity, product, price }: ExpectedOrder): Stake {
    const units = side === 'buy' ? quantity : -quantity;
    return { contract: this.contractOf(instrument), isIntraday: product === 'intraday', units, price };
  }

  private contractOf(instrument: number): Stake['contract'] {
    const contract = this.books.findContract(instrument);
    if (contract === null) invariant(false, `instrument ${instrument} is dealt in on this day`);
    return contract;
  }
}
