// What must hold of any random week, said once for the quick run and the deep one: its money is conserved, and its entries keep their guards.
import { parseOptionId } from '../../engine/market/option-contract';
import { runBacktest } from '../../engine/run/backtest';
import type { RunResult } from '../../engine/run/run-result';
import { brokenGuards } from './guard-laws';
import { brokenMoney } from './money-laws';
import { randomWeek } from './random-week';

export interface WeekTally {
  days: number;
  /** Fills, by what they were. */
  entries: number;
  partials: number;
  rolledFutures: number;
  settled: number;
  exercised: number;
  closed: number;
  heldAtTheEnd: number;
}

export const NO_WEEKS: WeekTally = Object.freeze({
  days: 0,
  entries: 0,
  partials: 0,
  rolledFutures: 0,
  settled: 0,
  exercised: 0,
  closed: 0,
  heldAtTheEnd: 0,
});

/** Laws that the week of a seed breaks; counts what came about in it. */
export function brokenWeek(seed: number, tally: WeekTally): readonly string[] {
  const week = randomWeek(seed);
  const { result, decisions } = runBacktest(week.request);
  count(result, tally);
  return [...brokenMoney(week, result), ...brokenGuards(week, decisions)];
}

function count({ fills, trades, openPositions, series }: RunResult, tally: WeekTally): void {
  tally.days += series.daily.day.length;
  tally.closed += trades.length;
  tally.heldAtTheEnd += openPositions.length;
  const units = new Map<number, number>();
  for (const { reason, rule, instrument, price, order } of fills) {
    if (reason === 'entry') tally.entries += 1;
    units.set(order, (units.get(order) ?? 0) + 1);
    if (rule !== 'settlement') continue;
    tally.settled += 1;
    if (parseOptionId(instrument) !== null && price > 0) tally.exercised += 1;
  }
  for (const parts of units.values()) if (parts > 1) tally.partials += 1;
  const futuresHeld = new Set(fills.flatMap(({ instrument }) => (parseOptionId(instrument) === null ? [instrument] : [])));
  if (futuresHeld.size > 1) tally.rolledFutures += 1;
}
