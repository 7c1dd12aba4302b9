// Rows of a daily table (bhavcopy, instrument dump) as text columns, a table for each day: every row kept, every digit as written.
import type { CsvRow } from '../csv/csv-scanner';
import { fieldText } from '../csv/csv-scanner';
import { parseTableDay } from '../csv/parse-day';
import type { TableFormat } from '../formats/format';
import { InputFault } from '../input-fault';
import type { BadRows } from './bad-rows';

const ROWS_MAX = 2_000_000;
const NUMBER = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const FOOTNOTES_MAX = 20;
/** How exchanges write "none" in a number column. */
const NO_NUMBER = new Set(['', '-']);

export interface DayTable {
  /** IST day, or null where the file does not say. */
  readonly day: number | null;
  readonly columns: readonly (readonly string[])[];
  readonly rows: number;
  /** Lines whose key another row of the day has. */
  readonly repeatedLines: readonly number[];
  /** Lines with a number in exponent form (`2e+05`): statistics programs write round numbers so. */
  readonly exponentLines: readonly number[];
}

interface OpenTable {
  readonly columns: string[][];
  readonly keys: Set<string>;
  readonly repeatedLines: number[];
  readonly exponentLines: number[];
}

export class TableReader {
  /** Published tables end in notes: rows of one field, which belong to no day. */
  readonly footnotes: string[] = [];
  private readonly file: string;
  private readonly format: TableFormat;
  private readonly badRows: BadRows;
  private readonly days = new Map<number | null, OpenTable>();
  private readonly dayOfDateText = new Map<string, number | null>();
  private rows = 0;

  constructor(file: string, format: TableFormat, badRows: BadRows) {
    this.file = file;
    this.format = format;
    this.badRows = badRows;
  }

  read(row: CsvRow): void {
    const { header, numberColumns, keyColumns } = this.format;
    if (row.fieldCount === 1 && header.length > 1) {
      if (this.footnotes.length < FOOTNOTES_MAX) this.footnotes.push(`row ${row.line}: ${fieldText(row, 0).slice(0, 120)}`);
      return;
    }
    if (row.fieldCount !== header.length) {
      return this.badRows.take(this.fault(row, undefined, `the row has ${row.fieldCount} fields, the header ${header.length}`));
    }
    const cells = Array.from(header, (_, field) => fieldText(row, field));
    const badField = numberColumns.find((field) => !NO_NUMBER.has(cells[field] ?? '') && !NUMBER.test(cells[field] ?? ''));
    if (badField !== undefined) return this.badRows.take(this.fault(row, header[badField], `"${cells[badField] ?? ''}" is not a number`));
    const day = this.dayOf(cells);
    if (day === undefined) return this.badRows.take(this.fault(row, header[this.format.dateColumn ?? 0], 'this is not a date'));
    this.rows += 1;
    if (this.rows > ROWS_MAX) throw new InputFault({ file: this.file }, `the table has more than ${ROWS_MAX} rows`, 'split it by day');
    const table = this.tableOf(day);
    cells.forEach((cell, field) => table.columns[field]?.push(cell));
    if (numberColumns.some((field) => /e/i.test(cells[field] ?? ''))) table.exponentLines.push(row.line);
    const key = keyColumns.map((field) => cells[field]).join('\u0000');
    if (table.keys.has(key)) table.repeatedLines.push(row.line);
    else table.keys.add(key);
  }

  /** Tables by day, earliest first. */
  finish(): readonly DayTable[] {
    return [...this.days]
      .sort(([left], [right]) => (left ?? 0) - (right ?? 0))
      .map(([day, { columns, repeatedLines, exponentLines }]) => ({
        day,
        columns,
        rows: columns[0]?.length ?? 0,
        repeatedLines,
        exponentLines,
      }));
  }

  private dayOf(cells: readonly string[]): number | null | undefined {
    const { dateColumn } = this.format;
    if (dateColumn === null) return null;
    const text = cells[dateColumn] ?? '';
    const known = this.dayOfDateText.get(text);
    if (known !== undefined) return known;
    const day = parseTableDay(text);
    if (day === null) return undefined;
    this.dayOfDateText.set(text, day);
    return day;
  }

  private tableOf(day: number | null): OpenTable {
    const found = this.days.get(day);
    if (found !== undefined) return found;
    const created = { columns: this.format.header.map((): string[] => []), keys: new Set<string>(), repeatedLines: [], exponentLines: [] };
    this.days.set(day, created);
    return created;
  }

  private fault(row: CsvRow, field: string | undefined, problem: string): InputFault {
    return new InputFault(
      { file: this.file, row: row.line, field },
      problem,
      'correct the row, or leave such rows out with --drop-bad-rows',
    );
  }
}
