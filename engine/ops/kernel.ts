// How an op runs. A kernel is written once, as a loop over rows with its state in locals; a backtest gives it hundreds of rows
// at a time and a live session one. Registers are columns of doubles: NA is NaN, booleans 0, 1 or NaN, events 0 or 1.
import type { PriceColumn } from '../market/candles';

/** The rows of one clock. Bar columns are empty on clocks without bars, but for `close`, the last trade. */
export interface ClockRows {
  /** Instant at which each row is known, microseconds since the Unix epoch. */
  readonly timeUs: Float64Array;
  /** IST day of the session each row belongs to. */
  readonly session: Int32Array;
  /** Continuous trading of the row's session, Unix minutes. */
  readonly sessionOpenMinute: Int32Array;
  readonly sessionCloseMinute: Int32Array;
  readonly open: PriceColumn;
  readonly high: PriceColumn;
  readonly low: PriceColumn;
  readonly close: PriceColumn;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
}

/**
 * One op of a plan, bound to its columns and its piece of the arena. Local index j of a column is row `rowOfZero + j` of the clock.
 * Rows to evaluate start at index 1: index 0 holds the row before the window, for `previous` to read.
 */
export interface OpFrame {
  readonly in0: Float64Array;
  readonly in1: Float64Array;
  readonly in2: Float64Array;
  readonly in3: Float64Array;
  readonly out0: Float64Array;
  readonly out1: Float64Array;
  readonly out2: Float64Array;
  readonly out3: Float64Array;
  /** The arena; the op owns `memory(args)` doubles from `at`. It is all zeros before `init`. */
  readonly state: Float64Array;
  readonly at: number;
  /** Argument values in the order of the declaration; enums as indices. */
  readonly args: Float64Array;
  readonly rows: ClockRows;
  /** Global row of local index 0. Moves as the window moves. */
  rowOfZero: number;
}

export interface OpKernel {
  /** Writes the initial state where zeros are not it. */
  readonly init?: (frame: OpFrame) => void;
  /** Evaluates local rows from (inclusive) to `to` (exclusive). */
  readonly run: (frame: OpFrame, from: number, to: number) => void;
}
