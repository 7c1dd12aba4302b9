// The plainest account of a variant's signals: one unit in at the open after an entry event, out at the open after an exit event, or at the last
// close of the session where nothing may be held overnight. Every fill costs the same. It knows no stop, target, size, charge or venue.
import type { ClockRows } from '../ops/kernel';

export interface SignalTerms {
  readonly isIntraday: boolean;
  /** Price units lost at each fill. */
  readonly costUnits: number;
}

export interface EntrySignal {
  readonly column: Float64Array;
  /** 1 long, −1 short. */
  readonly direction: 1 | -1;
  /** Whether it turns a position of the other direction round; else it is passed over while anything is held. */
  readonly reverses: boolean;
}

/** Columns of a window: local index j is row `rowOfZero + j`. */
export interface SignalColumns {
  /** Of several at one row the first counts. */
  readonly entries: readonly EntrySignal[];
  readonly exits: readonly Float64Array[];
  readonly rowOfZero: number;
  readonly count: number;
  /** First local row that may enter. */
  readonly from: number;
}

const FLAT = -1;

export class SignalAccount {
  trades = 0;
  wins = 0;
  /** Price units made a unit traded, and the deepest fall of that sum from its peak. */
  netUnits = 0;
  fallUnits = 0;
  private peakUnits = 0;
  private entryRow = FLAT;
  private direction: 1 | -1 = 1;
  private readonly rows: ClockRows;
  private readonly lastOfSession: Int32Array;
  private readonly terms: SignalTerms;

  /** `lastOfSession[row]`: the last row of the row's session. */
  constructor(rows: ClockRows, lastOfSession: Int32Array, terms: SignalTerms) {
    this.rows = rows;
    this.lastOfSession = lastOfSession;
    this.terms = terms;
  }

  take(columns: SignalColumns): void {
    const { rowOfZero, count, from } = columns;
    let local = Math.max(from, this.entryRow - rowOfZero);
    while (local <= count) local = this.entryRow === FLAT ? this.findEntry(columns, local) : this.findExit(columns, local);
  }

  /** The local row after the one at which it enters; beyond the window where nothing does. */
  private findEntry({ entries, rowOfZero, count }: SignalColumns, from: number): number {
    for (let local = from; local <= count; local += 1) {
      for (const { column, direction } of entries) {
        if (column[local] !== 1) continue;
        this.enterAfter(rowOfZero + local, direction);
        return local + 1;
      }
    }
    return count + 1;
  }

  private findExit({ entries, exits, rowOfZero, count }: SignalColumns, from: number): number {
    const closing = this.terms.isIntraday ? (this.lastOfSession[this.entryRow] ?? 0) : this.rows.open.length - 1;
    const until = Math.min(count, closing - rowOfZero);
    for (let local = from; local <= until; local += 1) {
      const row = rowOfZero + local;
      if (row === closing) this.leaveAt(this.rows.close[row] ?? Number.NaN);
      else if (isOne(exits, local)) this.leaveAt(this.rows.open[row + 1] ?? Number.NaN);
      else {
        const turned = this.findReversal(entries, local);
        if (turned === null) continue;
        this.leaveAt(this.rows.open[row + 1] ?? Number.NaN);
        this.enterAfter(row, turned);
      }
      return local + 1;
    }
    return count + 1;
  }

  private findReversal(entries: readonly EntrySignal[], local: number): 1 | -1 | null {
    for (const { column, direction, reverses } of entries)
      if (reverses && direction !== this.direction && column[local] === 1) return direction;
    return null;
  }

  /** Not after the last row, nor after a session's last where nothing is held overnight. */
  private enterAfter(row: number, direction: 1 | -1): void {
    if (row >= this.rows.open.length - 1 || (this.terms.isIntraday && this.lastOfSession[row] === row)) return;
    this.entryRow = row + 1;
    this.direction = direction;
  }

  private leaveAt(price: number): void {
    const made = this.direction * (price - (this.rows.open[this.entryRow] ?? Number.NaN)) - 2 * this.terms.costUnits;
    this.entryRow = FLAT;
    this.trades += 1;
    if (made > 0) this.wins += 1;
    this.netUnits += made;
    if (this.netUnits > this.peakUnits) this.peakUnits = this.netUnits;
    const fall = this.peakUnits - this.netUnits;
    if (fall > this.fallUnits) this.fallUnits = fall;
  }
}

function isOne(columns: readonly Float64Array[], local: number): boolean {
  for (const column of columns) if (column[local] === 1) return true;
  return false;
}

/** For each row, the last row of its session. */
export function lastRowsOfSessions({ session }: ClockRows): Int32Array {
  const last = new Int32Array(session.length);
  for (let row = session.length - 1; row >= 0; row -= 1)
    last[row] = row + 1 < session.length && session[row + 1] === session[row] ? (last[row + 1] ?? row) : row;
  return last;
}
