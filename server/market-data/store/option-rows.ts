// Rows of one contract as the chain store keeps them: bars, with the quotes beside them where the source had any.
import { type NumberColumn, readRow } from '../../../engine/bars/read-column';
import type { OptionContract } from '../../../engine/market/option-contract';
import type { OnConflict } from '../quality/arrange-rows';

/** Minutes ascend strictly. Price columns hold price units; in quotes 0 is "nobody". */
export interface OptionRows {
  readonly count: number;
  readonly minute: Int32Array;
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
  readonly bid: Int32Array | null;
  readonly ask: Int32Array | null;
}

export interface ContractRows {
  readonly contract: OptionContract;
  readonly rows: OptionRows;
}

export interface MergedRows {
  readonly rows: OptionRows;
  readonly added: number;
  readonly identical: number;
  /** Minutes for which both sides have different rows. */
  readonly conflicts: readonly number[];
}

const VALUES = ['open', 'high', 'low', 'close', 'volume', 'openInterest', 'bid', 'ask'] as const;

/** New rows into rows that are there: `keep` and `fail` take the row that is there, `replace` the new one. */
export function mergeRows(stored: OptionRows, incoming: OptionRows, onConflict: OnConflict): MergedRows {
  const hasQuotes = stored.bid !== null || incoming.bid !== null;
  const merged = allocateRows(stored.count + incoming.count, hasQuotes);
  const conflicts: number[] = [];
  let [identical, count, left, right] = [0, 0, 0, 0];
  while (left < stored.count || right < incoming.count) {
    const storedMinute = left < stored.count ? readRow(stored.minute, left) : Number.POSITIVE_INFINITY;
    const incomingMinute = right < incoming.count ? readRow(incoming.minute, right) : Number.POSITIVE_INFINITY;
    let isIncoming = incomingMinute < storedMinute;
    if (storedMinute === incomingMinute) {
      const isSame = isSameRow(stored, left, incoming, right);
      if (isSame) identical += 1;
      else conflicts.push(storedMinute);
      isIncoming = !isSame && onConflict === 'replace';
    }
    if (isIncoming) copyRow(incoming, right, merged, count);
    else copyRow(stored, left, merged, count);
    if (storedMinute <= incomingMinute) left += 1;
    if (incomingMinute <= storedMinute) right += 1;
    count += 1;
  }
  return { rows: sliceRows(merged, 0, count), added: incoming.count - identical - conflicts.length, identical, conflicts };
}

/** Rows `[from, to)` as views; all rows are answered as they are. */
export function sliceRows(rows: OptionRows, from: number, to: number): OptionRows {
  if (from === 0 && to === rows.count) return rows;
  return {
    count: to - from,
    minute: rows.minute.subarray(from, to),
    open: rows.open.subarray(from, to),
    high: rows.high.subarray(from, to),
    low: rows.low.subarray(from, to),
    close: rows.close.subarray(from, to),
    volume: rows.volume.subarray(from, to),
    openInterest: rows.openInterest.subarray(from, to),
    bid: rows.bid?.subarray(from, to) ?? null,
    ask: rows.ask?.subarray(from, to) ?? null,
  };
}

export function allocateRows(count: number, hasQuotes: boolean): OptionRows {
  return {
    count,
    minute: new Int32Array(count),
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
    bid: hasQuotes ? new Int32Array(count) : null,
    ask: hasQuotes ? new Int32Array(count) : null,
  };
}

/** NaN equals NaN, and a quote that is absent one that nobody gave. */
function isSameRow(a: OptionRows, row: number, b: OptionRows, other: number): boolean {
  return VALUES.every((name) => Object.is(valueAt(a[name], row), valueAt(b[name], other)));
}

function copyRow(from: OptionRows, row: number, to: OptionRows, at: number): void {
  to.minute[at] = readRow(from.minute, row);
  for (const name of VALUES) {
    const column = to[name];
    if (column !== null) column[at] = valueAt(from[name], row);
  }
}

function valueAt(column: NumberColumn | null, row: number): number {
  return column === null ? 0 : readRow(column, row);
}
