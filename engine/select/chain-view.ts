// A chain as strike rules look at it: prices, the reference beside which the strike at the money is sought, and volatilities, each worked out
// when it is first asked for. Of one instant; it changes nothing.
import type { StrikeReference } from '../../dsl/types/strike-reference';
import { atmStrike } from '../chain/atm-strike';
import type { ChainStrike, OptionChain } from '../chain/option-chain';
import { type PriceBasis, quotePrice } from '../chain/quote-price';
import { findReferencePrice, type ReferencePrice } from '../chain/reference-price';
import { straddlePremium } from '../chain/straddle-premium';
import type { OptionRight } from '../market/instrument';
import { type Greeks, greeksOf } from '../options/greeks';
import { impliedVolatility } from '../options/implied-volatility';

import type { StrikeMarket } from './strike-market';

/** Over the lives that trade, a rate moves a delta in its third digit; no table of rates is needed. */
const RATE = 0;
/** Quotes where both sides are there, trades else. */
const BASIS: PriceBasis = 'mid';

export interface ChainInstant {
  /** Strikes ascending. */
  readonly chain: OptionChain;
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

  constructor(instant: ChainInstant, memory: ForwardMemory | null = null) {
    this.instant = instant;
    this.memory = memory;
  }

  get chain(): OptionChain {
    return this.instant.chain;
  }

  /** As strike rules take it. */
  get market(): StrikeMarket {
    const { chain, years, spot, future } = this.instant;
    return { chain, years, spot, future, basis: BASIS, rate: RATE };
  }

  reference(name: StrikeReference): ReferencePrice | null {
    if (name !== 'synthetic') return this.findReference(name);
    if (this.synthetic === undefined) this.synthetic = this.findSynthetic();
    return this.synthetic;
  }

  private findSynthetic(): ReferencePrice | null {
    const { memory } = this;
    const known = memory?.forwards[memory.at] ?? Number.NaN;
    if (!Number.isNaN(known)) return { price: known, forward: known };
    const found = this.findReference('synthetic');
    if (memory !== null && found !== null) memory.forwards[memory.at] = found.forward;
    return found;
  }

  private findReference(name: StrikeReference): ReferencePrice | null {
    const { chain, years, spot, future } = this.instant;
    return findReferencePrice(name, { chain, basis: BASIS, rate: RATE, years, spot, future });
  }

  /** The listed strike at the money. */
  atm(name: StrikeReference): ChainStrike | null {
    const reference = this.reference(name);
    return reference === null ? null : atmStrike(this.chain, reference.price);
  }

  /** The same instant with so many listed strikes each side of the one at the money; null where that is not known. */
  around(name: StrikeReference, strikes: number): ChainView | null {
    const atm = this.atm(name);
    if (atm === null) return null;
    const { chain, years, spot, future } = this.instant;
    const at = chain.indexOf(atm);
    return new ChainView({ chain: chain.slice(Math.max(0, at - strikes), at + strikes + 1), years, spot, future });
  }

  straddle(name: StrikeReference): number | null {
    const atm = this.atm(name);
    return atm === null ? null : straddlePremium(atm, BASIS);
  }

  /** What an option costs; null where nobody says. */
  price({ call, put }: ChainStrike, right: OptionRight): number | null {
    return quotePrice(right === 'call' ? call : put, BASIS);
  }

  /** Size of the delta on the synthetic forward; null where the price implies no volatility. */
  delta(listed: ChainStrike, right: OptionRight): number | null {
    const solved = this.solve(listed, right);
    return solved === null ? null : Math.abs(solved.greeks.delta);
  }

  /** What the price of an option implies on the synthetic forward; null where it implies no volatility. */
  solve(listed: ChainStrike, right: OptionRight): SolvedOption | null {
    const terms = this.termsOf(listed, right);
    const volatility = terms === null ? null : impliedVolatility(terms, this.price(listed, right) ?? Number.NaN).volatility;
    const greeks = terms === null || volatility === null ? null : greeksOf(terms, volatility);
    return volatility === null || greeks === null ? null : { volatility, greeks };
  }

  /** At the money, per year: mean of call and put, or of the one that has a volatility. */
  volatility(name: StrikeReference): number | null {
    const atm = this.atm(name);
    if (atm === null) return null;
    const found = (['call', 'put'] as const).flatMap((right) => {
      const terms = this.termsOf(atm, right);
      return terms === null ? [] : (impliedVolatility(terms, this.price(atm, right) ?? Number.NaN).volatility ?? []);
    });
    return found.length === 0 ? null : found.reduce((sum, each) => sum + each, 0) / found.length;
  }

  get years(): number {
    return this.instant.years;
  }

  private termsOf({ strike }: ChainStrike, right: OptionRight) {
    const forward = this.reference('synthetic')?.forward ?? null;
    return forward === null ? null : ({ model: 'black-76', right, forward, strike, years: this.instant.years, rate: RATE } as const);
  }
}
