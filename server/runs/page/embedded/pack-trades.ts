// Closed trades as packed columns for the page's table.
import { parseOptionId } from '../../../../engine/market/option-contract';
import type { ClosedTrade, TradeLeg } from '../../../../engine/report/run-series';
import { minuteOfTime } from '../../../../engine/time/ist-time';
import { contractWords, structureWords } from '../../contract-words';
import type { ChartPlaces } from './chart-places';
import { packDifferences, packIntegers } from './pack-integers';
import type { PageLegs, PageTrades } from './page-data';

/** The page holds so many, the latest; all of them are in trades.csv. */
export const PAGE_TRADES_MAX = 20_000;

const DIRECTIONS: readonly ClosedTrade['direction'][] = ['long', 'short', 'multi'];

/** `trades` as they stand in the page, in order of exit. */
export function packTrades(trades: readonly ClosedTrade[], total: number, places: ChartPlaces): PageTrades {
  const names = trades.map(nameOf);
  const instruments = [...new Set(names)];
  const reasons = [...new Set(trades.map(({ exitReason }) => exitReason))];
  const column = (value: (trade: ClosedTrade) => number): string => packIntegers(trades.map(value));
  return {
    legs: packLegs(trades, places),
    count: trades.length,
    total,
    instruments,
    reasons,
    instrument: packIntegers(names.map((name) => instruments.indexOf(name))),
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
    chart: column((trade) => chartOf(trade, places) + 1),
  };
}

/** What was traded, in words; an instrument that is no option is drawn under its id. */
function nameOf({ instrument, legs }: ClosedTrade): string {
  return legs.length === 0 ? contractWords(instrument) : structureWords(legs);
}

/** A structure has one picture: its underlying's, where all legs have the same. */
function chartOf({ instrument, legs }: ClosedTrade, places: ChartPlaces): number {
  const [first] = legs;
  if (first === undefined) return places.own(instrument) >= 0 ? places.own(instrument) : places.underlying(instrument);
  const place = places.underlying(first.instrument);
  return legs.every((leg) => places.underlying(leg.instrument) === place) ? place : -1;
}

function packLegs(trades: readonly ClosedTrade[], places: ChartPlaces): PageLegs {
  const legs = trades.flatMap((trade) => trade.legs);
  const words = legs.map(({ instrument }) => contractWords(instrument));
  const names = [...new Set(words)];
  const column = (value: (leg: TradeLeg) => number): string => packIntegers(legs.map(value));
  return {
    count: packIntegers(trades.map((trade) => trade.legs.length)),
    total: legs.length,
    names,
    name: packIntegers(words.map((each) => names.indexOf(each))),
    quantity: column(({ quantity }) => Math.round(quantity)),
    entryPrice: column(({ entryPrice }) => Math.round(entryPrice * 100)),
    exitPrice: column(({ exitPrice }) => Math.round(exitPrice * 100)),
    priceScale: column(({ priceScale }) => priceScale),
    grossPaise: column(({ grossPaise }) => grossPaise),
    chart: column(({ instrument }) => places.own(instrument) + 1),
    strike: column(({ instrument }) => parseOptionId(instrument)?.strike ?? 0),
  };
}
