// Where the bare evaluator's time goes: each op of a plan timed by itself over the windows of a run. The clock is read around every window of
// every op, which adds a tenth of a nanosecond a row.
import type { Graph } from '../../dsl/graph/graph';
import { type BoundOp, bindOp } from '../../engine/kernel/bound-op';
import { NO_MARKET } from '../../engine/kernel/market-reading';
import { foldStatic } from '../../engine/kernel/static-columns';
import { planProgram } from '../../engine/plan/plan-builder';
import { prepareRun } from '../../engine/run/prepare-run';
import { median } from '../harness/race';
import type { WalkMarket } from '../market/walk-bars';
import { compiled } from './compiled-strategy';

const WINDOW_ROWS = 512;
const LAPS = 60;
const WARM_UPS = 40;

export interface OpTime {
  readonly op: string;
  readonly nsPerBar: number;
}

/** Of a strategy on one clock whose ops are all kernels. */
export function timeOps(graph: Graph, market: WalkMarket): readonly OpTime[] {
  const { program } = compiled(graph);
  const plan = planProgram({ program, params: [] });
  const { rows } = prepareRun(plan, [program], [market], Number.NEGATIVE_INFINITY);
  const columns = Array.from({ length: plan.slots }, () => new Float64Array(WINDOW_ROWS + 1).fill(Number.NaN));
  const laps = Array.from({ length: WARM_UPS + LAPS }, () => {
    const arena = new Float64Array(plan.arenaSize);
    foldStatic(plan, columns, market.candles.priceScale);
    const ops = plan.ops.filter(({ clock }) => clock !== null).map((op) => bindOp(op, plan, rows, columns, arena, NO_MARKET));
    for (const { kernel, frame } of ops) kernel?.init?.(frame);
    return { ops, ns: timeLap(ops, market.candles.count) };
  }).slice(WARM_UPS);
  const names = laps[0]?.ops.map(({ op }) => op.declaration.name) ?? [];
  return names.map((op, index) => ({ op, nsPerBar: median(laps.map(({ ns }) => ns[index] ?? 0)) / market.candles.count }));
}

function timeLap(ops: readonly BoundOp[], count: number): Float64Array {
  const ns = new Float64Array(ops.length);
  for (let start = 0; start < count; start += WINDOW_ROWS) {
    const to = Math.min(WINDOW_ROWS, count - start) + 1;
    for (const [index, { kernel, frame }] of ops.entries()) {
      frame.rowOfZero = start - 1;
      const began = performance.now();
      kernel?.run(frame, 1, to);
      ns[index] = (ns[index] ?? 0) + (performance.now() - began) * 1e6;
    }
  }
  return ns;
}
