// What an order pays that takes liquidity: the print, worsened by spread and impact, never beyond its own limit or the day's band.

export interface Quote {
  readonly side: number;
  /** The price event it trades at. */
  readonly print: number;
  /** Price units. The best quote stands this far from the print. */
  readonly halfSpread: number;
  /** Price units. Half spread, impact and latency together. */
  readonly cost: number;
  /** NaN: none. */
  readonly limit: number;
  readonly bandLow: number;
  readonly bandHigh: number;
}

/**
 * NaN: nobody trades with it. Either the best quote lies beyond its limit, or the print stands at the band's end and there is no other side.
 * A limit within reach of the best quote caps the impact instead: a limit order is never filled beyond its limit.
 */
export function takingPrice({ side, print, halfSpread, cost, limit, bandLow, bandHigh }: Quote): number {
  if (side > 0 ? print >= bandHigh : print <= bandLow) return Number.NaN;
  if (side * (print + side * halfSpread - limit) > 0) return Number.NaN;
  const price = print + side * cost;
  const bound = side > 0 ? Math.min(limitOr(limit, price), limitOr(bandHigh, price)) : Math.max(limitOr(limit, price), limitOr(bandLow, price));
  return side > 0 ? Math.min(price, bound) : Math.max(price, bound);
}

function limitOr(bound: number, price: number): number {
  return Number.isNaN(bound) ? price : bound;
}
