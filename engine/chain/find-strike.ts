// The row of a chain at a strike that was computed.
import type { ChainStrike, OptionChain } from './option-chain';

/** A strike in a register is what a price was computed to be: within this of a listed one, in rupees, it is that one. */
const NOISE_RUPEES = 1e-6;

/** Null where no such strike is listed. */
export function findStrike(chain: OptionChain, rupees: number): ChainStrike | null {
  if (Number.isNaN(rupees)) return null;
  let low = 0;
  let high = chain.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chain[middle]?.strike ?? Number.POSITIVE_INFINITY) < rupees - NOISE_RUPEES) low = middle + 1;
    else high = middle;
  }
  const listed = chain[low];
  return listed !== undefined && listed.strike <= rupees + NOISE_RUPEES ? listed : null;
}
