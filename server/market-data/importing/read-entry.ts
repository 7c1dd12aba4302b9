// One file, or one entry of a zip, from bytes to rows: sniff, choose the format, read every row. Judges fields; knows no store.

import type { CsvRow } from '../csv/csv-scanner';
import { CsvScanner, fieldText } from '../csv/csv-scanner';
import { decimalsOfScale } from '../csv/parse-number';
import { formatOfMap } from '../formats/column-map';
import { findActionFormat } from '../formats/find-action-format';
import { findSeriesFormat } from '../formats/find-series-format';
import { findTableFormat } from '../formats/find-table-format';
import type { ActionFormat, CandleFormat, Format, TableFormat, TickFormat } from '../formats/format';
import { InputFault } from '../input-fault';
import type { SourceEntry } from '../source/source-file';
import { ActionReader, type ReadAction } from './action-reader';
import { BadRows } from './bad-rows';
import { CandleReader } from './candle-reader';
import type { CandleRows } from './candle-rows';
import type { ImportOptions } from './import-options';
import { readJsonCandles } from './json-candles';
import type { DayTable } from './table-reader';
import { TableReader } from './table-reader';
import { TickReader } from './tick-reader';
import type { TickRows } from './tick-rows';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const DELIMITERS = [',', ';', '\t', '|'];

export type ReadEntry = { readonly name: string; readonly badRows: BadRows } & (
  | { readonly kind: 'candles'; readonly format: CandleFormat; readonly bySymbol: ReadonlyMap<string, CandleRows> }
  | { readonly kind: 'ticks'; readonly format: TickFormat; readonly bySymbol: ReadonlyMap<string, TickRows> }
  | { readonly kind: 'actions'; readonly format: ActionFormat; readonly bySymbol: ReadonlyMap<string, readonly ReadAction[]> }
  | { readonly kind: 'table'; readonly format: TableFormat; readonly days: readonly DayTable[]; readonly footnotes: readonly string[] }
  /** No data known here; only inside a zip of several entries is that no fault. */
  | { readonly kind: 'unknown'; readonly fault: InputFault }
);

interface RowReader {
  readonly read: (row: CsvRow) => void;
  readonly finish: () => ReadEntry;
}

export async function readEntry(entry: SourceEntry, options: ImportOptions): Promise<ReadEntry> {
  const { name } = entry;
  let reader: RowReader | null = null;
  let unknown: InputFault | null = null;
  const onRow = (row: CsvRow) => {
    if (reader !== null) return reader.read(row);
    if (unknown !== null) return;
    const cells = Array.from({ length: row.fieldCount }, (_, field) => fieldText(row, field));
    const format = findFormat(cells, name, options);
    if (format === null) {
      unknown = unknownFormat(name, row.line, cells);
      return;
    }
    reader = createReader(format, name, options);
    if ('hasHeader' in format && !format.hasHeader) reader.read(row);
  };
  await scan(entry, onRow);
  if (unknown !== null) return { kind: 'unknown', name, badRows: new BadRows(false), fault: unknown };
  // The callback above fills it; control flow analysis cannot see that.
  const filled = reader as RowReader | null;
  if (filled === null) throw new InputFault({ file: name }, 'the file has no rows', 'give a file with a header and rows');
  return filled.finish();
}

async function scan(entry: SourceEntry, onRow: (row: CsvRow) => void): Promise<void> {
  let scanner: CsvScanner | null = null;
  for await (const bytes of textChunks(entry)) {
    scanner ??= new CsvScanner(entry.name, delimiterOf(bytes), onRow);
    scanner.write(bytes);
  }
  scanner?.end();
}

/** The bytes without a byte-order mark; JSON already turned into lines. */
async function* textChunks(entry: SourceEntry): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of entry.chunks()) {
    if (!isFirst) {
      yield chunk;
      continue;
    }
    isFirst = false;
    const bytes = BYTE_ORDER_MARK.every((byte, at) => chunk[at] === byte) ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk;
    if (bytes[0] === 0x7b || bytes[0] === 0x5b) {
      yield await readJsonCandles(entry.name, entry.chunks());
      return;
    }
    if (bytes.subarray(0, 512).includes(0))
      throw new InputFault({ file: entry.name }, 'this is not a text file', 'give CSV, plain, gz or zip');
    yield bytes;
  }
}

function delimiterOf(bytes: Uint8Array): string {
  const newline = bytes.indexOf(0x0a);
  const line = Buffer.from(bytes.subarray(0, newline === -1 ? bytes.length : newline)).toString('latin1');
  return DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}

function findFormat(cells: readonly string[], name: string, options: ImportOptions): Format | null {
  if (options.map !== null) return formatOfMap(options.map, cells, name);
  return findTableFormat(cells) ?? findActionFormat(cells, name) ?? findSeriesFormat(cells);
}

function createReader(format: Format, name: string, options: ImportOptions): RowReader {
  const badRows = new BadRows(options.choice.dropBadRows);
  const units = { priceScale: options.priceScale, decimals: decimalsOfScale(options.priceScale) ?? 2, sourceDecimals: 0 };
  switch (format.kind) {
    case 'candles': {
      const reader = new CandleReader(name, format, { ...units, sourceDecimals: format.priceDecimals }, badRows);
      return { read: (row) => reader.read(row), finish: () => ({ kind: 'candles', name, format, badRows, bySymbol: reader.finish() }) };
    }
    case 'ticks': {
      const reader = new TickReader(name, format, units, badRows);
      return { read: (row) => reader.read(row), finish: () => ({ kind: 'ticks', name, format, badRows, bySymbol: reader.finish() }) };
    }
    case 'actions': {
      const reader = new ActionReader(name, format, badRows);
      return { read: (row) => reader.read(row), finish: () => ({ kind: 'actions', name, format, badRows, bySymbol: reader.finish() }) };
    }
    default: {
      const reader = new TableReader(name, format, badRows);
      return {
        read: (row) => reader.read(row),
        finish: () => ({ kind: 'table', name, format, badRows, days: reader.finish(), footnotes: reader.footnotes }),
      };
    }
  }
}

function unknownFormat(file: string, row: number, cells: readonly string[]): InputFault {
  const shown = cells.slice(0, 12).join(', ').slice(0, 160);
  const remedy = 'name the columns with --map time=<column>,open=<column>,... (or price=<column> for ticks)';
  return new InputFault({ file, row }, `no known format has the columns "${shown}"`, remedy);
}
