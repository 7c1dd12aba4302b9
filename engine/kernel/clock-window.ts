// How far each clock goes in one step of the evaluator. A window ends at one instant for all clocks, and gives no clock more rows
// than a column holds, so the same windows serve hundreds of rows of history and the single row of a live bar. Where a clock's
// instrument becomes another contract, or its units change, all windows end: the clock turns, goes through the past of what it is from now
// on, and then all go on.
import type { ClockRows } from '../ops/kernel';

/**
 * What an era begins with: another contract, of which nothing is known yet; the same contract in other units, of which everything is known
 * in them; or neither, beside an instrument whose units change.
 */
export type EraStart = 'contract' | 'units' | 'beside';

/** Rows of a clock while its instrument is one contract in the same units. A clock of a fixed instrument has one era between ex-dates. */
export interface ClockEra {
  /** The instant at which the era begins; −∞ for the first. */
  readonly fromUs: number;
  readonly start: EraStart;
  /**
   * Rows `warmFrom` to `liveFrom` are the contract's past, gone through at the turn; those up to `to` (exclusive) are lived through. Eras in
   * which the same rows hold may share them.
   */
  readonly warmFrom: number;
  readonly liveFrom: number;
  readonly to: number;
  /** Row at which ops without a convergence bound begin. */
  readonly decisionRow: number;
}

/**
 * `rows`: time goes on, all clocks with it. `turn`: no row; the clocks for which `isTurning` stand before the past of their new contracts.
 * `warm`: rows of that past, of these clocks alone. `none`: nothing is left.
 */
export type WindowStep = 'rows' | 'turn' | 'warm' | 'none';

export class ClockWindow {
  /** Rows of each clock before this window. */
  readonly start: Int32Array;
  /** Rows of each clock in this window. */
  readonly count: Int32Array;
  /** Row of each clock at which ops without a convergence bound begin, in its present era. */
  readonly decisionRow: Int32Array;
  /** 1 for the clocks of the last turn, until time goes on. */
  readonly isTurning: Uint8Array;
  /** Of those, the clocks that go through a past they have lived through before; and those of them whose units have changed. */
  readonly isReliving: Uint8Array;
  readonly isRescaled: Uint8Array;
  /** Every instant up to here belongs to this window or an earlier one. */
  endUs = Number.NEGATIVE_INFINITY;
  private readonly clocks: readonly ClockRows[];
  private readonly eras: readonly (readonly ClockEra[])[];
  private readonly era: Int32Array;
  private readonly liveFrom: Int32Array;
  private readonly to: Int32Array;
  /** When the next era of any clock begins. */
  private turnUs = Number.POSITIVE_INFINITY;

  constructor(clocks: readonly ClockRows[], eras: readonly (readonly ClockEra[])[]) {
    this.clocks = clocks;
    this.eras = eras;
    this.start = new Int32Array(clocks.length);
    this.count = new Int32Array(clocks.length);
    this.decisionRow = new Int32Array(clocks.length);
    this.isTurning = new Uint8Array(clocks.length);
    this.isReliving = new Uint8Array(clocks.length);
    this.isRescaled = new Uint8Array(clocks.length);
    this.era = new Int32Array(clocks.length);
    this.liveFrom = new Int32Array(clocks.length);
    this.to = new Int32Array(clocks.length);
    for (let clock = 0; clock < clocks.length; clock++) this.enter(clock, 0);
    this.findTurn();
  }

  /** Moves on over rows known up to `untilUs`, at most `rowsMax` of any clock. */
  advance(rowsMax: number, untilUs: number): WindowStep {
    const { start, count } = this;
    for (let clock = 0; clock < start.length; clock++) start[clock] += count[clock];
    if (this.countWarm(rowsMax)) return 'warm';
    this.isTurning.fill(0);
    this.isReliving.fill(0);
    this.isRescaled.fill(0);
    const endUs = this.lastInstant(this.to, rowsMax, untilUs);
    const isCut = this.turnUs < Number.POSITIVE_INFINITY && this.turnUs <= endUs;
    if (isCut && this.endUs >= this.turnUs - 1) {
      this.turn();
      return 'turn';
    }
    this.endUs = isCut ? this.turnUs - 1 : endUs;
    return this.countRows(this.to, rowsMax, this.endUs) || isCut ? 'rows' : 'none';
  }

  /** Where every clock stands, to be restored: the row it has reached and its era. */
  places(): readonly number[] {
    return [...this.start.map((start, clock) => start + this.count[clock]), ...this.era];
  }

  restore(places: Float64Array): void {
    const { start, count } = this;
    for (let clock = 0; clock < start.length; clock++) {
      this.enter(clock, places[start.length + clock]);
      start[clock] = places[clock];
    }
    count.fill(0);
    this.findTurn();
  }

  private enter(clock: number, era: number): void {
    const { warmFrom, liveFrom, to, decisionRow } = this.eras[clock][era];
    this.era[clock] = era;
    this.start[clock] = warmFrom;
    this.liveFrom[clock] = liveFrom;
    this.to[clock] = to;
    this.decisionRow[clock] = decisionRow;
  }

  private turn(): void {
    const { turnUs } = this;
    this.count.fill(0);
    for (let clock = 0; clock < this.eras.length; clock++) {
      const next = this.era[clock] + 1;
      if (next >= this.eras[clock].length || this.eras[clock][next].fromUs !== turnUs) continue;
      this.enter(clock, next);
      const { start } = this.eras[clock][next];
      this.isTurning[clock] = 1;
      this.isReliving[clock] = start === 'contract' ? 0 : 1;
      this.isRescaled[clock] = start === 'units' ? 1 : 0;
    }
    this.findTurn();
  }

  private findTurn(): void {
    this.turnUs = Number.POSITIVE_INFINITY;
    for (let clock = 0; clock < this.eras.length; clock++) {
      const next = this.era[clock] + 1;
      if (next < this.eras[clock].length) this.turnUs = Math.min(this.turnUs, this.eras[clock][next].fromUs);
    }
  }

  /** Only clocks that turn have rows before `liveFrom`: their past is gone through as one, and all others stand still. */
  private countWarm(rowsMax: number): boolean {
    const { start, count, liveFrom } = this;
    let isWarming = false;
    for (let clock = 0; clock < start.length; clock++) if (start[clock] < liveFrom[clock]) isWarming = true;
    if (!isWarming) return false;
    count.fill(0);
    return this.countRows(liveFrom, rowsMax, this.lastInstant(liveFrom, rowsMax, Number.POSITIVE_INFINITY));
  }

  /** The last instant up to which no clock has more than `rowsMax` rows before `ends`. */
  private lastInstant(ends: Int32Array, rowsMax: number, untilUs: number): number {
    let endUs = untilUs;
    for (let clock = 0; clock < ends.length; clock++) {
      const last = this.start[clock] + rowsMax - 1;
      const { timeUs } = this.clocks[clock];
      if (last + 1 < ends[clock] && timeUs[last] < endUs) endUs = timeUs[last];
    }
    return endUs;
  }

  private countRows(ends: Int32Array, rowsMax: number, endUs: number): boolean {
    let isMoving = false;
    for (let clock = 0; clock < ends.length; clock++) {
      const { timeUs } = this.clocks[clock];
      const from = this.start[clock];
      let to = Math.max(from, Math.min(ends[clock], from + rowsMax));
      while (to > from && timeUs[to - 1] > endUs) to--;
      this.count[clock] = to - from;
      if (to > from) isMoving = true;
    }
    return isMoving;
  }
}
