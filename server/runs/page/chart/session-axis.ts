// The horizontal axis of a price chart: trading time without nights and holidays, counted in bars of the smallest length. Every length of bar
// and every trade finds its place on it by its minute.
import { istDayOf } from '../../../../engine/market/candles';
import type { PageInstrument } from '../embedded/page-data';
import { unpackDifferences, unpackIntegers } from './unpack-integers';

export class SessionAxis {
  readonly firstMinute: Float64Array;
  /** Place of each session's first bar, and at the end the place after the last bar. */
  readonly start: Float64Array;
  readonly stepMinutes: number;

  constructor({ sessions, stepMinutes }: PageInstrument) {
    this.stepMinutes = stepMinutes;
    this.firstMinute = unpackDifferences(sessions.firstMinute, sessions.count);
    const bars = unpackIntegers(sessions.bars, sessions.count);
    this.start = new Float64Array(sessions.count + 1);
    for (let session = 0; session < sessions.count; session += 1)
      this.start[session + 1] = (this.start[session] ?? 0) + (bars[session] ?? 0);
  }

  get length(): number {
    return this.start.at(-1) ?? 0;
  }

  /** Session whose first bar is at or before a place; 0 where there is none. */
  sessionAt(place: number): number {
    return Math.max(0, lastAtMost(this.start.subarray(0, -1), place));
  }

  /** Where a minute stands; before and after a session, at its edge. */
  placeOf(minute: number): number {
    const session = lastAtMost(this.firstMinute, minute);
    if (session < 0) return 0;
    const into = (minute - (this.firstMinute[session] ?? 0)) / this.stepMinutes;
    return Math.min((this.start[session] ?? 0) + into, this.start[session + 1] ?? 0);
  }

  minuteAt(place: number): number {
    const session = this.sessionAt(place);
    return (this.firstMinute[session] ?? 0) + Math.floor(place - (this.start[session] ?? 0)) * this.stepMinutes;
  }

  dayOf(session: number): number {
    return istDayOf(this.firstMinute[session] ?? 0);
  }
}

/** Index of the last value that is at most `wanted`; −1 where none is. */
export function lastAtMost(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
