// Columns of a node kind as CSV: `time` of the bar's open, then a column for each output. NA and unknown are empty, conditions true or
// false, events 1 or 0.
import { formatIst, timeOfMinute } from '../../engine/time/ist-time';
import { type CsvCell, csvRow } from '../runs/csv/csv-row';
import type { KindColumns, PortColumn } from './evaluate-kind';

export function columnsCsv({ minute, columns }: KindColumns): string {
  const lines = [csvRow(['time', ...columns.map(({ port }) => port)])];
  minute.forEach((at, row) => {
    lines.push(csvRow([formatIst(timeOfMinute(at)), ...columns.map((column) => cellOf(column, row))]));
  });
  return lines.join('');
}

function cellOf({ kind, values }: PortColumn, row: number): CsvCell {
  const value = values[row] ?? Number.NaN;
  return kind === 'boolean' && !Number.isNaN(value) ? value === 1 : value;
}
