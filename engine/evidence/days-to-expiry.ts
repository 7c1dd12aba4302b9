// Closed trades by how many calendar days before an expiry they were entered; 0 is the day of expiry itself.
import type { ClosedTrade } from '../report/run-series';
import { type BreakdownRow, groupTrades } from '../report/trade-breakdown';
import { istDayOfTime } from '../time/ist-time';

/** `expiryOf`: IST day of the expiry that a trade is counted to; null leaves it out. Key: days. */
export function breakDownByExpiry(
  trades: readonly ClosedTrade[],
  expiryOf: (trade: ClosedTrade, entryDay: number) => number | null,
): readonly BreakdownRow[] {
  return groupTrades(trades, (trade) => {
    const entryDay = istDayOfTime(trade.entryUs);
    const expiryDay = expiryOf(trade, entryDay);
    return expiryDay === null || expiryDay < entryDay ? null : expiryDay - entryDay;
  });
}
