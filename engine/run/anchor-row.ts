// Finds the anchor: the row where evaluation begins. Runs that start near each other begin at the same row, and so agree to the bit.
import type { ProgramClock } from '../../dsl/ir/program';
import { isIntraday } from '../../dsl/types/timeframe';
import type { ClockRows } from '../ops/kernel';
import { civilOfDay } from '../time/civil-day';
import { istDayOfTime } from '../time/ist-time';

/** The first row of the calendar month (year, for daily bars and longer) of `latest`, the last row that leaves enough history. */
export function anchorRow(clock: ProgramClock, { timeUs }: Pick<ClockRows, 'timeUs'>, latest: number): number {
  if (latest <= 0) return 0;
  const isLong = clock.kind === 'bar' && !isIntraday(clock.timeframe);
  const period = (row: number): number => {
    const { year, month } = civilOfDay(istDayOfTime(timeUs[row] ?? 0));
    return isLong ? year * 12 : year * 12 + month;
  };
  const wanted = period(latest);
  let low = 0;
  let high = latest;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (period(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
