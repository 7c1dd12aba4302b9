// A text file written in pieces and in bounded memory: under a name of its own beside its place, moved there when it is whole. Synchronous,
// because what writes it (the machine's loop, a generator of rows) is.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../market-data/store/make-folder';

const BUFFER_CHARS = 1 << 16;

export class TextFile {
  private readonly file: string;
  private readonly unfinished: string;
  private readonly descriptor: number;
  private pieces: string[] = [];
  private chars = 0;

  constructor(file: string) {
    makeFolder(path.dirname(file));
    this.file = file;
    this.unfinished = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    this.descriptor = openSync(this.unfinished, 'wx');
  }

  write(text: string): void {
    this.pieces.push(text);
    this.chars += text.length;
    if (this.chars >= BUFFER_CHARS) this.flush();
  }

  /** The file is in its place, whole, when this returns. */
  finish(): void {
    this.flush();
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
    renameSync(this.unfinished, this.file);
  }

  /** Leaves nothing behind. */
  abandon(): void {
    closeSync(this.descriptor);
    rmSync(this.unfinished, { force: true });
  }

  private flush(): void {
    const bytes = Buffer.from(this.pieces.join(''), 'utf8');
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
    } catch (error) {
      // What the system says of a full disk names no file.
      throw error instanceof Error ? Object.assign(error, { path: this.file }) : error;
    }
    this.pieces = [];
    this.chars = 0;
  }
}

export function writeLines(file: string, lines: Iterable<string>): void {
  const text = new TextFile(file);
  try {
    for (const line of lines) text.write(line);
    text.finish();
  } catch (error) {
    text.abandon();
    throw error;
  }
}
