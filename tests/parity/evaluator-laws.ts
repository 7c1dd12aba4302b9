// What must hold of an evaluator over any program and any history, each law stated once: of the machine as it is, and of broken ones
// that prove that the law can fail.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import type { Plan } from '../../engine/plan/plan';
import { type PlanRequest, planPrograms } from '../../engine/plan/plan-builder';
import { prepareRun } from '../../engine/run/prepare-run';
import { US_PER_MINUTE } from '../../engine/time/ist-time';
import { interpretOp } from '../oracle/naive-interpreter';
import { allSlots, type CreateEvaluator, columnsOf, createEvaluator } from './evaluate-columns';
import { twoInstruments } from './random-history';
import { programs } from './random-program';

/** The parts of which a law speaks. */
export interface Machine {
  readonly plan: (requests: readonly PlanRequest[]) => Plan;
  readonly create: CreateEvaluator;
}

export const MACHINE: Machine = { plan: planPrograms, create: createEvaluator };

type Law = (machine: Machine) => fc.IProperty<unknown>;

const DAY = fc.nat(1_000);
const OPS_MAX = 30;
const ALWAYS = Number.NEGATIVE_INFINITY;

/** A request for every slot of a program. */
export function everySlot(program: Program): PlanRequest {
  return { program, params: [], probes: allSlots(program) };
}

function expectClose(slot: string, found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  for (let row = 0; row < wanted.length; row++) {
    const left = found[row] ?? Number.NaN;
    const right = wanted[row] ?? Number.NaN;
    const isSame = Object.is(left, right) || Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));
    if (!isSame) expect.fail(`${slot} row ${row}: ${left}, not ${right}`);
  }
}

const equalsTheInterpreter: Law = (machine) =>
  fc.property(programs(OPS_MAX), DAY, (program, day) => {
    const { histories, fromUs } = twoInstruments(day);
    const plan = machine.plan([everySlot(program)]);
    const { rows, eras } = prepareRun(plan, [program], histories, fromUs);
    const planned = plan.programs[0];
    const clocks = Array.from(planned?.clockOf ?? []);
    const run = {
      program,
      params: [],
      rows: clocks.map((clock) => rows[clock]).filter((found) => found !== undefined),
      firstRow: clocks.map((clock) => eras[clock]?.[0]?.liveFrom ?? 0),
      decisionRow: clocks.map((clock) => eras[clock]?.[0]?.decisionRow ?? 0),
      priceScale: 100,
    };
    const columns = columnsOf(plan, program, histories, fromUs, 64, -1, machine.create);
    const columnOf = (slot: number): ArrayLike<number> => columns[planned?.slotOf[slot] ?? -1] ?? [];
    for (const op of program.ops) {
      interpretOp(run, op, columnOf).forEach((wanted, index) => expectClose(`${op.op}.${index}`, columnOf(op.out + index), wanted));
    }
  });

const windowsDoNotShow: Law = (machine) =>
  fc.property(programs(OPS_MAX), DAY, fc.integer({ min: 1, max: 90 }), fc.nat(20), (program, day, blockRows, restartAt) => {
    const { histories, fromUs } = twoInstruments(day);
    const plan = machine.plan([everySlot(program)]);
    const columns = (rows: number, restart = -1) => columnsOf(plan, program, histories, fromUs, rows, restart, machine.create);
    const whole = columns(1_024);
    expect(columns(blockRows)).toEqual(whole);
    expect(columns(1)).toEqual(whole);
    expect(columns(blockRows, restartAt)).toEqual(whole);
  });

const mergingDoesNotShow: Law = (machine) =>
  fc.property(programs(20), programs(20), DAY, (left, right, day) => {
    const { histories } = twoInstruments(day);
    const merged = machine.plan([everySlot(left), everySlot(right)]);
    const alone = machine.plan([everySlot(right)]);
    const columns = (plan: Plan) => columnsOf(plan, right, histories, ALWAYS, 64, -1, machine.create);
    const together = columns(merged);
    const apart = columns(alone);
    alone.programs[0]?.slotOf.forEach((place, slot) => {
      if (place >= 0) expect(together[merged.programs[1]?.slotOf[slot] ?? -1]).toEqual(apart[place]);
    });
  });

const neverLooksAhead: Law = (machine) =>
  fc.property(programs(OPS_MAX), DAY, fc.integer({ min: 1, max: 85 }), (program, day, cut) => {
    const { histories, cutAfter } = twoInstruments(day);
    const plan = machine.plan([everySlot(program)]);
    const columns = (seen: typeof histories) => columnsOf(plan, program, seen, ALWAYS, 64, -1, machine.create);
    const whole = columns(histories);
    const short = columns(cutAfter(cut));
    const untilUs = ((cutAfter(cut)[0]?.candles.minute.at(-1) ?? 0) + 1) * US_PER_MINUTE;
    const { rows } = prepareRun(plan, [program], cutAfter(cut), ALWAYS);
    plan.slotClock.forEach((clock, slot) => {
      const known = clock === null ? 1 : (rows[clock]?.timeUs.filter((timeUs) => timeUs <= untilUs).length ?? 0);
      expect(short[slot]?.subarray(0, known)).toEqual(whole[slot]?.subarray(0, known));
    });
  });

export const EVALUATOR_LAWS = {
  'equals the naive interpreter': equalsTheInterpreter,
  'gives the same bits at any window size, and from a snapshot at any window': windowsDoNotShow,
  'gives the same bits merged with others as alone': mergingDoesNotShow,
  'never looks ahead: a prefix of the data gives a prefix of the values': neverLooksAhead,
} as const satisfies Readonly<Record<string, Law>>;
export type EvaluatorLaw = keyof typeof EVALUATOR_LAWS;
