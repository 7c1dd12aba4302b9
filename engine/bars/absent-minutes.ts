// The minutes a 1m series lacks inside continuous trading, and what each lack means: nobody traded this instrument (empty: the close
// is carried), or the record has a hole (gap: NA). Only another instrument of the segment can tell the two apart; indices are never empty.
import type { Candles } from '../market/candles';
import { istDayOf } from '../market/candles';
import { readRow } from './read-column';
import type { SessionLookup } from './session-windows';

export interface AbsentMinutes {
  /** Ascending Unix minutes in which the instrument did not trade while its segment did. */
  readonly empty: Int32Array;
  /** Ascending Unix minutes of which nothing is known. */
  readonly gap: Int32Array;
}

export interface AbsenceRule {
  readonly isIndex: boolean;
  /** Whether the instrument could trade at that minute (listed, not expired, not halted). */
  readonly isTradable: (minute: number) => boolean;
  /** Other instruments of the same segment, 1m bars. */
  readonly peers: readonly Candles[];
}

/** Looks at every session from the series' first day to its last. A minute before the first row has no close to carry: a gap. */
export function findAbsentMinutes(candles: Candles, sessions: SessionLookup, rule: AbsenceRule): AbsentMinutes {
  const empty: number[] = [];
  const gap: number[] = [];
  if (candles.count === 0) return { empty: new Int32Array(0), gap: new Int32Array(0) };
  const firstMinute = readRow(candles.minute, 0);
  const lastDay = istDayOf(readRow(candles.minute, candles.count - 1));
  const own = new MinuteCursor(candles);
  const peers = rule.isIndex ? [] : rule.peers.map((peer) => new MinuteCursor(peer));
  for (let day = istDayOf(firstMinute); day <= lastDay; day += 1) {
    for (const window of sessions(day)) {
      for (let minute = window.openMinute; minute < window.closeMinute; minute += 1) {
        if (own.has(minute)) continue;
        const segmentTraded = peers.some((peer) => peer.has(minute));
        const isEmpty = segmentTraded && minute > firstMinute && rule.isTradable(minute);
        (isEmpty ? empty : gap).push(minute);
      }
    }
  }
  return { empty: Int32Array.from(empty), gap: Int32Array.from(gap) };
}

/** The series with its empty minutes as rows: close carried, volume zero, open interest carried. Gaps stay absent. */
export function withEmptyBars(candles: Candles, empty: Int32Array): Candles {
  const count = candles.count + empty.length;
  const filled = {
    ...candles,
    count,
    minute: new Int32Array(count),
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
  };
  let from = 0;
  let absent = 0;
  for (let row = 0; row < count; row += 1) {
    const isEmpty = absent < empty.length && (from === candles.count || readRow(empty, absent) < readRow(candles.minute, from));
    const source = isEmpty ? from - 1 : from;
    const carried = isEmpty ? candles.close : null;
    filled.minute[row] = isEmpty ? readRow(empty, absent) : readRow(candles.minute, from);
    filled.open[row] = readRow(carried ?? candles.open, source);
    filled.high[row] = readRow(carried ?? candles.high, source);
    filled.low[row] = readRow(carried ?? candles.low, source);
    filled.close[row] = readRow(candles.close, source);
    filled.volume[row] = isEmpty ? 0 : readRow(candles.volume, source);
    filled.openInterest[row] = readRow(candles.openInterest, source);
    if (isEmpty) absent += 1;
    else from += 1;
  }
  return filled;
}

/** Answers whether a series has a minute, for minutes asked in ascending order. */
class MinuteCursor {
  private readonly candles: Candles;
  private row = 0;

  constructor(candles: Candles) {
    this.candles = candles;
  }

  has(minute: number): boolean {
    const { count, minute: minutes } = this.candles;
    while (this.row < count && readRow(minutes, this.row) < minute) this.row += 1;
    return this.row < count && readRow(minutes, this.row) === minute;
  }
}
