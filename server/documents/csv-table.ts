// A small CSV with a header as rows of named cells, for files that a person writes. Large market files have readers of their own.
import { type CsvRow, fieldText } from '../market-data/csv/csv-scanner';
import { scanText } from '../market-data/csv/scan-text';
import { InputFault } from '../market-data/input-fault';
import { type OnProgress, openSourceFile } from '../market-data/source/source-file';

export interface CsvTableRow {
  readonly line: number;
  /** Text of a cell; empty where the row or the table has none. */
  readonly cell: (column: string) => string;
}

export interface CsvTable {
  readonly file: string;
  /** Names as in the header, in small letters. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvTableRow[];
}

const ROWS_MAX = 1_000_000;

export async function readCsvTable(file: string, needed: readonly string[], onProgress?: OnProgress): Promise<CsvTable> {
  const source = await openSourceFile(file, onProgress);
  const [entry, second] = source.entries;
  if (entry === undefined || second !== undefined)
    throw new InputFault({ file: source.name }, 'this is an archive of several files', 'unpack it and name one');
  let columns: readonly string[] | null = null;
  const rows: CsvTableRow[] = [];
  const onRow = (row: CsvRow): void => {
    const cells = Array.from({ length: row.fieldCount }, (_, field) => fieldText(row, field));
    if (columns === null) {
      columns = checkHeader(entry.name, cells, needed);
      return;
    }
    if (rows.length >= ROWS_MAX)
      throw new InputFault({ file: entry.name, row: row.line }, `the file has more than ${ROWS_MAX} rows`, 'split it');
    const names = columns;
    rows.push({ line: row.line, cell: (column) => cells[names.indexOf(column)] ?? '' });
  };
  await scanText(entry.name, entry.chunks(), onRow);
  if (columns === null || rows.length === 0)
    throw new InputFault({ file: entry.name }, 'the file has no rows', `give the header ${needed.join(',')} and at least one row`);
  return { file: entry.name, columns, rows };
}

function checkHeader(file: string, cells: readonly string[], needed: readonly string[]): readonly string[] {
  const columns = cells.map((cell) => cell.trim().toLowerCase());
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new InputFault({ file, row: 1 }, `the header has no column ${missing.join(', ')}`, `write ${needed.join(',')}`);
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined) throw new InputFault({ file, row: 1, field: twice }, 'the column is there twice', 'keep one of them');
  return columns;
}
