// Implied volatility and greeks of every option of a chain, by Black-76 on one forward.
import type { OptionRight } from '../market/instrument';
import { type Greeks, greeksOf } from '../options/greeks';
import { type ImpliedVolatility, impliedVolatility } from '../options/implied-volatility';
import type { Black76Terms } from '../options/option-terms';
import type { OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** On what a chain is priced. */
export interface ChainPricing {
  readonly forward: number;
  readonly years: number;
  /** Continuously compounded, per year. */
  readonly rate: number;
  readonly basis: PriceBasis;
}

export interface OptionVolatility {
  readonly price: number | null;
  readonly implied: ImpliedVolatility;
  readonly greeks: Greeks | null;
}

export interface StrikeVolatility {
  readonly strike: number;
  readonly call: OptionVolatility;
  readonly put: OptionVolatility;
}

const NO_PRICE: OptionVolatility = { price: null, implied: { volatility: null, reason: 'no-price' }, greeks: null };

/** In the order of the chain. */
export function chainVolatilities(chain: OptionChain, pricing: ChainPricing): readonly StrikeVolatility[] {
  return chain.map(({ strike, call, put }) => ({
    strike,
    call: optionVolatility('call', strike, quotePrice(call, pricing.basis), pricing),
    put: optionVolatility('put', strike, quotePrice(put, pricing.basis), pricing),
  }));
}

/** Of the options of one right alone: half the work. */
export function volatilitiesOf(
  right: OptionRight,
  chain: OptionChain,
  pricing: ChainPricing,
): readonly (OptionVolatility & { readonly strike: number })[] {
  return chain.map((listed) => ({
    strike: listed.strike,
    ...optionVolatility(right, listed.strike, quotePrice(listed[right], pricing.basis), pricing),
  }));
}

function optionVolatility(right: OptionRight, strike: number, price: number | null, pricing: ChainPricing): OptionVolatility {
  if (price === null) return NO_PRICE;
  const { forward, years, rate } = pricing;
  const terms: Black76Terms = { model: 'black-76', right, forward, strike, years, rate };
  const implied = impliedVolatility(terms, price);
  return { price, implied, greeks: implied.volatility === null ? null : greeksOf(terms, implied.volatility) };
}
