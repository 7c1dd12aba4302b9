// The forward that the options of an expiry themselves imply by put-call parity, strike + (call − put) · e^(rate · years). Dividends, carry and
// the mood of the futures market are in it, so volatilities of calls and puts agree on it.
import type { OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** Where call and put are nearest to each other both are traded most, and neither hides behind its intrinsic value. */
const STRIKES = 5;

/** `growth`: e^(rate · years). The median over the five strikes where call and put differ least: one stale quote cannot move it. Null without any. */
export function syntheticForward(chain: OptionChain, basis: PriceBasis, growth: number): number | null {
  // The nearest so far, the nearest first; of two as near, the lower strike, which comes first in the chain.
  const distances: number[] = [];
  const forwards: number[] = [];
  for (const { strike, call, put } of chain) {
    const callPrice = quotePrice(call, basis);
    const putPrice = callPrice === null ? null : quotePrice(put, basis);
    if (callPrice === null || putPrice === null) continue;
    const difference = callPrice - putPrice;
    const distance = Math.abs(difference);
    let place = Math.min(distances.length, STRIKES);
    while (place > 0 && distance < (distances[place - 1] ?? 0)) place -= 1;
    if (place === STRIKES) continue;
    for (let at = Math.min(distances.length, STRIKES - 1); at > place; at -= 1) {
      distances[at] = distances[at - 1] ?? 0;
      forwards[at] = forwards[at - 1] ?? 0;
    }
    distances[place] = distance;
    forwards[place] = strike + difference * growth;
  }
  return median(forwards.sort((a, b) => a - b));
}

function median(ascending: readonly number[]): number | null {
  const low = ascending[Math.floor((ascending.length - 1) / 2)];
  const high = ascending[Math.floor(ascending.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
