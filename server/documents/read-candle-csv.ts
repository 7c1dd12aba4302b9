// Candles from a CSV of anyone's making: any market, any number of decimals, any regular spacing. What cannot be read is a fault with its
// row; nothing is repaired. For the market's own files, with their calendars and their store, there is `importing`.
import type { Candles, PriceColumn } from '../../engine/market/candles';
import { type CsvRow, CsvScanner, fieldText } from '../market-data/csv/csv-scanner';
import { InputFault } from '../market-data/input-fault';
import { type OnProgress, openSourceFile } from '../market-data/source/source-file';
import { CandleColumns } from './candle-columns';
import { type CandleHeader, findCandleHeader } from './candle-header';
import { findBarLength } from './find-bar-length';

/** `instrument` is a name for what the file holds. */
export async function readCandleCsv(file: string, instrument: string, onProgress: OnProgress): Promise<Candles<PriceColumn>> {
  const source = await openSourceFile(file, onProgress);
  const [entry, second] = source.entries;
  if (entry === undefined || second !== undefined)
    throw new InputFault({ file: source.name }, 'this is an archive of several files', 'unpack it and name one');
  const columns = new CandleColumns(entry.name);
  let header: CandleHeader | null = null;
  const scanner = new CsvScanner(entry.name, ',', (row) => {
    if (header === null) header = findCandleHeader(entry.name, fieldsOf(row));
    else columns.push(row, header);
  });
  for await (const chunk of entry.chunks()) scanner.write(chunk);
  scanner.end();
  if (columns.count === 0) throw new InputFault({ file: entry.name }, 'the file has no rows', 'give a header and at least one candle');
  const candles = columns.finish();
  return { ...candles, instrument, timeframe: findBarLength(candles.minute) };
}

function fieldsOf(row: CsvRow): readonly string[] {
  return Array.from({ length: row.fieldCount }, (_, field) => fieldText(row, field));
}
