// The evaluator against a naive interpreter, and against itself at other window sizes: every register of every op, to the bit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { BlockEvaluator } from '../../engine/kernel/block-evaluator';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import type { Plan } from '../../engine/plan/plan';
import { planProgram, planPrograms } from '../../engine/plan/plan-builder';
import { prepareRun } from '../../engine/run/prepare-run';
import { SerialRows } from '../../engine/kernel/serial-rows';
import { interpretOp } from '../oracle/naive-interpreter';
import { twoInstruments } from './random-history';
import { programs } from './random-program';

const SEED = 20_261_121;

function slotsOf(program: Program, plan: Plan): readonly number[] {
  const places = plan.programs[0]?.slotOf ?? new Int32Array(0);
  return Array.from(places, (_, slot) => slot).filter((slot) => (places[slot] ?? -1) >= 0 && program.ops.length > 0);
}

function allSlots(program: Program): number[] {
  return Array.from({ length: 4 * program.ops.length }, (_, slot) => slot);
}

/** Columns of all slots over whole history, by slot of the program, evaluated in windows whose sizes come from `sizeOf`. */
function columnsOf(
  plan: Plan,
  program: Program,
  histories: readonly InstrumentHistory[],
  fromUs: number,
  blockRows: number,
  restartAt = -1,
): Float64Array[] {
  const prepared = prepareRun(plan, [program], histories, fromUs);
  const create = () => new BlockEvaluator({ plan, ...prepared, blockRows, priceScale: 100, readPosition: () => Number.NaN });
  let evaluator = create();
  let serial = new SerialRows(evaluator, prepared.rows);
  const columns = Array.from(plan.slotClock, (clock) =>
    new Float64Array(clock === null ? 1 : (prepared.rows[clock]?.timeUs.length ?? 0)).fill(Number.NaN),
  );
  for (let window = 0; evaluator.next(); window++) {
    serial.runAll();
    plan.slotClock.forEach((clock, slot) => {
      if (clock === null) columns[slot]?.set(evaluator.columns[slot]?.subarray(0, 1) ?? []);
      else
        columns[slot]?.set(
          evaluator.columns[slot]?.subarray(1, (evaluator.window.count[clock] ?? 0) + 1) ?? [],
          evaluator.window.start[clock],
        );
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

describe(`random programs, seed ${SEED}`, { timeout: 120_000 }, () => {
  test('equal the naive interpreter', () => {
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), (program, day) => {
        const { histories, fromUs } = twoInstruments(day);
        const plan = planProgram({ program, params: [], probes: allSlots(program) });
        const prepared = prepareRun(plan, [program], histories, fromUs);
        const planned = plan.programs[0];
        const clockOf = Array.from(planned?.clockOf ?? []);
        const run = {
          program,
          params: [],
          rows: clockOf.map((clock) => prepared.rows[clock]).filter((rows) => rows !== undefined),
          firstRow: clockOf.map((clock) => prepared.eras[clock]?.[0]?.liveFrom ?? 0),
          decisionRow: clockOf.map((clock) => prepared.eras[clock]?.[0]?.decisionRow ?? 0),
          priceScale: 100,
        };
        const columns = columnsOf(plan, program, histories, fromUs, 64);
        const columnOf = (slot: number) => columns[planned?.slotOf[slot] ?? -1] ?? [];
        for (const op of program.ops) {
          interpretOp(run, op, columnOf).forEach((wanted, index) => {
            expectClose(`${op.op}.${index}`, columnOf(op.out + index), wanted);
          });
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('give the same bits at any window size, and from a snapshot at any window', () => {
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), fc.integer({ min: 1, max: 90 }), fc.nat(20), (program, day, size, restartAt) => {
        const { histories, fromUs } = twoInstruments(day);
        const plan = planProgram({ program, params: [], probes: allSlots(program) });
        const whole = columnsOf(plan, program, histories, fromUs, 1_024);
        expect(columnsOf(plan, program, histories, fromUs, size)).toEqual(whole);
        expect(columnsOf(plan, program, histories, fromUs, size, restartAt)).toEqual(whole);
        expect(columnsOf(plan, program, histories, fromUs, 1)).toEqual(whole);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('give the same bits merged with others as alone', () => {
    fc.assert(
      fc.property(programs(20), programs(20), fc.nat(1_000), (left, right, day) => {
        const { histories, fromUs } = twoInstruments(day);
        const merged = planPrograms([
          { program: left, params: [], probes: allSlots(left) },
          { program: right, params: [], probes: allSlots(right) },
        ]);
        const alone = planProgram({ program: right, params: [], probes: allSlots(right) });
        const together = columnsOf(merged, right, histories, Number.NEGATIVE_INFINITY, 64);
        const apart = columnsOf(alone, right, histories, Number.NEGATIVE_INFINITY, 64);
        expect(fromUs).toBeGreaterThan(0);
        for (const slot of slotsOf(right, alone)) {
          expect(together[merged.programs[1]?.slotOf[slot] ?? -1]).toEqual(apart[alone.programs[0]?.slotOf[slot] ?? -1]);
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('never look ahead: a prefix of the data gives a prefix of the values', () => {
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), fc.integer({ min: 1, max: 85 }), (program, day, cut) => {
        const { histories, cutAfter } = twoInstruments(day);
        const plan = planProgram({ program, params: [], probes: allSlots(program) });
        const whole = columnsOf(plan, program, histories, Number.NEGATIVE_INFINITY, 64);
        const short = columnsOf(plan, program, cutAfter(cut), Number.NEGATIVE_INFINITY, 64);
        const untilUs = cutAfter(cut)[0]?.candles.minute.at(-1) ?? 0;
        const rows = prepareRun(plan, [program], cutAfter(cut), Number.NEGATIVE_INFINITY).rows;
        plan.slotClock.forEach((clock, slot) => {
          const known = clock === null ? 1 : (rows[clock]?.timeUs.filter((timeUs) => timeUs <= (untilUs + 1) * 60_000_000).length ?? 0);
          expect(short[slot]?.subarray(0, known)).toEqual(whole[slot]?.subarray(0, known));
        });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});
