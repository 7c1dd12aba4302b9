// Tick rows as a recording gave them: in order of arrival, repeats and steps back included, with the line each came from.
import { readRow } from '../../../engine/bars/read-column';

export interface TickRows {
  readonly count: number;
  readonly timeUs: Float64Array;
  readonly price: Int32Array;
  readonly cumulativeVolume: Float64Array;
  readonly openInterest: Float64Array;
  readonly bid: Int32Array;
  readonly ask: Int32Array;
  readonly line: Int32Array;
}

const FIRST_CAPACITY = 4_096;

export class TickRowsBuilder {
  private count = 0;
  private rows = allocateTicks(FIRST_CAPACITY);

  add(line: number, timeUs: number, price: number, cumulativeVolume: number, openInterest: number, bid: number, ask: number): void {
    if (this.count === this.rows.count) this.rows = copyTicks(this.rows, allocateTicks(this.count * 2), this.count);
    const { rows, count } = this;
    rows.line[count] = line;
    rows.timeUs[count] = timeUs;
    rows.price[count] = price;
    rows.cumulativeVolume[count] = cumulativeVolume;
    rows.openInterest[count] = openInterest;
    rows.bid[count] = bid;
    rows.ask[count] = ask;
    this.count = count + 1;
  }

  finish(): TickRows {
    return copyTicks(this.rows, allocateTicks(this.count), this.count);
  }
}

/** The rows at these places, in this order. */
export function pickTicks(rows: TickRows, places: readonly number[]): TickRows {
  const picked = allocateTicks(places.length);
  places.forEach((from, at) => {
    picked.timeUs[at] = readRow(rows.timeUs, from);
    picked.price[at] = readRow(rows.price, from);
    picked.cumulativeVolume[at] = readRow(rows.cumulativeVolume, from);
    picked.openInterest[at] = readRow(rows.openInterest, from);
    picked.bid[at] = readRow(rows.bid, from);
    picked.ask[at] = readRow(rows.ask, from);
    picked.line[at] = readRow(rows.line, from);
  });
  return picked;
}

function copyTicks(from: TickRows, to: TickRows, count: number): TickRows {
  to.timeUs.set(from.timeUs.subarray(0, count));
  to.price.set(from.price.subarray(0, count));
  to.cumulativeVolume.set(from.cumulativeVolume.subarray(0, count));
  to.openInterest.set(from.openInterest.subarray(0, count));
  to.bid.set(from.bid.subarray(0, count));
  to.ask.set(from.ask.subarray(0, count));
  to.line.set(from.line.subarray(0, count));
  return to;
}

function allocateTicks(count: number): TickRows {
  return {
    count,
    timeUs: new Float64Array(count),
    price: new Int32Array(count),
    cumulativeVolume: new Float64Array(count),
    openInterest: new Float64Array(count),
    bid: new Int32Array(count),
    ask: new Int32Array(count),
    line: new Int32Array(count),
  };
}
