// Where writers of options would pay least: a figure that the trade watches, no forecast.
import type { OptionChain } from './option-chain';

/**
 * The listed strike at which, were it the settlement price, all options open would pay their holders least. Of two that cost the same, the one
 * nearer to `price`, then the lower. Null where nothing is open.
 */
export function maxPain(chain: OptionChain, price: number): number | null {
  let best: { readonly strike: number; readonly paid: number } | null = null;
  let open = 0;
  for (const { strike, call, put } of chain) {
    open += (call?.openInterest ?? 0) + (put?.openInterest ?? 0);
    const paid = paidAt(chain, strike);
    const isBetter = best === null || paid < best.paid || (paid === best.paid && Math.abs(strike - price) < Math.abs(best.strike - price));
    if (isBetter) best = { strike, paid };
  }
  return open > 0 ? (best?.strike ?? null) : null;
}

function paidAt(chain: OptionChain, settlement: number): number {
  return chain.reduce((sum, { strike, call, put }) => {
    const gain = settlement - strike;
    return sum + (gain > 0 ? (call?.openInterest ?? 0) * gain : (put?.openInterest ?? 0) * -gain);
  }, 0);
}
