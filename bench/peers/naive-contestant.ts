// The naive interpreter as a contestant: an object for each bar, a map of values for each bar, the same account as ours.
import type { Graph } from '../../dsl/graph/graph';
import { type Candles, istDayOf, istMinuteOfDay } from '../../engine/market/candles';
import type { Account, SignalWindow } from '../contestants/account';
import { compiled, signalsOf } from '../contestants/compiled-strategy';
import { type Contestant, inProcess } from '../harness/contestant';
import type { WalkMarket } from '../market/walk-bars';
import { type NaiveBar, NaiveGraph, type NaiveValue, slotName } from './naive-graph';

export const NAIVE = 'naive object graph';

export function naiveContestant(strategy: Graph, { candles }: WalkMarket, account: Account, rangeOp: string | null = null): Contestant {
  const { program } = compiled(strategy);
  const signals = signalsOf(program);
  const range = program.ops.find(({ op }) => op === rangeOp)?.out ?? signals.enter;
  const play = (): void => {
    account.reset();
    const graph = new NaiveGraph(program);
    const [enter, exit, otherExit, ranges] = [new Float64Array(2), new Float64Array(2), new Float64Array(2), new Float64Array(2)];
    for (let row = 0; row < candles.count; row += 1) {
      const values = graph.step(naiveBar(candles, row));
      enter[1] = numberOf(values.get(slotName(signals.enter)));
      exit[1] = numberOf(values.get(slotName(signals.exit)));
      otherExit[1] = numberOf(values.get(slotName(signals.otherExit)));
      ranges[1] = numberOf(values.get(slotName(range)));
      const window: SignalWindow = { enter, exit, otherExit, range: ranges, rowOfZero: row - 1, count: 1 };
      account.take(window);
    }
  };
  return inProcess(NAIVE, { play, outcome: () => account.outcome() }, { roundsMax: 5 });
}

export function numberOf(value: NaiveValue | undefined): number {
  return value?.known === true ? value.value : Number.NaN;
}

export function naiveBar({ minute, open, high, low, close, volume }: Candles, row: number): NaiveBar {
  return {
    day: istDayOf(minute[row] ?? 0),
    minuteOfDay: istMinuteOfDay((minute[row] ?? 0) + 1),
    open: open[row] ?? 0,
    high: high[row] ?? 0,
    low: low[row] ?? 0,
    close: close[row] ?? 0,
    volume: volume[row] ?? 0,
  };
}
