// Closed trades as packed columns for the page's table.
import type { ClosedTrade } from '../../../../engine/report/run-series';
import { minuteOfTime } from '../../../../engine/time/ist-time';
import { packDifferences, packIntegers } from './pack-integers';
import type { PageTrades } from './page-data';

/** The page holds so many, the latest; all of them are in trades.csv. */
export const PAGE_TRADES_MAX = 20_000;

const DIRECTIONS: readonly ClosedTrade['direction'][] = ['long', 'short', 'multi'];

/** `trades` as they stand in the page, in order of exit. */
export function packTrades(trades: readonly ClosedTrade[], total: number): PageTrades {
  const instruments = [...new Set(trades.map(({ instrument }) => instrument))];
  const reasons = [...new Set(trades.map(({ exitReason }) => exitReason))];
  const column = (value: (trade: ClosedTrade) => number): string => packIntegers(trades.map(value));
  return {
    count: trades.length,
    total,
    instruments,
    reasons,
    instrument: column(({ instrument }) => instruments.indexOf(instrument)),
    reason: column(({ exitReason }) => reasons.indexOf(exitReason)),
    direction: column(({ direction }) => DIRECTIONS.indexOf(direction)),
    quantity: column(({ quantity }) => quantity),
    entryMinute: packDifferences(trades.map(({ entryUs }) => minuteOfTime(entryUs))),
    heldMinutes: column(({ entryUs, exitUs }) => minuteOfTime(exitUs) - minuteOfTime(entryUs)),
    entryPrice: column(({ entryPrice }) => Math.round(entryPrice * 100)),
    exitPrice: column(({ exitPrice }) => Math.round(exitPrice * 100)),
    priceScale: column(({ priceScale }) => priceScale),
    grossPaise: column(({ grossPaise }) => grossPaise),
    chargesPaise: column(({ chargesPaise }) => chargesPaise),
    riskPaise: column(({ riskPaise }) => riskPaise ?? 0),
    maePaise: column(({ maePaise }) => maePaise),
    mfePaise: column(({ mfePaise }) => mfePaise),
    isAmbiguous: column(({ ambiguous }) => (ambiguous ? 1 : 0)),
  };
}
