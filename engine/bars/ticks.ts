// Recorded ticks as flat columns, in the order in which they arrived: times may step back and rows may repeat, as recordings do.

/** One instrument's ticks of one IST day. Prices are integers in price units, `priceScale` units to the rupee. */
export interface Ticks {
  readonly instrument: string;
  readonly priceScale: number;
  readonly count: number;
  /** Microseconds since the Unix epoch, UTC. */
  readonly timeUs: Float64Array;
  readonly price: Int32Array;
  /** Units traded since the day's start; NaN where the feed has none. */
  readonly cumulativeVolume: Float64Array;
  readonly openInterest: Float64Array;
  /** Best quotes in price units; null where the feed has none. */
  readonly bid: Int32Array | null;
  readonly ask: Int32Array | null;
  /** The times are those of the receiving machine: a tick near a minute's edge may belong to the minute before. */
  readonly receiveTimeOnly: boolean;
}
