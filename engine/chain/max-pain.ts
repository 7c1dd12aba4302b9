// Where writers of options would pay least: a figure that the trade watches, no forecast.
import type { OptionChain } from './option-chain';

/**
 * The listed strike at which, were it the settlement price, all options open would pay their holders least. Of two that cost the same, the one
 * nearer to `price`, then the lower. Null where nothing is open.
 */
export function maxPain(chain: OptionChain, price: number): number | null {
  let best: { readonly strike: number; readonly paid: number } | null = null;
  // Settled at a strike, calls below it and puts above it pay: what they pay is two sums, carried from strike to strike.
  const below = { open: 0, value: 0 };
  const above = { open: 0, value: 0 };
  for (const { strike, put } of chain) count(above, strike, put?.openInterest ?? 0);
  let open = above.open;
  for (const { strike, call, put } of chain) {
    const [calls, puts] = [call?.openInterest ?? 0, put?.openInterest ?? 0];
    count(above, strike, -puts);
    const paid = strike * below.open - below.value + (above.value - strike * above.open);
    const isBetter = best === null || paid < best.paid || (paid === best.paid && Math.abs(strike - price) < Math.abs(best.strike - price));
    if (isBetter) best = { strike, paid };
    count(below, strike, calls);
    open += calls;
  }
  return open > 0 ? (best?.strike ?? null) : null;
}

function count(sums: { open: number; value: number }, strike: number, units: number): void {
  sums.open += units;
  sums.value += units * strike;
}
