// Bars as flat columns: the one shape in which history reaches the machine. Rows ascend strictly in time.

/** One instrument's bars of one timeframe. Prices are integers in price units, `priceScale` units to the rupee. */
export interface Candles {
  readonly instrument: string;
  readonly timeframe: string;
  readonly priceScale: number;
  readonly count: number;
  /** Unix minute (UTC) at which the bar opens. */
  readonly minute: Int32Array;
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  /** Units traded in the bar; all zero where the source has none (indices). */
  readonly volume: Float64Array;
  /** Open interest in units at the bar's close; NaN where the source has none. */
  readonly openInterest: Float64Array;
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
