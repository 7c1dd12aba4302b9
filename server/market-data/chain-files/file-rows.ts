// A small file whole, as its text or as rows of cells: option chains are told apart by what is in them.
import { CsvScanner, fieldText } from '../csv/csv-scanner';
import { InputFault } from '../input-fault';
import { openSourceFile, type SourceEntry } from '../source/source-file';

export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface WholeFile {
  readonly file: string;
  readonly bytes: Buffer;
}

const BYTES_MAX = 64 * 2 ** 20;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

export async function readWholeFile(path: string): Promise<WholeFile> {
  const source = await openSourceFile(path);
  const [entry, second] = source.entries;
  if (entry === undefined || second !== undefined)
    throw new InputFault({ file: source.name }, 'this is an archive of several files', 'unpack it and name one');
  return wholeOf(entry);
}

export async function wholeOf(entry: SourceEntry): Promise<WholeFile> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of entry.chunks()) {
    size += chunk.length;
    if (size > BYTES_MAX)
      throw new InputFault({ file: entry.name }, 'the file is larger than 64 MB', 'give one snapshot of one underlying');
    parts.push(chunk);
  }
  const bytes = Buffer.concat(parts);
  const hasMark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return { file: entry.name, bytes: hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes };
}

export function rowsOf({ file, bytes }: WholeFile): readonly FileRow[] {
  const rows: FileRow[] = [];
  const scanner = new CsvScanner(file, ',', (row) => {
    rows.push({ line: row.line, cells: Array.from({ length: row.fieldCount }, (_, field) => fieldText(row, field)) });
  });
  scanner.write(bytes);
  scanner.end();
  return rows;
}
