// What a move either way costs to own.
import type { ChainStrike } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** What call and put of one strike cost together; null where either has no price. */
export function straddlePremium({ call, put }: ChainStrike, basis: PriceBasis): number | null {
  const [callPrice, putPrice] = [quotePrice(call, basis), quotePrice(put, basis)];
  return callPrice === null || putPrice === null ? null : callPrice + putPrice;
}
