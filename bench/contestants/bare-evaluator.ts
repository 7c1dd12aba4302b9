// Ours without orders: the engine's evaluator over a compiled program, its signals taken into a plain account. Rows of the market are
// laid out once, as they are for every strategy of a worker; the evaluator with its columns and state is made anew each time.

import type { Graph } from '../../dsl/graph/graph';
import { BlockEvaluator } from '../../engine/kernel/block-evaluator';
import { NO_MARKET } from '../../engine/kernel/market-reading';
import { planProgram } from '../../engine/plan/plan-builder';
import { prepareRun } from '../../engine/run/prepare-run';
import type { Work } from '../harness/contestant';
import type { WalkMarket } from '../market/walk-bars';
import type { Account, SignalWindow } from './account';
import { compiled, signalsOf } from './compiled-strategy';

const BLOCK_ROWS = 512;

/** Makes the contestant's work. `rangeOp`: the op whose first output the account samples. */
export function bareEvaluator(graph: Graph, market: WalkMarket, account: Account, rangeOp: string | null = null): Work {
  const { program } = compiled(graph);
  const range = program.ops.find(({ op }) => op === rangeOp);
  const plan = planProgram({ program, params: [], probes: range === undefined ? [] : [range.out] });
  const prepared = prepareRun(plan, [program], [market], Number.NEGATIVE_INFINITY);
  const signals = signalsOf(program);
  const slotOf = plan.programs[0]?.slotOf ?? new Int32Array(0);
  const play = (): void => {
    const evaluator = new BlockEvaluator({
      plan,
      ...prepared,
      blockRows: BLOCK_ROWS,
      priceScale: market.candles.priceScale,
      readPosition: () => Number.NaN,
      readMarket: NO_MARKET,
    });
    const columnAt = (slot: number): Float64Array => evaluator.columns[slotOf[slot] ?? -1] ?? new Float64Array(0);
    account.reset();
    const enter = columnAt(signals.enter);
    const exit = columnAt(signals.exit);
    const otherExit = columnAt(signals.otherExit);
    const ranges = range === undefined ? enter : columnAt(range.out);
    while (evaluator.next()) {
      const window: SignalWindow = {
        enter,
        exit,
        otherExit,
        range: ranges,
        rowOfZero: (evaluator.window.start[0] ?? 0) - 1,
        count: evaluator.window.count[0] ?? 0,
      };
      account.take(window);
    }
  };
  return { play, outcome: () => account.outcome() };
}
