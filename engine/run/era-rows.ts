// The rows of a clock, contract after contract: what the first was up to its last session, then of each further one its own past from its
// own anchor, and the sessions in which it was the clock's instrument. No row ever holds prices of two contracts.
import { buildClockRows, type InstrumentHistory, type MarketClock } from '../kernel/clock-rows';
import type { ClockEra } from '../kernel/clock-window';
import { type ContractEra, erasOf } from '../kernel/contract-era';
import type { ClockRows } from '../ops/kernel';
import { istDayOfTime, istMinute, US_PER_MINUTE } from '../time/ist-time';
import { anchorRow } from './anchor-row';
import { joinRows, type RowRange } from './join-rows';
import { lowerBound } from './lower-bound';

export interface EraRows {
  readonly rows: ClockRows;
  readonly eras: readonly ClockEra[];
  /** Bars of its own that a contract had before it was decided on; the fewest of the eras. */
  readonly barsBefore: number;
}

/**
 * `convergeBars`: bars that the clock's values need before a decision; `fromUs`: the first instant that may decide. Eras that end before
 * it are left out.
 */
export function layOutEras(
  clock: MarketClock,
  history: InstrumentHistory,
  days: Int32Array,
  convergeBars: number,
  fromUs: number,
  releaseUs: number,
): EraRows {
  const parts: RowRange[] = [];
  const eras: ClockEra[] = [];
  let end = 0;
  let barsBefore = Number.POSITIVE_INFINITY;
  for (const era of erasFrom(erasOf(history), fromUs)) {
    const isFirst = eras.length === 0;
    const eraUs = isFirst ? Number.NEGATIVE_INFINITY : startOf(era.fromDay);
    const rows = rowsOf(clock, era.contract, days, releaseUs);
    const known = history.eras === undefined || era.contract === null ? 0 : firstTradedRow(clock, era.contract, rows);
    const live = Math.max(known, lowerBound(rows.timeUs, isFirst ? fromUs : eraUs));
    const to = Math.max(live, lowerBound(rows.timeUs, startOf(era.toDay + 1)));
    const anchor = Math.max(known, anchorRow(clock, rows, live - convergeBars));
    const from = isFirst ? known : anchor;
    if (isFirst ? era.contract !== null : to > live) barsBefore = Math.min(barsBefore, live - known);
    const place = (row: number): number => end + row - from;
    eras.push({
      fromUs: eraUs,
      warmFrom: place(anchor),
      liveFrom: isFirst ? place(anchor) : place(live),
      to: place(to),
      decisionRow: place(live),
    });
    parts.push({ rows, from, to });
    end = place(to);
  }
  return { rows: joinRows(parts), eras, barsBefore };
}

/** The era in which deciding begins, and those after it. Where it begins with none, the first stands for the time until then. */
function erasFrom<Contract>(eras: readonly ContractEra<Contract>[], fromUs: number): readonly ContractEra<Contract>[] {
  const day = Number.isFinite(fromUs) ? istDayOfTime(fromUs) : fromUs;
  return eras.slice(eras.findIndex(({ toDay }) => toDay >= day));
}

function startOf(day: number): number {
  return Number.isFinite(day) ? istMinute(day, 0) * US_PER_MINUTE : day;
}

function rowsOf(clock: MarketClock, contract: InstrumentHistory | null, days: Int32Array, releaseUs: number): ClockRows {
  return contract === null ? joinRows([]) : buildClockRows(clock, contract, days, releaseUs);
}

/** The calendar has instants before a contract was first traded: they are none of its own. */
function firstTradedRow(clock: MarketClock, { candles }: InstrumentHistory, { timeUs }: ClockRows): number {
  const isCalendar = clock.kind === 'time' || clock.kind === 'every';
  return isCalendar ? lowerBound(timeUs, (candles.minute[0] ?? Number.POSITIVE_INFINITY) * US_PER_MINUTE) : 0;
}
