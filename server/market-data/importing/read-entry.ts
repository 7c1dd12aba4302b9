// One file, or one entry of a zip, from bytes to rows: sniff, choose the format, read every row. Judges fields; knows no store.

import type { ChainFile } from '../chain-files/chain-file';
import { findSnapshot } from '../chain-files/find-snapshot';
import type { CsvRow } from '../csv/csv-scanner';
import { CsvScanner, fieldText } from '../csv/csv-scanner';
import { decimalsOfScale } from '../csv/parse-number';
import { delimiterOf, textChunks } from '../csv/text-chunks';
import { formatOfMap } from '../formats/column-map';
import { findActionFormat } from '../formats/find-action-format';
import { findSeriesFormat } from '../formats/find-series-format';
import { findTableFormat } from '../formats/find-table-format';
import {
  type ActionFormat,
  type CandleFormat,
  type ChainFormat,
  type Format,
  normalHeader,
  type TableFormat,
  type TickFormat,
} from '../formats/format';
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

/** `{` and `[`. */
const JSON_STARTS = [0x7b, 0x5b];

export type ReadEntry = { readonly name: string; readonly badRows: BadRows } & (
  | { readonly kind: 'candles'; readonly format: CandleFormat; readonly bySymbol: ReadonlyMap<string, CandleRows> }
  | { readonly kind: 'ticks'; readonly format: TickFormat; readonly bySymbol: ReadonlyMap<string, TickRows> }
  | { readonly kind: 'actions'; readonly format: ActionFormat; readonly bySymbol: ReadonlyMap<string, readonly ReadAction[]> }
  | { readonly kind: 'table'; readonly format: TableFormat; readonly days: readonly DayTable[]; readonly footnotes: readonly string[] }
  /** One look at an option chain. */
  | { readonly kind: 'chain'; readonly format: ChainFormat; readonly snapshot: ChainFile }
  /** No data known here; only inside a zip of several entries is that no fault. */
  | { readonly kind: 'unknown'; readonly fault: InputFault }
);

/** Read whole and by a reader of its own. */
const CHAIN_FORMAT: ChainFormat = { kind: 'chain', name: 'nse-option-chain' };

interface RowReader {
  readonly read: (row: CsvRow) => void;
  readonly finish: () => ReadEntry;
}

export async function readEntry(entry: SourceEntry, options: ImportOptions): Promise<ReadEntry> {
  const { name } = entry;
  const snapshot = options.map === null ? await findSnapshot(entry) : null;
  if (snapshot !== null) return { kind: 'chain', name, badRows: new BadRows(false), format: CHAIN_FORMAT, snapshot };
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
    refuseTwin(format, cells, name, row.line);
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
  for await (const bytes of tableChunks(entry)) {
    scanner ??= new CsvScanner(entry.name, delimiterOf(bytes), onRow);
    scanner.write(bytes);
  }
  scanner?.end();
}

/** The bytes of the text; JSON already turned into lines. */
async function* tableChunks(entry: SourceEntry): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const bytes of textChunks(entry.name, entry.chunks())) {
    if (isFirst && JSON_STARTS.includes(bytes[0] ?? 0)) {
      yield await readJsonCandles(entry.name, textChunks(entry.name, entry.chunks()));
      return;
    }
    isFirst = false;
    yield bytes;
  }
}

function findFormat(cells: readonly string[], name: string, options: ImportOptions): Format | null {
  if (options.map !== null) return formatOfMap(options.map, cells, name);
  return findTableFormat(cells) ?? findActionFormat(cells, name) ?? findSeriesFormat(cells);
}

/** Which of two columns of one name is meant, nobody can tell. Tables keep every column, and have twins of their own. */
function refuseTwin(format: Format, cells: readonly string[], file: string, row: number): void {
  if ((format.kind !== 'candles' && format.kind !== 'ticks') || !format.hasHeader) return;
  const header = normalHeader(cells);
  const read: readonly number[] = Object.values({ ...format.columns });
  const twin = read.find((place) => place >= 0 && header.some((name, other) => other !== place && name === header[place]));
  if (twin !== undefined) throw new InputFault({ file, row, field: cells[twin] ?? '' }, 'the column is there twice', 'keep one of them');
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
