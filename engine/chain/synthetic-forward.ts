// The forward that the options of an expiry themselves imply by put-call parity, strike + (call − put) · e^(rate · years). Dividends, carry and
// the mood of the futures market are in it, so volatilities of calls and puts agree on it.
import type { OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** Where call and put are nearest to each other both are traded most, and neither hides behind its intrinsic value. */
const STRIKES = 5;

/** `growth`: e^(rate · years). The median over the five strikes where call and put differ least: one stale quote cannot move it. Null without any. */
export function syntheticForward(chain: OptionChain, basis: PriceBasis, growth: number): number | null {
  const pairs = chain.flatMap(({ strike, call, put }) => {
    const [callPrice, putPrice] = [quotePrice(call, basis), quotePrice(put, basis)];
    return callPrice === null || putPrice === null ? [] : [{ strike, difference: callPrice - putPrice }];
  });
  const nearest = pairs
    .toSorted((a, b) => Math.abs(a.difference) - Math.abs(b.difference) || a.strike - b.strike)
    .slice(0, STRIKES)
    .map(({ strike, difference }) => strike + difference * growth)
    .toSorted((a, b) => a - b);
  return median(nearest);
}

function median(ascending: readonly number[]): number | null {
  const low = ascending[Math.floor((ascending.length - 1) / 2)];
  const high = ascending[Math.floor(ascending.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
