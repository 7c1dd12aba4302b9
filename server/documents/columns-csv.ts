// Columns of a node kind as CSV, in pieces of some rows each: `time` of the bar's open, then a column for each output. NA and unknown are empty,
// conditions true or false, events 1 or 0.
import { formatIst, timeOfMinute } from '../../engine/time/ist-time';
import { type CsvCell, csvRow } from '../runs/csv/csv-row';
import type { KindColumns, PortColumn } from './evaluate-kind';

const ROWS_PER_PIECE = 1_000;

export function* columnsCsv({ minute, columns }: KindColumns): Generator<string> {
  let piece = csvRow(['time', ...columns.map(({ port }) => port)]);
  for (const [row, at] of minute.entries()) {
    piece += csvRow([formatIst(timeOfMinute(at)), ...columns.map((column) => cellOf(column, row))]);
    if (row % ROWS_PER_PIECE !== ROWS_PER_PIECE - 1) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function cellOf({ kind, values }: PortColumn, row: number): CsvCell {
  const value = values[row] ?? Number.NaN;
  return kind === 'boolean' && !Number.isNaN(value) ? value === 1 : value;
}
