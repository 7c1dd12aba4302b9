// A table that is written a row at a time: columns by name, so that a header can never fall out of step with its cells.
import { type CsvCell, csvRow } from './csv-row';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => CsvCell;
}

/** Header, then one line for each row. Nothing is held but the row at hand. */
export function* csvLines<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  yield csvRow(columns.map(({ name }) => name));
  for (const row of rows) yield csvRow(columns.map(({ cell }) => cell(row)));
}

const PAISE_PER_RUPEE = 100;

/** Exact to the paisa: the nearest double of a decimal with two places prints as that decimal. */
export function rupees(paise: number): number {
  return paise / PAISE_PER_RUPEE;
}
