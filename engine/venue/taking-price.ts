// The price that an order pays when it takes liquidity: the print, made worse by spread and impact, and never beyond the order's limit or the
// day's band.

export interface Quote {
  /** +1 buys, −1 sells. */
  readonly side: number;
  /** The price event it trades at. */
  readonly print: number;
  /** Price units. The best quote stands this far from the print. */
  readonly halfSpread: number;
  /** Price units. Half spread, impact and latency together. */
  readonly cost: number;
  /** Worst price the order accepts. */
  readonly limit: number;
  readonly bandLow: number;
  readonly bandHigh: number;
}

/**
 * Null: nobody trades with it. Either the best quote lies beyond its limit, or the print stands at the end of the day's band, where the
 * other side is empty. Where the best quote is within the limit, the limit caps the impact.
 */
export function findTakingPrice({ side, print, halfSpread, cost, limit, bandLow, bandHigh }: Quote): number | null {
  if (side > 0) {
    if (print >= bandHigh || print + halfSpread > limit) return null;
    return Math.min(print + cost, limit, bandHigh);
  }
  if (print <= bandLow || print - halfSpread < limit) return null;
  return Math.max(print - cost, limit, bandLow);
}
