// The broker's risk desk over the books of a run: whether an entry's margin is there. Each leg binds for itself: no holding lends another its
// margin, and no hedge lowers it. It looks and refuses; it moves no money and closes nothing.
import { invariant } from '../../dsl/types/invariant';
import type { Dated, DatedRow } from '../market/dated';
import type { Instrument } from '../market/instrument';
import { findMarginShare, marginClassOf } from '../market/margin-share';
import type { MarginClass, MarginShareRow } from '../market/tables/margin-shares';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import type { EntryTerms, RiskDesk, Shortfall, Tied } from '../venue/risk-desk';
import { paiseOf } from './paise-of';
import type { RunBooks } from './run-books';

const MILLION = 1_000_000;

type ExpectedEntry = EntryTerms & { readonly price: number };

export class FundsDesk implements RiskDesk {
  /**
   * Rows of the table on which an answer has hung. Where the account holds the whole value of everything, no share of it decides, and the run
   * does not rest on the table.
   */
  readonly rows = new Set<Dated<DatedRow>>();
  /** Of the present session: what rests does not outlive it, and what is held is looked up anew. */
  private readonly consulted = new Set<Dated<DatedRow>>();
  private consultedDay = Number.NaN;
  private readonly books: RunBooks;
  private readonly priceOf: (instrument: number) => number;

  /** `priceOf`: last price of an instrument at the instant, price units; NaN where there is none. */
  constructor(books: RunBooks, priceOf: (instrument: number) => number) {
    this.books = books;
    this.priceOf = priceOf;
  }

  tiedBy({ instrument, side, quantity, product }: EntryTerms, price: number): Tied {
    return this.tie(instrument, product === 'intraday', side === 'buy' ? quantity : -quantity, price);
  }

  findShortfall(order: Tied, resting: Tied): Shortfall | null {
    const freePaise = this.freeBeside(order, resting);
    return order.marginPaise <= freePaise ? null : { neededPaise: order.marginPaise, freePaise };
  }

  /** Paise free once these entries are taken beside all that is held and rests; below zero where that is more. */
  freeAfterPaise(entries: readonly ExpectedEntry[], resting: Tied): number {
    let marginPaise = 0;
    let valuePaise = 0;
    for (const entry of entries) {
      const tied = this.tiedBy(entry, entry.price);
      marginPaise += tied.marginPaise;
      valuePaise += tied.valuePaise;
    }
    return this.freeBeside({ marginPaise, valuePaise }, resting) - marginPaise;
  }

  /** Equity less the margin of all that is held and rests. */
  private freeBeside(order: Tied, resting: Tied): number {
    const lastPrices: number[] = [];
    let heldPaise = 0;
    let valuePaise = order.valuePaise + resting.valuePaise;
    for (const { facts, quantity, last } of this.books.heldLegs()) {
      const quoted = this.priceOf(facts.instrument);
      const price = Number.isNaN(quoted) ? last : quoted;
      lastPrices[facts.instrument] = price;
      const held = this.tie(facts.instrument, facts.product === 'intraday', quantity, price);
      heldPaise += held.marginPaise;
      valuePaise += held.valuePaise;
    }
    const equityPaise = this.books.equityPaise(lastPrices);
    if (valuePaise > equityPaise) for (const row of this.consulted) this.rows.add(row);
    return equityPaise - heldPaise - resting.marginPaise;
  }

  /** `units` below zero are sold. Before the table begins the whole value is asked. */
  private tie(instrument: number, isIntraday: boolean, units: number, price: number): Tied {
    const contract = this.books.findContract(instrument);
    invariant(contract !== null, `instrument ${instrument} is dealt in on this day`);
    const row = this.consult(marginClassOf(contract, isIntraday, units > 0));
    const valuePaise = paiseOf(Math.abs(units) * valuedAt(contract, units, price), contract.priceScale);
    return { valuePaise, marginPaise: multiplyDivideHalfUp(valuePaise, row?.ppm ?? MILLION, MILLION) };
  }

  private consult(marginClass: MarginClass): Dated<MarginShareRow> | null {
    const { sessionDay } = this.books;
    if (sessionDay !== this.consultedDay) this.consulted.clear();
    this.consultedDay = sessionDay;
    const row = findMarginShare(marginClass, sessionDay);
    if (row !== null) this.consulted.add(row);
    return row;
  }
}

/** A written option obliges to its strike, whatever its premium. */
function valuedAt(contract: Instrument, units: number, price: number): number {
  return contract.kind === 'option' && units < 0 ? contract.strike : price;
}
