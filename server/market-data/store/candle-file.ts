// One year of one instrument's candles on disk: `<year>.yc`. Header fields: count, price scale, kind of volume, kind of open interest,
// first and last minute.

import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { ColumnFileReader, encodeColumnFile } from './column-file';
import { decodeQuantity, encodeQuantity } from './quantity-column';

const MAGIC = 'YANTRAC1';

/** The columns alone: instrument and timeframe are said by the folder. */
export type CandleColumnSet = Omit<Candles, 'instrument' | 'timeframe'>;

export function encodeCandleFile(candles: CandleColumnSet): Uint8Array {
  const { count, priceScale, minute, open, high, low, close } = candles;
  const volume = encodeQuantity(candles.volume, 0);
  const openInterest = encodeQuantity(candles.openInterest, Number.NaN);
  const first = count === 0 ? 0 : readRow(minute, 0);
  const last = count === 0 ? 0 : readRow(minute, count - 1);
  return encodeColumnFile({
    magic: MAGIC,
    fields: [count, priceScale, volume.kind, openInterest.kind, first, last],
    columns: [minute, open, high, low, close, ...volume.columns, ...openInterest.columns],
  });
}

/** Prices and minutes are views of the file's bytes. Null where there is no such file. */
export function findCandleFile(file: string): CandleColumnSet | null {
  const reader = ColumnFileReader.find(file, MAGIC);
  if (reader === null) return null;
  const [count = 0, priceScale = 0, volumeKind = 0, openInterestKind = 0] = reader.fields;
  return {
    count,
    priceScale,
    minute: reader.int32(count),
    open: reader.int32(count),
    high: reader.int32(count),
    low: reader.int32(count),
    close: reader.int32(count),
    volume: decodeQuantity(reader, volumeKind, count, 0),
    openInterest: decodeQuantity(reader, openInterestKind, count, Number.NaN),
  };
}

/** False where the bytes are no longer those that were written, or are gone. */
export function isCandleFileIntact(file: string): boolean {
  return ColumnFileReader.find(file, MAGIC)?.isIntact ?? false;
}
