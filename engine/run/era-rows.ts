// Lays out the rows of a clock, era after era: each contract with its own past before it, from its own anchor; and within a contract, from
// ex-date to ex-date, the same history in the units of the day. No era ever mixes prices of two contracts, or of two kinds of units.
import { buildClockRows, type InstrumentHistory, type MarketClock } from '../kernel/clock-rows';
import type { ClockEra } from '../kernel/clock-window';
import { type ContractEra, erasOf } from '../kernel/contract-era';
import { istDayOf } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import type { ClockRows } from '../ops/kernel';
import { istDayOfTime, istMinute, US_PER_MINUTE } from '../time/ist-time';
import { adjustCandles, listExDays } from './adjust-candles';
import { anchorRow } from './anchor-row';
import { joinRows, type RowRange } from './join-rows';

export interface EraRows {
  readonly rows: ClockRows;
  readonly eras: readonly ClockEra[];
  /** Bars of its own that a contract had before it was decided on; the fewest of the eras. */
  readonly barsBefore: number;
}

/** Rows laid out so far, and how a contract's own are numbered among them. */
interface Layout {
  readonly clock: MarketClock;
  readonly days: Int32Array;
  readonly releaseUs: number;
  readonly parts: RowRange[];
  readonly eras: ClockEra[];
  end: number;
}

export interface EraRequest {
  readonly clock: MarketClock;
  readonly history: InstrumentHistory;
  /** Days on which any instrument of the run has rows, ascending. */
  readonly days: Int32Array;
  /** Bars that the clock's values need before a decision. */
  readonly convergeBars: number;
  /** The first instant that may decide. Eras that end before it are left out. */
  readonly fromUs: number;
  /** How late bars are released; absent: at once. */
  readonly releaseUs?: number;
  /** Where the clock's past is gone through again. */
  readonly exDays?: readonly number[];
}

export function layOutEras({ clock, history, days, convergeBars, fromUs, releaseUs = 0, exDays = [] }: EraRequest): EraRows {
  const layout: Layout = { clock, days, releaseUs, parts: [], eras: [], end: 0 };
  let barsBefore = Number.POSITIVE_INFINITY;
  const fromDay = Number.isFinite(fromUs) ? istDayOfTime(fromUs) : fromUs;
  for (const era of erasFrom(erasOf(history), fromDay)) {
    // What is chosen within a day has no rows before that: the time until then is an era of none.
    if (layout.eras.length === 0 && era.fromUs !== undefined) layout.eras.push(NO_ROWS);
    const isFirst = layout.eras.length === 0;
    const eraUs = isFirst ? Number.NEGATIVE_INFINITY : (era.fromUs ?? startOf(era.fromDay));
    const firstDay = Math.max(fromDay, era.fromDay);
    const rows = rowsOf(clock, era.contract, days, firstDay, releaseUs);
    const known = history.eras === undefined || era.contract === null ? 0 : firstTradedRow(clock, era.contract, rows);
    const live = Math.max(known, lowerBound(rows.timeUs, isFirst ? fromUs : eraUs));
    const to = Math.max(live, lowerBound(rows.timeUs, startOf(era.toDay + 1)));
    const anchor = Math.max(known, anchorRow(clock, rows, live - convergeBars));
    if (isFirst ? era.contract !== null : to > live) barsBefore = Math.min(barsBefore, live - known);
    const span: ContractSpan = { era, firstDay, eraUs, from: isFirst ? known : anchor, anchor, first: isFirst ? anchor : live, live, to };
    layOutContract(layout, rows, span, exDays);
  }
  return { rows: joinRows(layout.parts), eras: layout.eras, barsBefore };
}

const NO_ROWS: ClockEra = {
  fromUs: Number.NEGATIVE_INFINITY,
  start: 'contract',
  warmFrom: 0,
  liveFrom: 0,
  to: 0,
  decisionRow: 0,
};

/** Of one contract, in rows of its own. */
interface ContractSpan {
  readonly era: ContractEra<InstrumentHistory>;
  /** Day in whose units the contract begins. */
  readonly firstDay: number;
  readonly eraUs: number;
  readonly from: number;
  readonly anchor: number;
  /** Row from which it is lived through. */
  readonly first: number;
  /** First row that may decide. */
  readonly live: number;
  readonly to: number;
}

/** A contract from ex-date to ex-date. Its rows are laid out anew only where its own units change; their numbers stay the same. */
function layOutContract(layout: Layout, rows: ClockRows, span: ContractSpan, exDays: readonly number[]): void {
  const { era, firstDay, from, to } = span;
  const own = new Set(listExDays(era.contract?.actions ?? []));
  const startDay = era.contract === null ? Number.POSITIVE_INFINITY : Math.max(firstDay, istDayOf(era.contract.candles.minute[0] ?? 0));
  const turns = exDays.filter((day) => day > startDay && day <= era.toDay);
  const placeOf = (base: number) => (row: number) => base + row - from;
  let place = placeOf(layout.end);
  let part = { rows, from };
  let begins = span.first;
  let fromUs = span.eraUs;
  let start: ClockEra['start'] = 'contract';
  for (const day of [...turns, Number.POSITIVE_INFINITY]) {
    const ends = Math.min(to, Math.max(begins, lowerBound(rows.timeUs, startOf(day))));
    layout.eras.push({
      fromUs,
      start,
      warmFrom: place(span.anchor),
      liveFrom: place(begins),
      to: place(ends),
      decisionRow: place(span.live),
    });
    begins = ends;
    fromUs = startOf(day);
    start = own.has(day) ? 'units' : 'beside';
    if (start === 'beside' && Number.isFinite(day)) continue;
    layout.parts.push({ ...part, to: ends });
    layout.end = place(ends);
    if (start !== 'units') continue;
    part = { rows: rowsOf(layout.clock, era.contract, layout.days, day, layout.releaseUs), from };
    place = placeOf(layout.end);
  }
}

/** The era in which deciding begins, and those after it. Where it begins with none, the first stands for the time until then. */
function erasFrom<Contract>(eras: readonly ContractEra<Contract>[], fromDay: number): readonly ContractEra<Contract>[] {
  return eras.slice(eras.findIndex(({ toDay }) => toDay >= fromDay));
}

function startOf(day: number): number {
  return Number.isFinite(day) ? istMinute(day, 0) * US_PER_MINUTE : day;
}

/** In the units of a day. */
function rowsOf(clock: MarketClock, contract: InstrumentHistory | null, days: Int32Array, day: number, releaseUs: number): ClockRows {
  if (contract === null) return joinRows([]);
  const { actions = [], candles } = contract;
  return buildClockRows(clock, { ...contract, candles: adjustCandles(candles, actions, day) }, days, releaseUs);
}

/** The calendar has instants before a contract was first traded: they are none of its own. */
function firstTradedRow(clock: MarketClock, { candles }: InstrumentHistory, { timeUs }: ClockRows): number {
  const isCalendar = clock.kind === 'time' || clock.kind === 'every';
  return isCalendar ? lowerBound(timeUs, (candles.minute[0] ?? Number.POSITIVE_INFINITY) * US_PER_MINUTE) : 0;
}
