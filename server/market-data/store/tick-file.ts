// One day of one instrument's recorded ticks on disk: `<day>.yt`. Header fields: count, price scale, kinds of volume and open interest,
// whether quotes are there, whether times are receive times. Rows stand in the order in which they were recorded.
import type { Ticks } from '../../../engine/bars/ticks';
import { ABSENT, ColumnFileReader, encodeColumnFile, INT32 } from './column-file';
import { decodeQuantity, encodeQuantity } from './quantity-column';

const MAGIC = 'YANTRAT1';

export function encodeTickFile(ticks: Ticks): Uint8Array {
  const volume = encodeQuantity(ticks.cumulativeVolume, Number.NaN);
  const openInterest = encodeQuantity(ticks.openInterest, Number.NaN);
  const quotes = ticks.bid === null || ticks.ask === null ? [] : [ticks.bid, ticks.ask];
  const quoteKind = quotes.length === 0 ? ABSENT : INT32;
  return encodeColumnFile({
    magic: MAGIC,
    fields: [ticks.count, ticks.priceScale, volume.kind, openInterest.kind, quoteKind, ticks.receiveTimeOnly ? 1 : 0],
    columns: [ticks.timeUs, ticks.price, ...volume.columns, ...openInterest.columns, ...quotes],
  });
}

export function readTickFile(file: string, instrument: string): Ticks {
  const reader = new ColumnFileReader(file, MAGIC);
  const [count = 0, priceScale = 0, volumeKind = 0, openInterestKind = 0, quoteKind = 0, receiveTimeOnly = 0] = reader.fields;
  return {
    instrument,
    priceScale,
    count,
    timeUs: reader.float64(count),
    price: reader.int32(count),
    cumulativeVolume: decodeQuantity(reader, volumeKind, count, Number.NaN),
    openInterest: decodeQuantity(reader, openInterestKind, count, Number.NaN),
    bid: quoteKind === ABSENT ? null : reader.int32(count),
    ask: quoteKind === ABSENT ? null : reader.int32(count),
    receiveTimeOnly: receiveTimeOnly === 1,
  };
}

export function isTickFileIntact(file: string): boolean {
  return new ColumnFileReader(file, MAGIC).isIntact;
}
