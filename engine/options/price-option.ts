// What a European option is worth under Black-76 (F. Black, "The pricing of commodity contracts", 1976) or Black-Scholes (1973, with Merton's
// dividend yield). Exact parity by construction: call and put of one strike share their time value.
import { log } from '../number/log';
import { normalisedPrice } from './normalised-price';
import { type ForwardTerms, findForwardTerms, type OptionTerms } from './option-terms';

/** Rupees. Without time or volatility the discounted intrinsic value; null where no formula applies. */
export function priceOption(terms: OptionTerms, volatility: number): number | null {
  const discounted = findForwardTerms(terms);
  if (discounted === null || !(volatility >= 0)) return null;
  const price = intrinsicValue(terms, discounted) + timeValue(terms, discounted, volatility * Math.sqrt(terms.years));
  return Number.isFinite(price) ? price : null;
}

/** What is certain: the discounted gain of exercise at the forward, or nothing. */
export function intrinsicValue({ right, strike }: Pick<OptionTerms, 'right' | 'strike'>, { forward, discount }: ForwardTerms): number {
  const gain = right === 'call' ? forward - strike : strike - forward;
  return gain > 0 ? discount * gain : 0;
}

/** Of one unit of normalised price in rupees: discount · √(forward · strike). */
export function priceScaleOf({ strike }: Pick<OptionTerms, 'strike'>, { forward, discount }: ForwardTerms): number {
  return discount * Math.sqrt(forward) * Math.sqrt(strike);
}

/** −|ln(forward / strike)|. */
export function moneynessOf({ strike }: Pick<OptionTerms, 'strike'>, { forward }: ForwardTerms): number {
  const size = log(forward / strike);
  return size > 0 ? -size : size;
}

function timeValue(terms: OptionTerms, discounted: ForwardTerms, deviation: number): number {
  return deviation > 0 ? priceScaleOf(terms, discounted) * normalisedPrice(moneynessOf(terms, discounted), deviation) : 0;
}
