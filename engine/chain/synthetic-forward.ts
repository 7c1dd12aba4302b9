// The forward that the options of an expiry themselves imply by put-call parity, strike + (call − put) · e^(rate · years). Dividends, carry and
// the mood of the futures market are in it, so volatilities of calls and puts agree on it.
import { type ChainRow, pricesOf } from './chain-row';
import type { OptionChain } from './option-chain';
import type { PriceBasis } from './quote-price';

/** Where call and put are nearest to each other both are traded most, and neither hides behind its intrinsic value. */
const STRIKES = 5;

/** `growth`: e^(rate · years). The median over the five strikes where call and put differ least: one stale quote cannot move it. Null without any. */
export function syntheticForward(chain: OptionChain, basis: PriceBasis, growth: number): number | null {
  return parityForward(pricesOf(chain, basis), growth);
}

/** The same of prices. */
export function parityForward({ strikes, calls, puts, from, to }: ChainRow, growth: number): number | null {
  /** Of the few strikes whose call and put differ least, in order: by how much, and the forward that they imply. */
  const sizes: number[] = [];
  const forwards: number[] = [];
  for (let place = from; place < to; place += 1) {
    const difference = (calls[place] ?? Number.NaN) - (puts[place] ?? Number.NaN);
    if (!Number.isNaN(difference))
      insertNearest(sizes, forwards, Math.abs(difference), (strikes[place] ?? Number.NaN) + difference * growth);
  }
  return medianOf(forwards);
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

/** Puts the values in order: so few that asking a function of two how to costs more than the order. */
function medianOf(values: number[]): number | null {
  for (let next = 1; next < values.length; next += 1) {
    const value = values[next] ?? 0;
    let at = next;
    for (; at > 0 && (values[at - 1] ?? 0) > value; at -= 1) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
  const low = values[Math.floor((values.length - 1) / 2)];
  const high = values[Math.floor(values.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
