// Lines of a file in bounded memory, counted from 1 and hashed as they pass. It knows nothing of what stands in them.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { InputFault } from '../../market-data/input-fault';

const CHUNK_BYTES = 1 << 18;
/** A journal's header carries a whole program; nothing legitimate is longer. */
const LINE_BYTES_MAX = 16 << 20;

export class LineSource {
  readonly name: string;
  /** Number of the last line given, from 1. */
  row = 0;
  /** The last line given had no line break. */
  isCutOff = false;
  /** Over all lines before the last one given. */
  readonly hashBefore = createHash('sha256');
  private readonly descriptor: number;
  private given: Buffer = Buffer.alloc(0);
  private pending: Buffer = Buffer.alloc(0);
  private isAtEnd = false;
  private isClosed = false;

  constructor(file: string) {
    this.name = path.basename(file);
    if (!existsSync(file)) throw new InputFault({ file: this.name }, 'there is no such file', 'name a journal that a run wrote');
    this.descriptor = openSync(file, 'r');
  }

  next(): string | null {
    let end = this.pending.indexOf(10);
    while (end === -1 && !this.isAtEnd) {
      this.fill();
      end = this.pending.indexOf(10);
    }
    if (end === -1) return this.rest();
    return this.take(end + 1, end);
  }

  close(): void {
    if (!this.isClosed) closeSync(this.descriptor);
    this.isClosed = true;
  }

  private rest(): string | null {
    if (this.pending.length === 0) return null;
    this.isCutOff = true;
    return this.take(this.pending.length, this.pending.length);
  }

  private take(bytes: number, chars: number): string {
    const line = this.pending.toString('utf8', 0, chars);
    this.hashBefore.update(this.given);
    this.given = this.pending.subarray(0, bytes);
    this.pending = this.pending.subarray(bytes);
    this.row += 1;
    return line;
  }

  private fill(): void {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const read = readSync(this.descriptor, chunk, 0, CHUNK_BYTES, null);
    if (read === 0) {
      this.isAtEnd = true;
      return;
    }
    if (this.pending.length > LINE_BYTES_MAX)
      throw new InputFault({ file: this.name, row: this.row + 1 }, 'this line is too long for a journal', 'it is no journal');
    this.pending = Buffer.concat([this.pending, chunk.subarray(0, read)]);
  }
}
