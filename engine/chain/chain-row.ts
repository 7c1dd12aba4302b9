// One figure of the options of a chain at one instant: columns by strike in place of quotes, for who goes through all of them each minute.
import { lowerBound } from '../number/lower-bound';
import type { OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';

/** NaN where nobody says. Only the places from `from` up to `to`, which is left out, are meant. */
export interface ChainRow {
  /** Ascending. */
  readonly strikes: Float64Array;
  readonly calls: Float64Array;
  readonly puts: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** What they cost, rupees. */
export function pricesOf(chain: OptionChain, basis: PriceBasis): ChainRow {
  return {
    strikes: Float64Array.from(chain, ({ strike }) => strike),
    calls: Float64Array.from(chain, ({ call }) => quotePrice(call, basis) ?? Number.NaN),
    puts: Float64Array.from(chain, ({ put }) => quotePrice(put, basis) ?? Number.NaN),
    from: 0,
    to: chain.length,
  };
}

/** The place of the strike nearest to a price, of two as near the lower, as `atmStrike` has it: null of none, the first beside no price. */
export function placeAtMoney({ strikes, from, to }: Pick<ChainRow, 'strikes' | 'from' | 'to'>, price: number): number | null {
  if (from >= to) return null;
  if (Number.isNaN(price)) return from;
  const above = Math.min(to - 1, Math.max(from, lowerBound(strikes, price)));
  const below = Math.max(from, above - 1);
  const distanceOf = (place: number): number => Math.abs((strikes[place] ?? Number.NaN) - price);
  return distanceOf(above) < distanceOf(below) ? above : below;
}
