// The one price a quote stands for.
import type { OptionQuote } from './option-chain';

/** `mid`: between bid and ask, and the last trade where nobody quotes both. `last`: the last trade alone. */
export type PriceBasis = 'mid' | 'last';

/** Above zero, or null: where nothing was traded or quoted, and where bid lies above ask, which no price explains. */
export function quotePrice(quote: OptionQuote | null, basis: PriceBasis): number | null {
  if (quote === null) return null;
  if (basis === 'mid') {
    const { mid } = quote;
    if (mid !== undefined) return mid;
    const { bid, ask } = quote;
    if (isPrice(bid) && isPrice(ask)) return bid <= ask ? (bid + ask) / 2 : null;
  }
  const { last } = quote;
  return isPrice(last) ? last : null;
}

function isPrice(value: number | null): value is number {
  return value !== null && value > 0 && value < Number.POSITIVE_INFINITY;
}
