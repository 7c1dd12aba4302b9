// Where things lie below the data folder. An instrument's symbol becomes a folder name that no file system misreads and that reads back.
import path from 'node:path';
import { invariant } from '../../../dsl/types/invariant';

const PLAIN = /^[A-Za-z0-9 &_-]*$/;

/** `NSE:NIFTY 50` as `NSE/NIFTY 50`; other characters as `%XX` of their UTF-8 bytes. */
export function instrumentFolder(root: string, kind: 'candles' | 'ticks', instrument: string): string {
  const colon = instrument.indexOf(':');
  invariant(colon > 0, `"${instrument}" is exchange:symbol`);
  return path.join(root, kind, folderName(instrument.slice(0, colon)), folderName(instrument.slice(colon + 1)));
}

export function folderName(text: string): string {
  if (PLAIN.test(text)) return text;
  return Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const char = String.fromCharCode(byte);
    return byte < 0x80 && PLAIN.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
