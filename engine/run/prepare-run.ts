// Where a run begins: the rows of every clock, the anchor from which indicators are computed, and the first row that may decide.
import type { Program, ProgramClock } from '../../dsl/ir/program';
import { programWarmUp } from '../../dsl/ir/warm-up';
import { isIntraday } from '../../dsl/types/timeframe';
import { buildClockRows, type InstrumentHistory, listSessionDays } from '../kernel/clock-rows';
import type { ClockRows } from '../ops/kernel';
import type { Plan } from '../plan/plan';
import { civilOfDay } from '../time/civil-day';
import { istDayOfTime } from '../time/ist-time';

export interface PreparedRun {
  readonly rows: readonly ClockRows[];
  /** Days of the run's sessions; rows name a session by its place here. */
  readonly days: Int32Array;
  /** The anchor: row of each clock at which evaluation begins. */
  readonly firstRow: Int32Array;
  /** First row of each clock at or after the run's start. */
  readonly decisionRow: Int32Array;
  /** Clocks with less history before the start than their values need to converge. */
  readonly shortWarmUps: readonly ShortWarmUp[];
}

export interface ShortWarmUp {
  readonly clock: number;
  readonly bars: number;
  readonly needed: number;
}

/** `histories` by plan instrument; `fromUs`: the first instant that may decide. */
export function prepareRun(plan: Plan, programs: readonly Program[], histories: readonly InstrumentHistory[], fromUs: number): PreparedRun {
  const days = listSessionDays(histories);
  const rows = plan.clocks.map((clock) => buildClockRows(clock, histories, days));
  const needed = convergence(plan, programs);
  const firstRow = new Int32Array(rows.length);
  const decisionRow = new Int32Array(rows.length);
  const shortWarmUps: ShortWarmUp[] = [];
  plan.clocks.forEach((clock, index) => {
    const clockRows = rows[index];
    if (clockRows === undefined) return;
    if (clock.kind === 'position') {
      firstRow[index] = 1;
      return;
    }
    const decision = lowerBound(clockRows.timeUs, fromUs);
    const need = needed[index] ?? 0;
    decisionRow[index] = decision;
    firstRow[index] = anchorRow(clock, clockRows, decision - need);
    if (decision < need) shortWarmUps.push({ clock: index, bars: decision, needed: need });
  });
  return { rows, days, firstRow, decisionRow, shortWarmUps };
}

/** Bars each clock of the plan needs before its values no longer depend on the anchor. */
function convergence(plan: Plan, programs: readonly Program[]): readonly number[] {
  const needed = plan.clocks.map(() => 0);
  plan.programs.forEach((planned, index) => {
    const program = programs[index];
    if (program === undefined) return;
    for (const { clock, convergeBars } of programWarmUp(program.ops, program.clocks.length, planned.params)) {
      const place = planned.clockOf[clock] ?? 0;
      needed[place] = Math.max(needed[place] ?? 0, convergeBars);
    }
  });
  return needed;
}

/** The first row of the calendar month (year, for daily bars and longer) of the last row that leaves enough history. */
function anchorRow(clock: ProgramClock, rows: ClockRows, latest: number): number {
  if (latest <= 0) return 0;
  const isLong = clock.kind === 'bar' && !isIntraday(clock.timeframe);
  const period = (row: number): number => {
    const { year, month } = civilOfDay(istDayOfTime(rows.timeUs[row] ?? 0));
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

/** First index whose value is at least `wanted`. */
export function lowerBound(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
