// Closed trades by day, month, weekday or hour (IST). Day and month are those of the exit, when the result was booked; weekday and hour are
// those of the entry, when the decision was taken.
import { assertNever } from '../../dsl/types/invariant';
import { istDayOf, istMinuteOfDay } from '../market/candles';
import { civilOfDay, weekdayOf } from '../time/civil-day';
import { US_PER_MINUTE } from '../time/ist-time';
import type { ClosedTrade } from './run-series';
import { totalTrades } from './trade-totals';

export type BreakdownBy = 'day' | 'month' | 'weekday' | 'hour';

export interface BreakdownRow {
  /** Day: IST day number. Month: year · 100 + month. Weekday: 1 (Monday) to 7. Hour: 0 to 23. */
  readonly key: number;
  readonly trades: number;
  readonly wins: number;
  readonly losses: number;
  readonly netPaise: number;
}

/** One row for each key that has a trade, ascending. */
export function breakDownTrades(trades: readonly ClosedTrade[], by: BreakdownBy): readonly BreakdownRow[] {
  return groupTrades(trades, (trade) => keyOf(trade, by));
}

/** The same by any whole number; trades whose key is null are left out. */
export function groupTrades(trades: readonly ClosedTrade[], keyOfTrade: (trade: ClosedTrade) => number | null): readonly BreakdownRow[] {
  const keyed = trades.flatMap((trade) => {
    const key = keyOfTrade(trade);
    return key === null ? [] : [{ key, trade }];
  });
  const groups: { readonly key: number; readonly trades: ClosedTrade[] }[] = [];
  for (const { key, trade } of keyed.sort((left, right) => left.key - right.key)) {
    const last = groups.at(-1);
    if (last?.key === key) last.trades.push(trade);
    else groups.push({ key, trades: [trade] });
  }
  return groups.map((group) => {
    const { wins, losses, wonPaise, lostPaise } = totalTrades(group.trades);
    return { key: group.key, trades: group.trades.length, wins, losses, netPaise: wonPaise - lostPaise };
  });
}

function keyOf(trade: ClosedTrade, by: BreakdownBy): number {
  switch (by) {
    case 'day':
      return dayOf(trade.exitUs);
    case 'month': {
      const { year, month } = civilOfDay(dayOf(trade.exitUs));
      return year * 100 + month;
    }
    case 'weekday':
      return weekdayOf(dayOf(trade.entryUs));
    case 'hour':
      return Math.floor(istMinuteOfDay(minuteOf(trade.entryUs)) / 60);
    default:
      return assertNever(by);
  }
}

function minuteOf(timeUs: number): number {
  return Math.floor(timeUs / US_PER_MINUTE);
}

function dayOf(timeUs: number): number {
  return istDayOf(minuteOf(timeUs));
}
