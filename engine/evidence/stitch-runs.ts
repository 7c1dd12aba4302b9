// Runs over stretches that follow each other, joined to one record: money made in each is added to the same starting money, never compounded,
// so that no stretch weighs more for having come late.
import { invariant } from '../../dsl/types/invariant';
import type { ClosedTrade, RunSeries } from '../report/run-series';

/** `runs`: in order of time, apart from each other, each from the same starting money. */
export function stitchRuns(runs: readonly RunSeries[]): RunSeries {
  const [first] = runs;
  invariant(first !== undefined, 'a record is of something');
  const { startPaise } = first;
  const minutes: Int32Array[] = [];
  const equities: Float64Array[] = [];
  const days: Int32Array[] = [];
  const closes: Float64Array[] = [];
  const trades: ClosedTrade[] = [];
  let madePaise = 0;
  for (const [at, run] of runs.entries()) {
    invariant(run.startPaise === startPaise, 'each run starts with the same money');
    const before = madePaise;
    minutes.push(run.equity.minute);
    equities.push(run.equity.equityPaise.map((paise) => paise + before));
    days.push(run.daily.day);
    closes.push(run.daily.equityPaise.map((paise) => paise + before));
    trades.push(...run.trades.map((trade) => ({ ...trade, id: `${at + 1}-${trade.id}` })));
    madePaise = before + (run.daily.equityPaise.at(-1) ?? startPaise) - startPaise;
  }
  return {
    startPaise,
    equity: { minute: joinIntegers(minutes), equityPaise: joinDoubles(equities) },
    daily: { day: joinIntegers(days), equityPaise: joinDoubles(closes) },
    trades,
    sessionsPerYear: first.sessionsPerYear,
  };
}

function joinIntegers(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinDoubles(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
