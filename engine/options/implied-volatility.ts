// The volatility at which a formula gives a price, or the reason why none does. Never a guess: where the price says less than its own last
// binary digit would change, the answer is that it cannot be told.

import { normalisedVega } from './normalised-price';
import { type ForwardTerms, findForwardTerms, type OptionTerms } from './option-terms';
import { intrinsicValue, moneynessOf, priceScaleOf } from './price-option';
import { solveDeviation } from './solve-deviation';

export const UNSOLVABLE_REASONS = Object.freeze({
  'no-price': 'There is no price above zero.',
  'no-formula': 'Forward, strike, rate or time is no number that a formula takes.',
  expired: 'No time is left to expiry.',
  'below-intrinsic': 'The price lies below what exercise at the forward is worth.',
  'no-time-value': 'The price is the intrinsic value: any small enough volatility explains it.',
  'above-bound': 'The price is not below the forward, or for a put the strike, discounted: no volatility explains it.',
  undecidable: 'The last binary digit of the price moves the volatility by more than 10⁻⁶.',
});
export type UnsolvableReason = keyof typeof UNSOLVABLE_REASONS;

export type ImpliedVolatility =
  | { readonly volatility: number; readonly reason: null }
  | { readonly volatility: null; readonly reason: UnsolvableReason };

const EPSILON = 2.220446049250313e-16;
/** Far below it a normalised price is made of numbers too small to have all their digits. */
const FAINT = 1e-300;
/** In volatility: a ten-thousandth of a point. */
const UNDECIDED = 1e-6;

/** Per year: 0.2 is 20 %. Accurate to 10⁻¹⁰ wherever the price decides it. */
export function impliedVolatility(terms: OptionTerms, price: number): ImpliedVolatility {
  if (!(price > 0 && price < Number.POSITIVE_INFINITY)) return unsolvable('no-price');
  const discounted = findForwardTerms(terms);
  if (discounted === null) return unsolvable('no-formula');
  if (terms.years === 0) return unsolvable('expired');
  const intrinsic = intrinsicValue(terms, discounted);
  if (price < intrinsic) return unsolvable('below-intrinsic');
  if (price === intrinsic) return unsolvable('no-time-value');
  if (price >= boundOf(terms, discounted)) return unsolvable('above-bound');
  const scale = priceScaleOf(terms, discounted);
  const moneyness = moneynessOf(terms, discounted);
  const deviation = solveDeviation(moneyness, (price - intrinsic) / scale);
  const rootYears = Math.sqrt(terms.years);
  // Both the price and the intrinsic value taken from it are rounded. Where scale or moneyness overflow, NaN decides nothing.
  const doubt = EPSILON * (price + intrinsic) + FAINT * scale;
  const isDecided = doubt <= UNDECIDED * scale * normalisedVega(moneyness, deviation) * rootYears;
  return isDecided ? { volatility: deviation / rootYears, reason: null } : unsolvable('undecidable');
}

/** What no volatility makes the option worth: a call the discounted forward, a put the discounted strike. */
function boundOf({ right, strike }: OptionTerms, { forward, discount }: ForwardTerms): number {
  return discount * (right === 'call' ? forward : strike);
}

function unsolvable(reason: UnsolvableReason): ImpliedVolatility {
  return { volatility: null, reason };
}
