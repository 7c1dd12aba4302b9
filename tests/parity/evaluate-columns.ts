// Every register of a plan over whole history, as an evaluator computes it in windows of a given size, restarted from a snapshot or not.

import type { Program } from '../../dsl/ir/program';
import { BlockEvaluator, type EvaluatorSetup } from '../../engine/kernel/block-evaluator';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import { NO_MARKET } from '../../engine/kernel/market-reading';
import { SerialRows } from '../../engine/kernel/serial-rows';
import type { Plan } from '../../engine/plan/plan';
import { prepareRun } from '../../engine/run/prepare-run';

export type CreateEvaluator = (setup: EvaluatorSetup) => BlockEvaluator;

export const createEvaluator: CreateEvaluator = (setup) => new BlockEvaluator(setup);

/** More slots than a program of so many ops can have. */
export function allSlots(program: Program): number[] {
  return Array.from({ length: 4 * program.ops.length }, (_, slot) => slot);
}

/** Columns by slot of the plan. After window `restartAt` the evaluator is replaced by one restored from its snapshot; −1: never. */
export function columnsOf(
  plan: Plan,
  program: Program,
  histories: readonly InstrumentHistory[],
  fromUs: number,
  blockRows: number,
  restartAt = -1,
  createOne: CreateEvaluator = createEvaluator,
): readonly Float64Array[] {
  const prepared = prepareRun(plan, [program], histories, fromUs);
  const create = (): BlockEvaluator =>
    createOne({ plan, ...prepared, blockRows, priceScale: 100, readPosition: () => Number.NaN, readMarket: NO_MARKET });
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
