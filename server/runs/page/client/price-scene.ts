// Everything one instrument's chart draws, unpacked once: bars of one or two lengths, fills, trades and stops, each with its place on the axis.

import { formatNumber } from '../../number-text';
import { type ChartBars, unpackCandles } from '../chart/chart-bars';
import { SessionAxis } from '../chart/session-axis';
import type { LegRow, TradeRow } from '../chart/trade-rows';
import { unpackDifferences, unpackIntegers } from '../chart/unpack-integers';
import type { ViewWindow } from '../chart/view-window';
import type { PageInstrument } from '../embedded/page-data';

export interface Marker {
  readonly place: number;
  readonly price: number;
  readonly isBuy: boolean;
  readonly isExit: boolean;
  readonly leg: number;
}

export interface StopLine {
  readonly fromPlace: number;
  readonly toPlace: number;
  readonly price: number;
}

export interface DrawnTrade {
  /** Of the trade in the run. */
  readonly index: number;
  readonly isGain: boolean;
  readonly from: number;
  readonly to: number;
  /** Price units; null where options of the instrument were traded and not the instrument itself. */
  readonly prices: { readonly entry: number; readonly exit: number } | null;
  readonly strikes: readonly StrikeLine[];
}

export interface StrikeLine {
  /** Price units. */
  readonly price: number;
  /** The legs at it, as `−75 26,250 CE`. */
  readonly words: string;
  readonly isSold: boolean;
}

export interface PriceScene {
  readonly instrument: PageInstrument;
  readonly axis: SessionAxis;
  readonly whole: ChartBars;
  readonly detail: ChartBars | null;
  /** Sessions of which the detail has the bars. */
  readonly detailed: ReadonlySet<number>;
  readonly markers: readonly Marker[];
  readonly trades: readonly DrawnTrade[];
  readonly stops: readonly StopLine[];
}

/** `place`: of the instrument in the page. */
export function openScene(instrument: PageInstrument, place: number, rows: readonly TradeRow[]): PriceScene {
  const axis = new SessionAxis(instrument);
  const detail = instrument.detail === null ? null : unpackCandles(instrument.detail, axis);
  return {
    instrument,
    axis,
    whole: unpackCandles(instrument.whole, axis),
    detail,
    detailed: new Set(detail === null ? [] : Array.from(detail.place, (place) => axis.sessionAt(place))),
    markers: markersOf(instrument, axis),
    trades: rows.flatMap((row) => {
      const parts = partsOf(row, instrument, place);
      return parts.map((part) => ({ ...part, index: row.index, from: axis.placeOf(row.entryMinute), to: axis.placeOf(row.exitMinute) }));
    }),
    stops: stopLines(instrument, axis, rows),
  };
}

type TradePart = Pick<DrawnTrade, 'isGain' | 'prices' | 'strikes'>;

/** What of a trade is drawn on an instrument's bars: the trade itself, a leg of it, or, on the underlying's, that it was held. */
function partsOf(row: TradeRow, { name, priceScale }: PageInstrument, place: number): readonly TradePart[] {
  if (row.direction !== 'multi' && row.instrument === name)
    return [{ isGain: row.netPaise >= 0, prices: { entry: row.entryUnits, exit: row.exitUnits }, strikes: [] }];
  if (row.chart === place) return [{ isGain: row.netPaise >= 0, prices: null, strikes: strikeLines(row.legs, priceScale) }];
  return row.legs
    .filter(({ chart }) => chart === place)
    .map(({ entryPrice, exitPrice, grossPaise }) => ({
      isGain: grossPaise >= 0,
      prices: { entry: entryPrice * priceScale, exit: exitPrice * priceScale },
      strikes: [],
    }));
}

/** One for each strike, ascending. */
function strikeLines(legs: readonly LegRow[], priceScale: number): readonly StrikeLine[] {
  const strikes = [...new Set(legs.flatMap(({ strike }) => strike ?? []))].sort((a, b) => a - b);
  // `INDEX 11 Feb 2025 26,250 CE`: the day is said where not all legs have the same.
  const expiries = new Set(legs.map(({ name }) => name.split(' ').slice(1, 4).join(' ')));
  return strikes.map((strike) => {
    const at = legs.filter((leg) => leg.strike === strike);
    const words = at.map(
      ({ name, quantity }) =>
        `${formatNumber(quantity, 0, 'signed')} ${name
          .split(' ')
          .slice(expiries.size > 1 ? 1 : 4)
          .join(' ')}`,
    );
    return { price: strike * priceScale, words: words.join(', '), isSold: at.every(({ quantity }) => quantity < 0) };
  });
}

/** The smallest bars that cover every session in view. */
export function barsInView({ axis, detail, detailed, whole }: PriceScene, view: ViewWindow): ChartBars {
  if (detail === null) return whole;
  const last = axis.sessionAt(view.to - 1e-6);
  for (let session = axis.sessionAt(view.from); session <= last; session += 1) if (!detailed.has(session)) return whole;
  return detail;
}

function markersOf({ markers }: PageInstrument, axis: SessionAxis): readonly Marker[] {
  const minute = unpackDifferences(markers.minute, markers.count);
  const [price, isBuy, isExit, leg] = [markers.price, markers.isBuy, markers.isExit, markers.leg].map((column) =>
    unpackIntegers(column, markers.count),
  );
  return Array.from(minute, (at, index) => ({
    place: axis.placeOf(at),
    price: price?.[index] ?? 0,
    isBuy: isBuy?.[index] === 1,
    isExit: isExit?.[index] === 1,
    leg: leg?.[index] ?? 0,
  }));
}

/** A step holds until the next one of its trade, or the trade's end. */
function stopLines({ stops }: PageInstrument, axis: SessionAxis, rows: readonly TradeRow[]): readonly StopLine[] {
  const trade = unpackDifferences(stops.trade, stops.count);
  const minute = unpackDifferences(stops.minute, stops.count);
  const price = unpackIntegers(stops.price, stops.count);
  return Array.from(trade, (owner, index) => {
    const isSame = trade[index + 1] === owner;
    const until = isSame ? (minute[index + 1] ?? 0) : (rows[owner]?.exitMinute ?? 0);
    return { fromPlace: axis.placeOf(minute[index] ?? 0), toPlace: axis.placeOf(until), price: price[index] ?? 0 };
  });
}
