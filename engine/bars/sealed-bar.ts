// A bar that is known: what an aggregator hands on. The object is the aggregator's own and is used again for the next bar.

export interface SealedBar {
  readonly openMinute: number;
  /** Unix minute of the bar's end, at which it is known; the close of the phase for a short last bar. */
  readonly sealMinute: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** The last one known in the bar; NaN where the source has none. */
  readonly openInterest: number;
  /** Ordinals of the first and last base rows (or ticks) in the bar, both in it. */
  readonly firstBaseRow: number;
  readonly lastBaseRow: number;
  /** The data began inside this bar: it may be shown, it never decides. */
  readonly partial: boolean;
}

/** Reads the bar at once: its fields belong to the next bar when the call is over. */
export type BarSink = (bar: SealedBar) => void;
