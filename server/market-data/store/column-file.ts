// The frame of every columnar file: a fixed header, then flat little-endian columns, each on an 8-byte boundary, so that a reader lays
// typed arrays over the bytes and copies nothing. The checksum covers the columns and is checked on demand, not on every load.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputFault } from '../input-fault';
import { aligned, ColumnBytes, uninitialised } from './column-bytes';

/** The columns begin here. */
export const HEADER_BYTES = 96;
const MAGIC_BYTES = 8;
const HASH_BYTES = 32;
const FIELDS_AT = 8;
const FIELDS_MAX = 8;
const HASH_AT = FIELDS_AT + FIELDS_MAX * 4;

export type Column = Int32Array | Uint32Array | Float64Array;

export interface ColumnFile {
  /** Eight ASCII characters: kind and version. */
  readonly magic: string;
  /** Up to eight int32 facts; what they mean is the kind's own. */
  readonly fields: readonly number[];
  readonly columns: readonly Column[];
}

/** Column kinds as a header field writes them. */
export const ABSENT = 0;
export const INT32 = 1;
export const UINT32 = 2;
export const FLOAT64 = 3;

export function encodeColumnFile(file: ColumnFile): Uint8Array {
  const bytes = new Uint8Array(file.columns.reduce((size, column) => size + aligned(column.byteLength), HEADER_BYTES));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < MAGIC_BYTES; at += 1) bytes[at] = file.magic.charCodeAt(at);
  file.fields.forEach((field, at) => view.setInt32(FIELDS_AT + at * 4, field, true));
  let offset = HEADER_BYTES;
  for (const column of file.columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += aligned(column.byteLength);
  }
  bytes.set(hashOfColumns(bytes), HASH_AT);
  return bytes;
}

/** SHA-256 of the columns, from the header of encoded bytes. */
export function hashOfColumnFile(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(HASH_AT, HASH_AT + HASH_BYTES)).toString('hex');
}

/** A file's bytes with its header read; columns are taken one after the other. */
export class ColumnFileReader extends ColumnBytes {
  readonly fields: Int32Array;

  constructor(file: string, magic: string, bytes = readWhole(openSync(file, 'r'))) {
    super(bytes, HEADER_BYTES, file);
    this.fields = readHeader(bytes, file, magic);
  }

  /** Null where there is no such file. */
  static find(file: string, magic: string): ColumnFileReader | null {
    const handle = findHandle(file);
    return handle === null ? null : new ColumnFileReader(file, magic, readWhole(handle));
  }

  /** Whether the columns are the ones that were written. Costs a SHA-256 over the file. */
  get isIntact(): boolean {
    return Buffer.from(this.bytes.subarray(HASH_AT, HASH_AT + HASH_BYTES)).equals(hashOfColumns(this.bytes));
  }
}

/** The fields of a file of that kind, from its first bytes; a fault for any other file. */
export function readHeader(bytes: Uint8Array<ArrayBuffer>, file: string, magic: string): Int32Array {
  if (bytes.length < HEADER_BYTES || !isOfKind(bytes, magic)) {
    throw new InputFault({ file }, `this is no ${magic} file`, 'import the data again');
  }
  return new Int32Array(bytes.buffer, bytes.byteOffset + FIELDS_AT, FIELDS_MAX);
}

function isOfKind(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < MAGIC_BYTES; at += 1) if (bytes[at] !== magic.charCodeAt(at)) return false;
  return true;
}

/** Opening says whether a file is there; asking before would cost half as much again. */
function findHandle(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Closes the handle. */
function readWhole(handle: number): Uint8Array<ArrayBuffer> {
  try {
    const bytes = uninitialised(fstatSync(handle).size);
    let done = 0;
    while (done < bytes.length) {
      const read = readSync(handle, bytes, done, bytes.length - done, done);
      if (read === 0) break;
      done += read;
    }
    return bytes;
  } finally {
    closeSync(handle);
  }
}

function hashOfColumns(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes.subarray(HEADER_BYTES)).digest();
}
