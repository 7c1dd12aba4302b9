// A chain as strike rules look at it: prices, the reference beside which the strike at the money is sought, and volatilities, each worked out
// when it is first asked for. Of one instant; it changes nothing.
import type { StrikeReference } from '../../dsl/types/strike-reference';
import type { ChainCursor } from '../chain/chain-cursor';
import { type ChainRow, placeAtMoney } from '../chain/chain-row';
import type { ChainStrike, OptionChain } from '../chain/option-chain';
import { type PriceBasis, quotePrice } from '../chain/quote-price';
import { findReferencePrice, type ReferencePrice } from '../chain/reference-price';
import { parityForward } from '../chain/synthetic-forward';
import type { OptionRight } from '../market/instrument';
import { type Greeks, greeksOf } from '../options/greeks';
import { impliedVolatility } from '../options/implied-volatility';
import type { StrikeMarket } from './strike-market';

/** Over the lives that trade, a rate moves a delta in its third digit; no table of rates is needed. */
const RATE = 0;
const NO_GROWTH = 1;
/** Quotes where both sides are there, trades else. */
const BASIS: PriceBasis = 'mid';

export interface ChainInstant {
  readonly cursor: ChainCursor;
  /** Of the bars that were the last to be sealed. */
  readonly minute: number;
  /** Of all strikes of the cursor, those that are looked at: from one place up to another. */
  readonly from: number;
  readonly to: number;
  /** To expiry. */
  readonly years: number;
  /** Rupees; null where it is not known. */
  readonly spot: number | null;
  /** Of the future of the same expiry. */
  readonly future: number | null;
}

/** Where the synthetic forward of the instant is kept for who looks at it again; NaN where nobody has. */
export interface ForwardMemory {
  readonly forwards: Float64Array;
  readonly at: number;
}

export interface SolvedOption {
  /** Per year. */
  readonly volatility: number;
  readonly greeks: Greeks;
}

export class ChainView {
  private readonly instant: ChainInstant;
  private readonly memory: ForwardMemory | null;
  /** Undefined until somebody asks. */
  private synthetic: ReferencePrice | null | undefined;
  private listed: OptionChain | null = null;
  private row: ChainRow | null = null;

  constructor(instant: ChainInstant, memory: ForwardMemory | null = null) {
    this.instant = instant;
    this.memory = memory;
  }

  get chain(): OptionChain {
    const { cursor, from, to } = this.instant;
    this.listed ??= cursor.chain.slice(from, to);
    return this.listed;
  }

  /** What the options of the chain cost. */
  get prices(): ChainRow {
    const { cursor, minute, from, to } = this.instant;
    this.row ??= cursor.pricesAt(minute, from, to);
    return this.row;
  }

  /** As strike rules take it. */
  get market(): StrikeMarket {
    const { years, spot, future } = this.instant;
    return { chain: this.chain, years, spot, future, basis: BASIS, rate: RATE };
  }

  reference(name: StrikeReference): ReferencePrice | null {
    if (name === 'synthetic') {
      if (this.synthetic === undefined) this.synthetic = this.findSynthetic();
      return this.synthetic;
    }
    const { years, spot, future } = this.instant;
    return findReferencePrice(name, { chain: this.chain, basis: BASIS, rate: RATE, years, spot, future });
  }

  private findSynthetic(): ReferencePrice | null {
    const { memory } = this;
    const known = memory?.forwards[memory.at] ?? Number.NaN;
    if (!Number.isNaN(known)) return { price: known, forward: known };
    const forward = parityForward(this.prices, NO_GROWTH);
    if (memory !== null && forward !== null) memory.forwards[memory.at] = forward;
    return forward === null ? null : { price: forward, forward };
  }

  /** The listed strike at the money. */
  atm(name: StrikeReference): number | null {
    const place = this.placeOf(name);
    return place === null ? null : (this.instant.cursor.strikes[place] ?? null);
  }

  /** Of the strike at the money, among all of the cursor. */
  private placeOf(name: StrikeReference): number | null {
    const reference = this.reference(name);
    if (reference === null) return null;
    const { cursor, from, to } = this.instant;
    return placeAtMoney({ strikes: cursor.strikes, from, to }, reference.price);
  }

  /** The same instant with so many listed strikes each side of the one at the money; null where that is not known. */
  around(name: StrikeReference, strikes: number): ChainView | null {
    const atm = this.placeOf(name);
    if (atm === null) return null;
    const { cursor, minute, years, spot, future } = this.instant;
    const from = Math.max(this.instant.from, atm - strikes);
    const to = Math.min(this.instant.to, atm + strikes + 1);
    return new ChainView({ cursor, minute, from, to, years, spot, future });
  }

  straddle(name: StrikeReference): number | null {
    const atm = this.placeOf(name);
    const { calls, puts } = this.prices;
    return atm === null ? null : numberOf((calls[atm] ?? Number.NaN) + (puts[atm] ?? Number.NaN));
  }

  /** What an option costs; null where nobody says. */
  price({ call, put }: ChainStrike, right: OptionRight): number | null {
    return quotePrice(right === 'call' ? call : put, BASIS);
  }

  /** What the price of an option implies on the synthetic forward; null where it implies no volatility. */
  solve(listed: ChainStrike, right: OptionRight): SolvedOption | null {
    return this.solvePrice(listed.strike, right, this.price(listed, right) ?? Number.NaN);
  }

  /** The same of a strike of `prices`, by its place there. */
  solveAt(place: number, right: OptionRight): SolvedOption | null {
    const { strikes, calls, puts } = this.prices;
    return this.solvePrice(strikes[place] ?? Number.NaN, right, (right === 'call' ? calls : puts)[place] ?? Number.NaN);
  }

  private solvePrice(strike: number, right: OptionRight, price: number): SolvedOption | null {
    const terms = this.termsOf(strike, right);
    const volatility = terms === null ? null : impliedVolatility(terms, price).volatility;
    const greeks = terms === null || volatility === null ? null : greeksOf(terms, volatility);
    return volatility === null || greeks === null ? null : { volatility, greeks };
  }

  /** At the money, per year: mean of call and put, or of the one that has a volatility. */
  volatility(name: StrikeReference): number | null {
    const atm = this.placeOf(name);
    if (atm === null) return null;
    const { strikes, calls, puts } = this.prices;
    const found = (['call', 'put'] as const).flatMap((right) => {
      const terms = this.termsOf(strikes[atm] ?? Number.NaN, right);
      const price = (right === 'call' ? calls : puts)[atm] ?? Number.NaN;
      return terms === null ? [] : (impliedVolatility(terms, price).volatility ?? []);
    });
    return found.length === 0 ? null : found.reduce((sum, each) => sum + each, 0) / found.length;
  }

  get years(): number {
    return this.instant.years;
  }

  /** Place of the first strike looked at, among all of the cursor. */
  get from(): number {
    return this.instant.from;
  }

  /** Of the first beyond. */
  get to(): number {
    return this.instant.to;
  }

  private termsOf(strike: number, right: OptionRight) {
    const forward = this.reference('synthetic')?.forward ?? null;
    return forward === null ? null : ({ model: 'black-76', right, forward, strike, years: this.instant.years, rate: RATE } as const);
  }
}

function numberOf(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
