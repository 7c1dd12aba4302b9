// Candle rows as a file gave them: in its order, repeats and all, with the line each came from. Grows as rows come.
import { readRow } from '../../../engine/bars/read-column';

export interface CandleRows {
  readonly count: number;
  readonly minute: Int32Array;
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
  /** Line of the file. */
  readonly line: Int32Array;
}

const FIRST_CAPACITY = 4_096;

export class CandleRowsBuilder {
  private count = 0;
  private rows = allocateRows(FIRST_CAPACITY);

  add(line: number, minute: number, open: number, high: number, low: number, close: number, volume: number, openInterest: number): void {
    if (this.count === this.rows.count) this.rows = copyRows(this.rows, allocateRows(this.count * 2), this.count);
    const { rows, count } = this;
    rows.line[count] = line;
    rows.minute[count] = minute;
    rows.open[count] = open;
    rows.high[count] = high;
    rows.low[count] = low;
    rows.close[count] = close;
    rows.volume[count] = volume;
    rows.openInterest[count] = openInterest;
    this.count = count + 1;
  }

  finish(): CandleRows {
    return copyRows(this.rows, allocateRows(this.count), this.count);
  }
}

/** The rows at these places, in this order. */
export function pickRows(rows: CandleRows, places: Int32Array): CandleRows {
  const picked = allocateRows(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const from = readRow(places, at);
    picked.minute[at] = readRow(rows.minute, from);
    picked.open[at] = readRow(rows.open, from);
    picked.high[at] = readRow(rows.high, from);
    picked.low[at] = readRow(rows.low, from);
    picked.close[at] = readRow(rows.close, from);
    picked.volume[at] = readRow(rows.volume, from);
    picked.openInterest[at] = readRow(rows.openInterest, from);
    picked.line[at] = readRow(rows.line, from);
  }
  return picked;
}

/** Whether two rows say the same of their minute; NA equals NA. */
export function isSameCandle(rows: Omit<CandleRows, 'line'>, left: number, other: Omit<CandleRows, 'line'>, right: number): boolean {
  return (
    rows.open[left] === other.open[right] &&
    rows.high[left] === other.high[right] &&
    rows.low[left] === other.low[right] &&
    rows.close[left] === other.close[right] &&
    Object.is(rows.volume[left], other.volume[right]) &&
    Object.is(rows.openInterest[left], other.openInterest[right])
  );
}

function copyRows(from: CandleRows, to: CandleRows, count: number): CandleRows {
  to.minute.set(from.minute.subarray(0, count));
  to.open.set(from.open.subarray(0, count));
  to.high.set(from.high.subarray(0, count));
  to.low.set(from.low.subarray(0, count));
  to.close.set(from.close.subarray(0, count));
  to.volume.set(from.volume.subarray(0, count));
  to.openInterest.set(from.openInterest.subarray(0, count));
  to.line.set(from.line.subarray(0, count));
  return to;
}

function allocateRows(count: number): CandleRows {
  return {
    count,
    minute: new Int32Array(count),
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
    line: new Int32Array(count),
  };
}
