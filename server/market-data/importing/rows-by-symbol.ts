// One builder for each symbol of a file, in the order of first sight. Files hold long runs of one symbol, so the last one is compared
// by its bytes before any string is made.
import type { CsvRow } from '../csv/csv-scanner';
import { fieldText } from '../csv/csv-scanner';
import { InputFault } from '../input-fault';

const SYMBOLS_MAX = 10_000;
const ROWS_MAX = 50_000_000;

export class RowsBySymbol<Builder> {
  readonly builders = new Map<string, Builder>();
  private readonly file: string;
  private readonly create: () => Builder;
  private rows = 0;
  private last: Builder | null = null;
  private lastBytes: Uint8Array = new Uint8Array(0);

  constructor(file: string, create: () => Builder) {
    this.file = file;
    this.create = create;
  }

  /** The builder for one more row. `field` is -1 in a file of one instrument: its symbol is the empty text. */
  builderOf(row: CsvRow, field: number): Builder {
    this.rows += 1;
    if (this.rows > ROWS_MAX)
      throw new InputFault({ file: this.file, row: row.line }, `the file holds more than ${ROWS_MAX} rows`, 'split it by year');
    if (field === -1) return (this.last ??= this.find(''));
    const start = row.starts[field] ?? 0;
    const end = row.ends[field] ?? 0;
    if (this.last !== null && this.isLast(row.bytes, start, end)) return this.last;
    this.lastBytes = row.bytes.slice(start, end);
    this.last = this.find(fieldText(row, field));
    return this.last;
  }

  private isLast(bytes: Uint8Array, start: number, end: number): boolean {
    const { lastBytes } = this;
    if (lastBytes.length !== end - start) return false;
    for (let at = 0; at < lastBytes.length; at += 1) if (lastBytes[at] !== bytes[start + at]) return false;
    return true;
  }

  private find(symbol: string): Builder {
    const found = this.builders.get(symbol);
    if (found !== undefined) return found;
    if (this.builders.size >= SYMBOLS_MAX) {
      throw new InputFault({ file: this.file }, `the file holds more than ${SYMBOLS_MAX} symbols`, 'split it, or check the symbol column');
    }
    const created = this.create();
    this.builders.set(symbol, created);
    return created;
  }
}
