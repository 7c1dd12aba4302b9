// Candles from a CSV of anyone's making: any market, any number of decimals, any regular spacing. What cannot be read is a fault with its
// row; nothing is repaired. For the market's own files, with their calendars and their store, there is `importing`.
import type { Candles, PriceColumn } from '../../engine/market/candles';
import { type CsvRow, fieldText } from '../market-data/csv/csv-scanner';
import { scanText } from '../market-data/csv/scan-text';
import { InputFault } from '../market-data/input-fault';
import { type OnProgress, openSourceFile } from '../market-data/source/source-file';
import { CandleColumns } from './candle-columns';
import { type CandleHeader, findCandleHeader } from './candle-header';
import { type ColumnWish, ExtraColumns } from './extra-columns';
import { findBarLength } from './find-bar-length';

export interface CandleFile {
  readonly candles: Candles<PriceColumn>;
  /** Values of the columns asked for, in that order. */
  readonly columns: readonly Float64Array[];
}

/** `instrument` is a name for what the file holds; `wishes` are columns beside the candles. */
export async function readCandleCsv(
  file: string,
  instrument: string,
  wishes: readonly ColumnWish[],
  onProgress: OnProgress,
): Promise<CandleFile> {
  const source = await openSourceFile(file, onProgress);
  const [entry, second] = source.entries;
  if (entry === undefined || second !== undefined)
    throw new InputFault({ file: source.name }, 'this is an archive of several files', 'unpack it and name one');
  const columns = new CandleColumns(entry.name);
  const extra = new ExtraColumns(entry.name, wishes);
  let header: CandleHeader | null = null;
  const onRow = (row: CsvRow): void => {
    if (header === null) {
      const names = headerNames(row);
      header = findCandleHeader(entry.name, names);
      extra.find(names);
      return;
    }
    columns.push(row, header);
    extra.push(row);
  };
  await scanText(entry.name, entry.chunks(), onRow);
  if (columns.count === 0) throw new InputFault({ file: entry.name }, 'the file has no rows', 'give a header and at least one candle');
  const candles = columns.finish();
  return { candles: { ...candles, instrument, timeframe: findBarLength(candles.minute) }, columns: extra.finish() };
}

function headerNames(row: CsvRow): readonly string[] {
  return Array.from({ length: row.fieldCount }, (_, field) =>
    fieldText(row, field)
      .replace(/^\uFEFF/, '')
      .trim(),
  );
}
