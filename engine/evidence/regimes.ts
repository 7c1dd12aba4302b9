// Closed trades by the market they were entered in: how wild it was, and where it stood. What a day's regime is was known before it opened; only
// where calm ends and wild begins is told by hindsight, as thirds of the whole record.
import { quantile } from '../report/quantile';
import type { ClosedTrade } from '../report/run-series';
import { sampleDeviation } from '../report/sample-moments';
import { type BreakdownRow, groupTrades } from '../report/trade-breakdown';
import { istDayOfTime } from '../time/ist-time';

export const VOLATILITY_REGIMES = ['calm', 'usual', 'wild'] as const;
export const TREND_REGIMES = ['below', 'above'] as const;

/** Sessions whose returns make a day's volatility. */
const VOLATILITY_SESSIONS = 20;
/** Sessions whose mean close the last close stands above or below. */
export const TREND_SESSIONS = 50;

/** Closes of a market, one a session, ascending. */
export interface DailyCloses {
  readonly day: Int32Array;
  readonly close: Float64Array;
}

export interface RegimeBreakdown {
  /** Keys are places in VOLATILITY_REGIMES. */
  readonly volatility: readonly BreakdownRow[];
  /** Keys are places in TREND_REGIMES. */
  readonly trend: readonly BreakdownRow[];
}

/** Trades entered before so many sessions were known are left out. */
export function breakDownByRegime(trades: readonly ClosedTrade[], closes: DailyCloses): RegimeBreakdown {
  const volatility = volatilities(closes.close);
  const ascending = volatility.filter((value) => !Number.isNaN(value)).sort();
  const [calmTo, usualTo] = ascending.length === 0 ? [0, 0] : [quantile(ascending, 1 / 3), quantile(ascending, 2 / 3)];
  const placeOf = new Map(Array.from(closes.day, (day, place) => [day, place]));
  const at = <T>(trade: ClosedTrade, find: (place: number) => T): T | null => {
    const place = placeOf.get(istDayOfTime(trade.entryUs));
    return place === undefined ? null : find(place);
  };
  return {
    volatility: groupTrades(trades, (trade) =>
      at(trade, (place) => {
        const value = volatility[place] ?? Number.NaN;
        return Number.isNaN(value) ? null : value <= calmTo ? 0 : value <= usualTo ? 1 : 2;
      }),
    ),
    trend: groupTrades(trades, (trade) => at(trade, (place) => trendBefore(closes.close, place))),
  };
}

/** Deviation of the daily returns before each day; NaN where there are too few. */
function volatilities(close: Float64Array): Float64Array {
  return close.map((_, place) => {
    if (place <= VOLATILITY_SESSIONS) return Number.NaN;
    const returns = Float64Array.from(
      { length: VOLATILITY_SESSIONS },
      (__, back) => (close[place - 1 - back] ?? 0) / (close[place - 2 - back] ?? 1) - 1,
    );
    return sampleDeviation(returns);
  });
}

function trendBefore(close: Float64Array, place: number): 0 | 1 | null {
  if (place < TREND_SESSIONS) return null;
  let sum = 0;
  for (let back = 1; back <= TREND_SESSIONS; back += 1) sum += close[place - back] ?? 0;
  return (close[place - 1] ?? 0) * TREND_SESSIONS > sum ? 1 : 0;
}
