// Joins stretches of rows, one after another, into the rows of one clock.
import type { PriceColumn } from '../market/candles';
import type { ClockRows } from '../ops/kernel';

/** Rows `from` to `to` (exclusive). */
export interface RowRange {
  readonly rows: ClockRows;
  readonly from: number;
  readonly to: number;
}

/** Without copying where there is only one, whole. */
export function joinRows(ranges: readonly RowRange[]): ClockRows {
  const [first] = ranges;
  if (ranges.length === 1 && first?.from === 0 && first.to === first.rows.timeUs.length) return first.rows;
  return {
    timeUs: join(ranges, ({ timeUs }) => timeUs, doubles),
    session: join(ranges, ({ session }) => session, integers),
    sessionOpenMinute: join(ranges, ({ sessionOpenMinute }) => sessionOpenMinute, integers),
    sessionCloseMinute: join(ranges, ({ sessionCloseMinute }) => sessionCloseMinute, integers),
    open: joinPrices(ranges, ({ open }) => open),
    high: joinPrices(ranges, ({ high }) => high),
    low: joinPrices(ranges, ({ low }) => low),
    close: joinPrices(ranges, ({ close }) => close),
    volume: join(ranges, ({ volume }) => volume, doubles),
    openInterest: join(ranges, ({ openInterest }) => openInterest, doubles),
  };
}

const doubles = (length: number): Float64Array => new Float64Array(length);
const integers = (length: number): Int32Array => new Int32Array(length);

/** Whole prices where all are. */
function joinPrices(ranges: readonly RowRange[], columnOf: (rows: ClockRows) => PriceColumn): PriceColumn {
  return join<PriceColumn>(ranges, columnOf, ranges.every(({ rows }) => columnOf(rows) instanceof Int32Array) ? integers : doubles);
}

/** Clocks without bars lack some columns. */
function join<Column extends PriceColumn>(
  ranges: readonly RowRange[],
  columnOf: (rows: ClockRows) => Column,
  create: (length: number) => Column,
): Column {
  const parts = ranges.map(({ rows, from, to }) => columnOf(rows).subarray(from, to));
  const joined = create(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
