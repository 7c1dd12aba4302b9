// The market as a file for contestants in other languages: the number of rows as int64, then minute, open, high, low and close as int32
// and volume as float64, little-endian, one column after the other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Candles } from '../../engine/market/candles';

export interface Workshop {
  /** Empty, and gone after `remove`. */
  readonly folder: string;
  readonly marketFile: string;
  remove(): void;
}

export function openWorkshop(candles: Candles): Workshop {
  const folder = mkdtempSync(path.join(tmpdir(), 'yantra-bench-'));
  const marketFile = path.join(folder, 'market.bin');
  const { count, minute, open, high, low, close, volume } = candles;
  const columns = [BigInt64Array.of(BigInt(count)), minute, open, high, low, close, volume];
  writeFileSync(
    marketFile,
    Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
  );
  return { folder, marketFile, remove: () => rmSync(folder, { recursive: true }) };
}
