// A file the user names, as streams of plain bytes: gz and zip are told by their first bytes, never by their name. Reads in chunks;
// a whole file never stands in memory.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { InputFault } from '../input-fault';
import { inflated } from './inflated';
import { listZipEntries, readZipEntry } from './zip-entries';

const CHUNK_BYTES = 1 << 18;
/** The end of a zip's directory with nothing before it. */
const EMPTY_ZIP = '504b0506';

/** Bytes of the file on disk read so far, for a progress line. */
export type OnProgress = (bytesDone: number, bytesTotal: number) => void;

export interface SourceEntry {
  /** The file's name, or the entry's inside a zip. */
  readonly name: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly entries: readonly SourceEntry[];
}

export async function openSourceFile(file: string, onProgress: OnProgress = () => {}): Promise<SourceFile> {
  const name = path.basename(file);
  const bytes = await fileBytes(file, name);
  const magic = await firstBytes(file);
  const sha256 = await hashFile(file);
  const report = (done: number) => onProgress(done, bytes);
  const raw = () => counted(createReadStream(file, { highWaterMark: CHUNK_BYTES }), report);
  if (magic === EMPTY_ZIP) throw new InputFault({ file: name }, 'the archive is empty', 'give one with files');
  if (magic.startsWith('504b0304')) {
    const entries = (await listZipEntries(file, name, bytes)).map((entry) => ({
      name: entry.name,
      chunks: () => readZipEntry(file, name, entry, report),
    }));
    return { path: file, name, bytes, sha256, entries };
  }
  const chunks = magic.startsWith('1f8b') ? () => inflated(raw(), createGunzip({ chunkSize: CHUNK_BYTES }), name) : raw;
  return { path: file, name, bytes, sha256, entries: [{ name: name.replace(/\.gz$/i, ''), chunks }] };
}

async function fileBytes(file: string, name: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new InputFault({ file: name }, 'no such file', 'check the path');
  if (found.isDirectory()) throw new InputFault({ file: name }, 'this is a folder', 'name the files in it');
  if (!found.isFile())
    throw new InputFault({ file: name }, 'this is a pipe or a device, and a file is read twice', 'write it to a file first');
  if (found.size === 0) throw new InputFault({ file: name }, 'the file is empty', 'give a file with rows');
  return found.size;
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead).toString('hex');
  } finally {
    await handle.close();
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

async function* counted(stream: AsyncIterable<Uint8Array>, report: (bytesDone: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of stream) {
    done += chunk.length;
    report(done);
    yield chunk;
  }
}
