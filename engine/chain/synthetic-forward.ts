// The forward that the options of an expiry themselves imply by put-call parity, strike + (call − put) · e^(rate · years). Dividends, carry and
// the mood of the futures market are in it, so volatilities of calls and puts agree on it.
import type { OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** Where call and put are nearest to each other both are traded most, and neither hides behind its intrinsic value. */
const STRIKES = 5;

/** `growth`: e^(rate · years). The median over the five strikes where call and put differ least: one stale quote cannot move it. Null without any. */
export function syntheticForward(chain: OptionChain, basis: PriceBasis, growth: number): number | null {
  /** Of the few strikes whose call and put differ least, in order: by how much, and the forward that they imply. */
  const sizes: number[] = [];
  const forwards: number[] = [];
  for (const { strike, call, put } of chain) {
    const callPrice = quotePrice(call, basis);
    const putPrice = callPrice === null ? null : quotePrice(put, basis);
    if (callPrice === null || putPrice === null) continue;
    const difference = callPrice - putPrice;
    insertNearest(sizes, forwards, Math.abs(difference), strike + difference * growth);
  }
  return median(forwards.sort((a, b) => a - b));
}

/** Strikes come ascending, and of two as near the lower stays ahead. */
function insertNearest(sizes: number[], forwards: number[], size: number, forward: number): void {
  let at = sizes.length;
  while (at > 0 && (sizes[at - 1] ?? 0) > size) at -= 1;
  if (at === STRIKES) return;
  for (let place = Math.min(sizes.length, STRIKES - 1); place > at; place -= 1) {
    sizes[place] = sizes[place - 1] ?? 0;
    forwards[place] = forwards[place - 1] ?? 0;
  }
  sizes[at] = size;
  forwards[at] = forward;
}

function median(ascending: readonly number[]): number | null {
  const low = ascending[Math.floor((ascending.length - 1) / 2)];
  const high = ascending[Math.floor(ascending.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
