// Flat little-endian columns one after the other, each on an 8-byte boundary, as typed arrays over the bytes: nothing is copied. What the columns
// mean is the file kind's own.
import { InputFault } from '../input-fault';

const ALIGNMENT = 8;

export class ColumnBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #file: string;
  #offset: number;

  /** `bytes` begin on an 8-byte boundary of their buffer; the first column begins at `offset` of them. */
  constructor(bytes: Uint8Array<ArrayBuffer>, offset: number, file: string) {
    this.bytes = bytes;
    this.#offset = offset;
    this.#file = file;
  }

  int32(count: number): Int32Array {
    return new Int32Array(this.bytes.buffer, this.#take(count * 4), count);
  }

  uint32(count: number): Uint32Array {
    return new Uint32Array(this.bytes.buffer, this.#take(count * 4), count);
  }

  float64(count: number): Float64Array {
    return new Float64Array(this.bytes.buffer, this.#take(count * 8), count);
  }

  /** Passes over so many bytes, whole columns, and answers with a reader of them. */
  skip(size: number): ColumnBytes {
    const skipped = new ColumnBytes(this.bytes, this.#offset, this.#file);
    this.#take(size);
    return skipped;
  }

  #take(size: number): number {
    const at = this.#offset;
    this.#offset += aligned(size);
    if (at + size > this.bytes.length) throw new InputFault({ file: this.#file }, 'the file is cut short', 'import the data again');
    return this.bytes.byteOffset + at;
  }
}

/** Bytes that a column of so many takes up. */
export function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

/** Its own ArrayBuffer, from offset 0, without the cost of zeros. */
export function uninitialised(size: number): Uint8Array<ArrayBuffer> {
  const buffer = Buffer.allocUnsafeSlow(size);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
