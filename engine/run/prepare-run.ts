// Works out where a run begins: the rows of every clock, the anchor from which indicators are computed, and the first row that may decide.
import type { Program } from '../../dsl/ir/program';
import { programWarmUp } from '../../dsl/ir/warm-up';
import { invariant } from '../../dsl/types/invariant';
import { type InstrumentHistory, listSessionDays, positionRows } from '../kernel/clock-rows';
import type { ClockEra } from '../kernel/clock-window';
import type { ClockRows } from '../ops/kernel';
import type { Plan } from '../plan/plan';
import { type EraRows, layOutEras } from './era-rows';
import { exDaysOfClocks } from './linked-clocks';
import { findReleaseUs } from './release-time';

export interface PreparedRun {
  readonly rows: readonly ClockRows[];
  /** Of each clock: where its rows are of one contract in the same units, and where of the next. The first begins at the anchor. */
  readonly eras: readonly (readonly ClockEra[])[];
  /** Clocks with less history before the start, or before a change of contract, than their values need to converge. */
  readonly shortWarmUps: readonly ShortWarmUp[];
}

export interface ShortWarmUp {
  readonly clock: number;
  readonly bars: number;
  readonly needed: number;
}

/**
 * `histories` by plan instrument; `fromUs`: the first instant that may decide. Where one of them is a tape, bars of all are released a grace
 * late: trades that belong to them may still be on their way.
 */
export function prepareRun(plan: Plan, programs: readonly Program[], histories: readonly InstrumentHistory[], fromUs: number): PreparedRun {
  const releaseUs = findReleaseUs(histories);
  const days = listSessionDays(histories);
  const needed = convergence(plan, programs);
  const exDays = exDaysOfClocks(plan, histories);
  const laid = plan.clocks.map((clock, index): EraRows => {
    if (clock.kind === 'position') return positionClock();
    const history = histories[clock.instrument];
    invariant(history !== undefined, `instrument ${clock.instrument} of the plan has a history`);
    return layOutEras({ clock, history, days, convergeBars: needed[index] ?? 0, fromUs, releaseUs, exDays: exDays[index] ?? [] });
  });
  const shortWarmUps = laid.flatMap(({ barsBefore: bars }, clock): readonly ShortWarmUp[] => {
    const need = needed[clock] ?? 0;
    return bars < need ? [{ clock, bars, needed: need }] : [];
  });
  return { rows: laid.map(({ rows }) => rows), eras: laid.map(({ eras }) => eras), shortWarmUps };
}

function positionClock(): EraRows {
  const whole: ClockEra = { fromUs: Number.NEGATIVE_INFINITY, start: 'contract', warmFrom: 1, liveFrom: 1, to: 2, decisionRow: 0 };
  return { rows: positionRows(), eras: [whole], barsBefore: Number.POSITIVE_INFINITY };
}

/** Bars each clock of the plan needs before its values no longer depend on the anchor. */
export function convergence(plan: Plan, programs: readonly Program[]): readonly number[] {
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
