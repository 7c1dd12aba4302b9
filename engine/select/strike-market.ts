// What is known of a chain at the instant of a choice, and the few figures that rules are measured by: each worked out when a rule asks, and null
// where it has no ground.
import type { StrikeReference } from '../../dsl/types/strike-reference';
import { atmStrike } from '../chain/atm-strike';
import { atmVolatility } from '../chain/atm-volatility';
import { chainVolatilities, volatilitiesOf } from '../chain/chain-volatilities';
import { deviationMove, straddleMove } from '../chain/expected-move';
import type { ChainStrike, OptionChain } from '../chain/option-chain';
import { type PriceBasis, quotePrice } from '../chain/quote-price';
import { findReferencePrice } from '../chain/reference-price';
import { straddlePremium } from '../chain/straddle-premium';
import type { OptionRight } from '../market/instrument';

/** Prices in rupees. */
export interface StrikeMarket {
  /** Strikes ascending. */
  readonly chain: OptionChain;
  readonly basis: PriceBasis;
  /** Continuously compounded, per year. */
  readonly rate: number;
  /** Time to expiry; null where it is not known, and then no volatility is. */
  readonly years: number | null;
  readonly spot: number | null;
  /** Of the future that expires with the chain or next after it. */
  readonly future: number | null;
  /** Deltas that were worked out for one leg, for the next one that is chosen at the same instant. Absent: nobody asks twice. */
  readonly deltas?: Map<OptionRight, readonly ValuedStrike[]>;
}

export function referencePrice(market: StrikeMarket, from: StrikeReference): number | null {
  return findReferencePrice(from, { ...market, years: market.years ?? 0 })?.price ?? null;
}

/** The strike at the money, as the reference has it. */
export function strikeAtMoney(market: StrikeMarket, from: StrikeReference): ChainStrike | null {
  const price = referencePrice(market, from);
  return price === null ? null : atmStrike(market.chain, price);
}

export function straddleAtMoney(market: StrikeMarket, from: StrikeReference): number | null {
  const atm = strikeAtMoney(market, from);
  return atm === null ? null : straddlePremium(atm, market.basis);
}

export function expectedMove(market: StrikeMarket, from: StrikeReference, measure: 'straddle' | 'deviation'): number | null {
  if (measure === 'straddle') {
    const premium = straddleAtMoney(market, from);
    return premium === null ? null : straddleMove(premium);
  }
  const { chain, years, rate, basis } = market;
  const forward = findReferencePrice('synthetic', { ...market, years: years ?? 0 })?.forward ?? null;
  if (forward === null || years === null || !(years > 0)) return null;
  const volatility = atmVolatility(chainVolatilities(chain, { forward, years, rate, basis }), forward);
  return volatility === null ? null : deviationMove(forward, volatility, years);
}

/** A strike, and what its option is worth by some measure. */
export interface ValuedStrike {
  readonly strike: number;
  readonly value: number;
}

/** Options of one right that have a price, strikes ascending. */
export function premiumsOf({ chain, basis }: StrikeMarket, right: OptionRight): readonly ValuedStrike[] {
  return chain.flatMap((each) => {
    const value = quotePrice(each[right], basis);
    return value === null ? [] : [{ strike: each.strike, value }];
  });
}

/** Sizes of the deltas of options of one right whose price implies a volatility. */
export function deltasOf(market: StrikeMarket, right: OptionRight): readonly ValuedStrike[] {
  const known = market.deltas?.get(right);
  if (known !== undefined) return known;
  const found = findDeltas(market, right);
  market.deltas?.set(right, found);
  return found;
}

function findDeltas({ chain, years, rate, basis, ...prices }: StrikeMarket, right: OptionRight): readonly ValuedStrike[] {
  const forward = findReferencePrice('synthetic', { chain, years: years ?? 0, rate, basis, ...prices })?.forward ?? null;
  if (forward === null || years === null || !(years > 0)) return [];
  return volatilitiesOf(right, chain, { forward, years, rate, basis }).flatMap(({ strike, greeks }) =>
    greeks === null ? [] : [{ strike, value: Math.abs(greeks.delta) }],
  );
}
