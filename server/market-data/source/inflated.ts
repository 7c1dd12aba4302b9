// Compressed bytes through one of Node's decompressors, with a damaged archive said as the user's fault and not as a crash.

import type { Transform } from 'node:stream';
import { pipeline, Readable } from 'node:stream';
import { InputFault } from '../input-fault';

/** An archive may not unfold to more than this: a bomb is refused, not stored. */
const INFLATED_BYTES_MAX = 8 * 2 ** 30;

export async function* inflated(compressed: AsyncIterable<Uint8Array>, inflater: Transform, file: string): AsyncGenerator<Uint8Array> {
  let done = 0;
  const stream = pipeline(Readable.from(compressed, { objectMode: false }), inflater, () => {});
  try {
    for await (const chunk of stream) {
      const bytes: Uint8Array = chunk;
      done += bytes.length;
      if (done > INFLATED_BYTES_MAX) throw new InputFault({ file }, 'the archive unfolds to more than 8 GB', 'split it');
      yield bytes;
    }
  } catch (error) {
    if (isArchiveFault(error)) throw new InputFault({ file }, 'the compressed data is damaged or cut short', 'fetch the file again');
    throw error;
  }
}

function isArchiveFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
