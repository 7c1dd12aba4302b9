// Counts the rows that a clock has gone through by an instant. Where its instrument changes contracts, rows of a contract's past are told apart
// from rows that were lived through: only the latter have values at their time.
import type { ClockEra } from '../kernel/clock-window';
import { lowerBound } from '../number/lower-bound';
import type { PreparedRun } from './prepare-run';

export interface LivedRows {
  /** Rows from which the present contract's values were computed. */
  readonly count: number;
  /** NaN where nothing was lived through yet. */
  readonly lastUs: number;
}

/** As of `toUs`, that instant included. */
export function livedRows({ rows, eras }: Pick<PreparedRun, 'rows' | 'eras'>, clock: number, toUs: number): LivedRows {
  const timeUs = rows[clock]?.timeUs ?? new Float64Array(0);
  const present = eras[clock]?.findLast(({ fromUs }) => fromUs <= toUs);
  if (present === undefined) return { count: 0, lastUs: Number.NaN };
  const end = (era: ClockEra): number => era.liveFrom + lowerBound(timeUs.subarray(era.liveFrom, era.to), toUs + 1);
  const lastLived = eras[clock]?.findLast((era) => end(era) > era.liveFrom);
  return {
    count: end(present) - present.warmFrom,
    lastUs: lastLived === undefined ? Number.NaN : (timeUs[end(lastLived) - 1] ?? Number.NaN),
  };
}

/** A column of a clock's rows without those of its contracts' past. */
export function withoutPast(column: Float64Array, eras: readonly ClockEra[]): Float64Array {
  if (eras.length < 2) return column;
  const lived = eras.map((era, index) => column.subarray(index === 0 ? 0 : era.liveFrom, era.to));
  const whole = new Float64Array(lived.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of lived) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
