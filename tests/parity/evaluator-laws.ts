// What must hold of an evaluator over any program and any history, each law stated once: of the machine as it is, and of broken ones
// that prove that the law can fail.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { BlockEvaluator, type EvaluatorSetup } from '../../engine/kernel/block-evaluator';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import { SerialRows } from '../../engine/kernel/serial-rows';
import type { Plan } from '../../engine/plan/plan';
import { type PlanRequest, planPrograms } from '../../engine/plan/plan-builder';
import { prepareRun } from '../../engine/run/prepare-run';
import { US_PER_MINUTE } from '../../engine/time/ist-time';
import { interpretOp } from '../oracle/naive-interpreter';
import { twoInstruments } from './random-history';
import { programs } from './random-program';

/** The parts of which a law speaks. */
export interface Machine {
  readonly plan: (requests: readonly PlanRequest[]) => Plan;
  readonly create: (setup: EvaluatorSetup) => BlockEvaluator;
}

export const MACHINE: Machine = { plan: planPrograms, create: (setup) => new BlockEvaluator(setup) };

type Law = (machine: Machine) => fc.IProperty<unknown>;

const DAY = fc.nat(1_000);
const OPS_MAX = 30;
const ALWAYS = Number.NEGATIVE_INFINITY;

/** A request for every slot of a program. */
export function everySlot(program: Program): PlanRequest {
  return { program, params: [], probes: Array.from({ length: 4 * program.ops.length }, (_, slot) => slot) };
}

export interface Evaluation {
  readonly machine: Machine;
  readonly plan: Plan;
  readonly program: Program;
  readonly histories: readonly InstrumentHistory[];
  readonly fromUs: number;
  readonly blockRows: number;
  /** The window after which the evaluator is replaced by one restored from its snapshot. */
  readonly restartAt?: number;
}

/** Columns of all slots of a plan over whole history. */
export function columnsOf({ machine, plan, program, histories, fromUs, blockRows, restartAt }: Evaluation): readonly Float64Array[] {
  const prepared = prepareRun(plan, [program], histories, fromUs);
  const create = (): BlockEvaluator => machine.create({ plan, ...prepared, blockRows, priceScale: 100, readPosition: () => Number.NaN });
  const rowsOf = (clock: number | null): number => (clock === null ? 1 : (prepared.rows[clock]?.timeUs.length ?? 0));
  const columns = plan.slotClock.map((clock) => new Float64Array(rowsOf(clock)).fill(Number.NaN));
  let evaluator = create();
  let serial = new SerialRows(evaluator, prepared.rows);
  for (let window = 0; evaluator.next(); window++) {
    serial.runAll();
    plan.slotClock.forEach((clock, slot) => {
      const column = evaluator.columns[slot] ?? new Float64Array(0);
      if (clock === null) columns[slot]?.set(column.subarray(0, 1));
      else columns[slot]?.set(column.subarray(1, (evaluator.window.count[clock] ?? 0) + 1), evaluator.window.start[clock]);
    });
    if (window !== restartAt) continue;
    const snapshot = evaluator.snapshot();
    evaluator = create();
    evaluator.restore(snapshot);
    serial = new SerialRows(evaluator, prepared.rows);
  }
  return columns;
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
    const columns = columnsOf({ machine, plan, program, histories, fromUs, blockRows: 64 });
    const columnOf = (slot: number): ArrayLike<number> => columns[planned?.slotOf[slot] ?? -1] ?? [];
    for (const op of program.ops) {
      interpretOp(run, op, columnOf).forEach((wanted, index) => expectClose(`${op.op}.${index}`, columnOf(op.out + index), wanted));
    }
  });

const windowsDoNotShow: Law = (machine) =>
  fc.property(programs(OPS_MAX), DAY, fc.integer({ min: 1, max: 90 }), fc.nat(20), (program, day, blockRows, restartAt) => {
    const { histories, fromUs } = twoInstruments(day);
    const plan = machine.plan([everySlot(program)]);
    const run = { machine, plan, program, histories, fromUs };
    const whole = columnsOf({ ...run, blockRows: 1_024 });
    expect(columnsOf({ ...run, blockRows })).toEqual(whole);
    expect(columnsOf({ ...run, blockRows: 1 })).toEqual(whole);
    expect(columnsOf({ ...run, blockRows, restartAt })).toEqual(whole);
  });

const mergingDoesNotShow: Law = (machine) =>
  fc.property(programs(20), programs(20), DAY, (left, right, day) => {
    const { histories } = twoInstruments(day);
    const merged = machine.plan([everySlot(left), everySlot(right)]);
    const alone = machine.plan([everySlot(right)]);
    const run = { machine, program: right, histories, fromUs: ALWAYS, blockRows: 64 };
    const together = columnsOf({ ...run, plan: merged });
    const apart = columnsOf({ ...run, plan: alone });
    alone.programs[0]?.slotOf.forEach((place, slot) => {
      if (place >= 0) expect(together[merged.programs[1]?.slotOf[slot] ?? -1]).toEqual(apart[place]);
    });
  });

const neverLooksAhead: Law = (machine) =>
  fc.property(programs(OPS_MAX), DAY, fc.integer({ min: 1, max: 85 }), (program, day, cut) => {
    const { histories, cutAfter } = twoInstruments(day);
    const plan = machine.plan([everySlot(program)]);
    const run = { machine, plan, program, fromUs: ALWAYS, blockRows: 64 };
    const whole = columnsOf({ ...run, histories });
    const short = columnsOf({ ...run, histories: cutAfter(cut) });
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
