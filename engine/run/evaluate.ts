// The values of a program's slots over history. It knows no orders and no positions; `eval`, examples and charts read it.
import type { Program } from '../../dsl/ir/program';
import { BLOCK_ROWS, BlockEvaluator } from '../kernel/block-evaluator';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { NO_MARKET } from '../kernel/market-reading';
import { SerialRows } from '../kernel/serial-rows';
import { planProgram } from '../plan/plan-builder';
import { withoutPast } from './lived-rows';
import { marketReader } from './market-reader';
import { PlanChains } from './plan-chains';
import { prepareRun } from './prepare-run';
import { findReleaseUs } from './release-time';
import type { RunChain } from './run-chain';

export interface SlotValues {
  readonly slot: number;
  /** Instants of the rows; empty for values known before the run. */
  readonly timeUs: Float64Array;
  readonly values: Float64Array;
}

export interface EvaluateRequest {
  readonly program: Program;
  readonly params: readonly number[];
  /** By instrument of the program. */
  readonly histories: readonly InstrumentHistory[];
  /** By chain of the program. Absent: nothing is known of its chains. */
  readonly chains?: readonly RunChain[];
  readonly slots: readonly number[];
  /** First instant at which ops without a convergence bound begin; the start of the data where not said. */
  readonly fromUs?: number;
  readonly priceScale: number;
  readonly blockRows?: number;
}

export function evaluate(request: EvaluateRequest): readonly SlotValues[] {
  const { program, params, chains, slots, priceScale } = request;
  const plan = planProgram({ program, params, probes: slots });
  const [planned] = plan.programs;
  const histories = plan.instruments
    .map((_, index) => request.histories[planned?.instrumentOf.indexOf(index) ?? 0])
    .filter((history) => history !== undefined);
  const prepared = prepareRun(plan, [program], histories, request.fromUs ?? Number.NEGATIVE_INFINITY);
  const evaluator = new BlockEvaluator({
    plan,
    ...prepared,
    blockRows: request.blockRows ?? BLOCK_ROWS,
    priceScale,
    readPosition: () => Number.NaN,
    readMarket:
      chains === undefined ? NO_MARKET : marketReader(new PlanChains(plan, chains, histories), priceScale, findReleaseUs(histories)),
  });
  const serial = new SerialRows(evaluator, prepared.rows);
  const found = slots.map((slot) => {
    const place = planned?.slotOf[slot] ?? -1;
    const clock = plan.slotClock[place] ?? null;
    const timeUs = clock === null ? new Float64Array(0) : (prepared.rows[clock]?.timeUs ?? new Float64Array(0));
    return { slot, place, clock, timeUs, values: new Float64Array(clock === null ? 1 : timeUs.length).fill(Number.NaN) };
  });
  while (evaluator.next()) {
    serial.runAll();
    for (const { place, clock, values } of found) {
      const column = evaluator.columns[place];
      if (clock === null || column === undefined) continue;
      values.set(column.subarray(1, (evaluator.window.count[clock] ?? 0) + 1), evaluator.window.start[clock] ?? 0);
    }
  }
  for (const { place, clock, values } of found) if (clock === null) values[0] = evaluator.columns[place]?.[0] ?? Number.NaN;
  return found.map(({ slot, clock, timeUs, values }) => {
    const eras = clock === null ? [] : (prepared.eras[clock] ?? []);
    return { slot, timeUs: withoutPast(timeUs, eras), values: withoutPast(values, eras) };
  });
}
