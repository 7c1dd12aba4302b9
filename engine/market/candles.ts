// Bars as flat columns: the one shape in which history reaches the machine. Rows ascend strictly in time.

/** Prices in a column. Doubles only for series from outside our markets, whose prices fit no int32 or have no whole unit. */
export type PriceColumn = Int32Array | Float64Array;

/** One instrument's bars of one timeframe. Prices are integers in price units, `priceScale` units to the rupee. */
export interface Candles<Prices extends PriceColumn = Int32Array> {
  readonly instrument: string;
  readonly timeframe: string;
  readonly priceScale: number;
  readonly count: number;
  /** Unix minute (UTC) at which the bar opens. */
  readonly minute: Int32Array;
  readonly open: Prices;
  readonly high: Prices;
  readonly low: Prices;
  readonly close: Prices;
  /** Units traded in the bar; all zero where the source has none (indices). */
  readonly volume: Float64Array;
  /** Open interest in units at the bar's close; NaN where the source has none. */
  readonly openInterest: Float64Array;
}

/** A column of the same kind, all zero. */
export function priceColumnLike<Prices extends PriceColumn>(prices: Prices, count: number): Prices {
  return (prices instanceof Int32Array ? new Int32Array(count) : new Float64Array(count)) as Prices;
}

export const MINUTES_PER_DAY = 1440;
/** India Standard Time is UTC+05:30 all year. */
export const IST_OFFSET_MINUTES = 330;

/** IST calendar day of a Unix minute, counted in days since 1970-01-01. */
export function istDayOf(minute: number): number {
  return Math.floor((minute + IST_OFFSET_MINUTES) / MINUTES_PER_DAY);
}

/** Minutes since IST midnight. */
export function istMinuteOfDay(minute: number): number {
  return (minute + IST_OFFSET_MINUTES) % MINUTES_PER_DAY;
}
