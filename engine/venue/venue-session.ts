// The facts of one instrument for one session, as the venue checks orders against them. Resolved from the dated tables by the run;
// nothing here looks a table up.

export interface VenueSession {
  /** IST day of the session. */
  readonly day: number;
  /** Continuous trading: orders are taken from `openUs` (inclusive) to `closeUs` (exclusive). */
  readonly openUs: number;
  readonly closeUs: number;
  readonly segment: 'equity' | 'future' | 'option' | 'index';
  readonly canTrade: boolean;
  /** Price units to the rupee. */
  readonly priceScale: number;
  /** Price units. */
  readonly tick: number;
  /** Units. */
  readonly lot: number;
  readonly freezeQuantity: number;
  /** Lowest and highest price the exchange takes today, price units; NaN where there is no band. */
  readonly bandLow: number;
  readonly bandHigh: number;
  /** False only where the source of the data declares that it has no volume: then no fill is capped by it. */
  readonly hasVolume: boolean;
}
