// Splits a stream of bytes into rows and fields without making strings: fields are ranges in a buffer that lives until the callback
// returns. Quotes and padding are taken off; it knows nothing of headers or types.
import { InputFault } from '../input-fault';

export interface CsvRow {
  readonly bytes: Uint8Array;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly fieldCount: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const FIELDS_MAX = 512;
const LINE_BYTES_MAX = 1 << 20;
/** A century of minutes, five times over: what is longer would not fit into memory beside what is made of it. */
const ROWS_MAX = 20_000_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
const TAB = 0x09;

export class CsvScanner {
  private readonly file: string;
  private readonly delimiter: number;
  private readonly onRow: (row: CsvRow) => void;
  private readonly row = {
    bytes: new Uint8Array(0) as Uint8Array,
    line: 0,
    fieldCount: 0,
    starts: new Int32Array(FIELDS_MAX),
    ends: new Int32Array(FIELDS_MAX),
  };
  private carried: Uint8Array = new Uint8Array(0);

  /** The row handed to `onRow` is used again for the next one. Blank lines are passed over. */
  constructor(file: string, delimiter: string, onRow: (row: CsvRow) => void) {
    this.file = file;
    this.delimiter = delimiter.charCodeAt(0);
    this.onRow = onRow;
  }

  write(chunk: Uint8Array): void {
    let from = 0;
    if (this.carried.length > 0) {
      const newline = chunk.indexOf(NEWLINE);
      if (newline === -1) return this.carry(chunk);
      const line = joined(this.carried, chunk.subarray(0, newline + 1));
      this.carried = new Uint8Array(0);
      this.scan(line, 0);
      from = newline + 1;
    }
    this.carry(chunk.subarray(this.scan(chunk, from)));
  }

  end(): void {
    if (this.carried.length === 0) return;
    const line = joined(this.carried, Uint8Array.of(NEWLINE));
    this.carried = new Uint8Array(0);
    this.scan(line, 0);
  }

  private carry(rest: Uint8Array): void {
    if (this.carried.length + rest.length > LINE_BYTES_MAX) {
      throw new InputFault(
        { file: this.file, row: this.row.line + 1 },
        'the line is longer than 1 MB',
        'give a text file with one record a line',
      );
    }
    this.carried = joined(this.carried, rest);
  }

  /** Hands on every whole line from `from`; answers where the unfinished rest begins. */
  private scan(bytes: Uint8Array, from: number): number {
    const { row, delimiter } = this;
    row.bytes = bytes;
    let lineStart = from;
    let fieldStart = from;
    let fields = 0;
    let hasQuote = false;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE && isOpening(bytes, fieldStart, at)) {
        hasQuote = true;
        at = closingQuote(bytes, at + 1);
        if (at >= bytes.length) break;
        if (bytes[at] !== NEWLINE) continue;
      }
      if (bytes[at] !== delimiter && bytes[at] !== NEWLINE) continue;
      if (fields < FIELDS_MAX) this.setField(fields, fieldStart, at, hasQuote);
      fields += 1;
      fieldStart = at + 1;
      hasQuote = false;
      if (bytes[at] === delimiter) continue;
      this.finishLine(fields);
      fields = 0;
      lineStart = fieldStart;
    }
    return lineStart;
  }

  private setField(field: number, from: number, to: number, isQuoted: boolean): void {
    const { bytes, starts, ends } = this.row;
    let start = from;
    let end = to;
    while (start < end && isPadding(bytes[start])) start += 1;
    while (start < end && isPadding(bytes[end - 1])) end -= 1;
    if (isQuoted && end - start >= 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE) {
      start += 1;
      end -= 1;
    }
    starts[field] = start;
    ends[field] = end;
  }

  private finishLine(fields: number): void {
    const { row } = this;
    row.line += 1;
    if (row.line > ROWS_MAX)
      throw new InputFault({ file: this.file, row: row.line }, `the file has more than ${ROWS_MAX} rows`, 'split it');
    if (fields === 1 && row.starts[0] === row.ends[0]) return;
    if (fields > FIELDS_MAX) {
      throw new InputFault({ file: this.file, row: row.line }, `the row has ${fields} fields`, `at most ${FIELDS_MAX} are read`);
    }
    row.fieldCount = fields;
    this.onRow(row);
  }
}

/** A field's text; a doubled quote inside quotes is one quote. */
export function fieldText(row: CsvRow, field: number): string {
  const text = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength).toString(
    'utf8',
    row.starts[field] ?? 0,
    row.ends[field] ?? 0,
  );
  return text.includes('""') ? text.replaceAll('""', '"') : text;
}

function isPadding(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN;
}

/** A quote opens a quoted field only as its first byte after padding. */
function isOpening(bytes: Uint8Array, fieldStart: number, at: number): boolean {
  for (let before = fieldStart; before < at; before += 1) if (!isPadding(bytes[before])) return false;
  return true;
}

/** Position of the quote that closes, or of the line's end where none does. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== NEWLINE) {
    if (bytes[at] === QUOTE) {
      if (bytes[at + 1] !== QUOTE) return at;
      at += 1;
    }
    at += 1;
  }
  return at;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}
