// How far each clock goes in one step of the evaluator. A window ends at one instant for all clocks, and gives no clock more rows
// than a column holds, so the same windows serve hundreds of rows of history and the single row of a live bar.
import type { ClockRows } from '../ops/kernel';

export class ClockWindow {
  /** Rows of each clock before this window. */
  readonly start: Int32Array;
  /** Rows of each clock in this window. */
  readonly count: Int32Array;
  /** Every instant up to here belongs to this window or an earlier one. */
  endUs = Number.NEGATIVE_INFINITY;
  private readonly clocks: readonly ClockRows[];

  /** `firstRow`: for each clock, the row at which evaluation begins. */
  constructor(clocks: readonly ClockRows[], firstRow: Int32Array) {
    this.clocks = clocks;
    this.start = firstRow.slice();
    this.count = new Int32Array(clocks.length);
  }

  /** Moves on over rows known up to `untilUs`, at most `rowsMax` of any clock. False when no rows are left there. */
  advance(rowsMax: number, untilUs: number): boolean {
    const { clocks, start, count } = this;
    let endUs = untilUs;
    for (let clock = 0; clock < clocks.length; clock++) {
      start[clock] += count[clock];
      const { timeUs } = clocks[clock];
      const last = start[clock] + rowsMax - 1;
      if (last + 1 < timeUs.length && timeUs[last] < endUs) endUs = timeUs[last];
    }
    this.endUs = endUs;
    let isMoving = false;
    for (let clock = 0; clock < clocks.length; clock++) {
      const { timeUs } = clocks[clock];
      const from = start[clock];
      let to = Math.min(timeUs.length, from + rowsMax);
      while (to > from && timeUs[to - 1] > endUs) to--;
      count[clock] = to - from;
      if (to > from) isMoving = true;
    }
    return isMoving;
  }
}
