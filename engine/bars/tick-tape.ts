// An instrument's recorded ticks as a run meets them: day after day in order of time, each once, inside continuous trading, with the
// volume traded since the tick before. Never changes a price or a time.
import { invariant } from '../../dsl/types/invariant';
import { istDayOf } from '../market/candles';
import { minuteOfTime } from '../time/ist-time';
import { CumulativeVolume } from './cumulative-volume';
import { findWindow, type SessionLookup } from './session-windows';
import type { Ticks } from './ticks';

/** A feed that does not say what was traded. */
export const VOLUME_UNKNOWN = -1;

export interface TickTape {
  readonly count: number;
  /** Microseconds since the Unix epoch, never descending. */
  readonly timeUs: Float64Array;
  /** Price units. */
  readonly price: Int32Array;
  /** Units since the tick before; VOLUME_UNKNOWN where the feed has none. */
  readonly volume: Float64Array;
  /** Ticks that came with an earlier time than one before them: put in their place. */
  readonly disorderedTicks: number;
  /** The same trade told twice in a row: told once. */
  readonly repeatedTicks: number;
  /** Ticks outside continuous trading: left out, though what they traded counts. */
  readonly outsideTicks: number;
}

/** `days`: recordings of one instrument, ascending, a day each. */
export function createTickTape(days: readonly Ticks[], sessions: SessionLookup): TickTape {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const tape = { timeUs: new Float64Array(total), price: new Int32Array(total), volume: new Float64Array(total) };
  const counts = { kept: 0, disordered: 0, repeated: 0, outside: 0 };
  let lastUs = Number.NEGATIVE_INFINITY;
  for (const ticks of days) {
    const order = orderOf(ticks);
    counts.disordered += countDescents(ticks.timeUs);
    invariant((ticks.timeUs[order[0] ?? 0] ?? Number.POSITIVE_INFINITY) > lastUs, 'recordings of an instrument follow each other');
    lastUs = ticks.timeUs[order.at(-1) ?? 0] ?? lastUs;
    layDay(ticks, order, sessions, tape, counts);
  }
  const { kept } = counts;
  return {
    count: kept,
    timeUs: tape.timeUs.subarray(0, kept),
    price: tape.price.subarray(0, kept),
    volume: tape.volume.subarray(0, kept),
    disorderedTicks: counts.disordered,
    repeatedTicks: counts.repeated,
    outsideTicks: counts.outside,
  };
}

type Columns = Pick<TickTape, 'timeUs' | 'price' | 'volume'>;

function layDay(
  ticks: Ticks,
  order: Uint32Array,
  sessions: SessionLookup,
  tape: Columns,
  counts: { kept: number; repeated: number; outside: number },
): void {
  const total = new CumulativeVolume();
  let last = -1;
  for (const row of order) {
    const timeUs = ticks.timeUs[row] ?? Number.NaN;
    const minute = minuteOfTime(timeUs);
    const day = istDayOf(minute);
    const reached = ticks.cumulativeVolume[row] ?? Number.NaN;
    if (last >= 0 && isRepeat(ticks, last, row)) {
      counts.repeated += 1;
      continue;
    }
    const isFirst = last < 0;
    last = row;
    if (findWindow(sessions(day), minute) === null) {
      counts.outside += 1;
      total.pass(day, reached);
      continue;
    }
    tape.timeUs[counts.kept] = timeUs;
    tape.price[counts.kept] = ticks.price[row] ?? 0;
    tape.volume[counts.kept] = Number.isNaN(reached) ? VOLUME_UNKNOWN : total.take(day, reached, reached, isFirst);
    counts.kept += 1;
  }
}

/** Rows by time; at equal times in the order of arrival. */
function orderOf({ timeUs, count }: Ticks): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  return order.sort((left, right) => (timeUs[left] ?? 0) - (timeUs[right] ?? 0) || left - right);
}

function countDescents(timeUs: Float64Array): number {
  let descents = 0;
  for (let row = 1; row < timeUs.length; row++) if ((timeUs[row] ?? 0) < (timeUs[row - 1] ?? 0)) descents += 1;
  return descents;
}

function isRepeat({ timeUs, price, cumulativeVolume }: Ticks, left: number, right: number): boolean {
  return timeUs[left] === timeUs[right] && price[left] === price[right] && Object.is(cumulativeVolume[left], cumulativeVolume[right]);
}
