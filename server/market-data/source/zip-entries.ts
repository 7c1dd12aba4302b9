// The entries of a zip file, from its central directory, each readable as a stream: as much of the format as exchanges use (stored and
// deflated, no encryption, no zip64). APPNOTE.TXT 6.3 is the source of the offsets.
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { InputFault } from '../input-fault';
import { inflated } from './inflated';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_BYTES_MAX = 0xffff;
const ENTRIES_MAX = 4_096;
const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly localOffset: number;
}

/** Files in the archive in its own order, folders left out. */
export async function listZipEntries(file: string, name: string, bytes: number): Promise<readonly ZipEntry[]> {
  const handle = await open(file, 'r');
  try {
    const tail = await readAt(handle, Math.max(0, bytes - END_BYTES - COMMENT_BYTES_MAX), Math.min(bytes, END_BYTES + COMMENT_BYTES_MAX));
    const end = findEnd(tail);
    if (end === -1) throw new InputFault({ file: name }, 'the zip file is cut short', 'fetch the file again');
    const count = tail.readUInt16LE(end + 10);
    const directoryBytes = tail.readUInt32LE(end + 12);
    const directoryOffset = tail.readUInt32LE(end + 16);
    if (count > ENTRIES_MAX) throw new InputFault({ file: name }, `the zip file holds ${count} entries`, `at most ${ENTRIES_MAX} are read`);
    if (directoryOffset + directoryBytes > bytes) {
      throw new InputFault({ file: name }, 'the zip directory lies outside the file', 'fetch the file again (zip64 is not read)');
    }
    return parseDirectory(await readAt(handle, directoryOffset, directoryBytes), count, name);
  } finally {
    await handle.close();
  }
}

/** The entry's plain bytes. */
export async function* readZipEntry(
  file: string,
  name: string,
  entry: ZipEntry,
  report: (bytesDone: number) => void,
): AsyncGenerator<Uint8Array> {
  if (entry.compressedBytes === 0) return;
  const start = await dataOffset(file, entry);
  const compressed = createReadStream(file, { start, end: start + entry.compressedBytes - 1 });
  const plain = entry.method === STORED ? compressed : inflated(compressed, createInflateRaw(), `${name}/${entry.name}`);
  for await (const chunk of plain as AsyncIterable<Uint8Array>) yield chunk;
  report(start + entry.compressedBytes);
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END_SIGNATURE) return at;
  return -1;
}

function parseDirectory(directory: Buffer, count: number, file: string): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let read = 0; read < count; read += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw new InputFault({ file }, 'the zip directory is damaged', 'fetch the file again');
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    const method = directory.readUInt16LE(at + 10);
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (!name.endsWith('/')) {
      if (isEncrypted) throw new InputFault({ file: `${file}/${name}` }, 'the zip entry is encrypted', 'unpack it first');
      if (method !== STORED && method !== DEFLATED) {
        throw new InputFault({ file: `${file}/${name}` }, `the zip entry uses method ${method}`, 'pack it with deflate');
      }
      entries.push({ name, method, compressedBytes: directory.readUInt32LE(at + 20), localOffset: directory.readUInt32LE(at + 42) });
    }
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The local header repeats the name with an extra field of its own length. */
async function dataOffset(file: string, entry: ZipEntry): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const local = await readAt(handle, entry.localOffset, LOCAL_BYTES);
    if (local.length < LOCAL_BYTES)
      throw new InputFault({ file: entry.name }, 'the zip entry lies outside the file', 'fetch the file again');
    return entry.localOffset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}
