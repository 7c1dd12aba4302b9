// The forward that the options of an expiry themselves imply by put-call parity, strike + (call − put) · e^(rate · years). Dividends, carry and
// the mood of the futures market are in it, so volatilities of calls and puts agree on it.
import type { OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** Where call and put are nearest to each other both are traded most, and neither hides behind its intrinsic value. */
const STRIKES = 5;

/** `growth`: e^(rate · years). The median over the five strikes where call and put differ least: one stale quote cannot move it. Null without any. */
export function syntheticForward(chain: OptionChain, basis: PriceBasis, growth: number): number | null {
  const pairs: Pair[] = [];
  for (const { strike, call, put } of chain) {
    const [callPrice, putPrice] = [quotePrice(call, basis), quotePrice(put, basis)];
    if (callPrice !== null && putPrice !== null) insertNearest(pairs, { strike, difference: callPrice - putPrice });
  }
  return median(pairs.map(({ strike, difference }) => strike + difference * growth).sort((a, b) => a - b));
}

interface Pair {
  readonly strike: number;
  readonly difference: number;
}

/** Keeps the few that differ least, in order; strikes come ascending, and of two as near the lower stays ahead. */
function insertNearest(pairs: Pair[], pair: Pair): void {
  const size = Math.abs(pair.difference);
  let at = pairs.length;
  while (at > 0 && Math.abs(pairs[at - 1]?.difference ?? 0) > size) at -= 1;
  if (at === STRIKES) return;
  pairs.splice(at, 0, pair);
  if (pairs.length > STRIKES) pairs.pop();
}

function median(ascending: readonly number[]): number | null {
  const low = ascending[Math.floor((ascending.length - 1) / 2)];
  const high = ascending[Math.floor(ascending.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
