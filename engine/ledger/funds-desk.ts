// The broker's risk desk over the books of a run: whether an entry's margin is there, and what a structure would bind. It looks and refuses; it
// moves no money and closes nothing.
import { invariant } from '../../dsl/types/invariant';
import type { Dated, DatedRow } from '../market/dated';
import type { ExpectedOrder } from '../trade/expected-order';
import type { RiskDesk, Shortfall } from '../venue/risk-desk';
import { type AccountMargin, type AccountMarket, accountMargin, type Stake } from './account-margin';
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

  constructor(books: RunBooks, market: DeskMarket) {
    this.books = books;
    this.market = market;
  }

  findShortfall(order: ExpectedOrder, resting: readonly ExpectedOrder[]): Shortfall | null {
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

  private look(orders: readonly ExpectedOrder[], resting: readonly ExpectedOrder[]): Shortfall {
    const lastPrices: number[] = [];
    const held = this.books.heldLegs().map(({ facts: { instrument, product }, quantity, last }): Stake => {
      const quoted = this.market.price(instrument);
      const price = Number.isNaN(quoted) ? last : quoted;
      lastPrices[instrument] = price;
      return { contract: this.contractOf(instrument), isIntraday: product === 'intraday', units: quantity, price };
    });
    const margin = accountMargin(this.market, {
      held,
      resting: resting.map((order) => this.stakeOf(order)),
      orders: orders.map((order) => this.stakeOf(order)),
    });
    const equityPaise = this.books.equityPaise(lastPrices);
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
    invariant(contract !== null, `instrument ${instrument} is dealt in on this day`);
    return contract;
  }
}
