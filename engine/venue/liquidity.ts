// Bounds how much of a bar our orders may take: a share of its volume in whole lots, and at least one lot of a bar that traded, because an order
// of one lot cannot be worked finer.
import type { OrderBook } from './order-book';
import { INSTRUMENT, UNKNOWN_VOLUME } from './order-book-layout';

/** Units that the instrument's orders may still take. `volume` UNKNOWN_VOLUME: no cap. */
export function availableUnits(book: OrderBook, instrument: number, volume: number, capPercent: number): number {
  if (book.getInstrument(instrument, INSTRUMENT.hasVolume) === 0) return Number.POSITIVE_INFINITY;
  if (volume === 0) return 0;
  if (capPercent === 0 || volume === UNKNOWN_VOLUME) return Number.POSITIVE_INFINITY;
  const lot = book.getInstrument(instrument, INSTRUMENT.lot);
  const cap = Math.max(lot, wholeLots((volume * capPercent) / 100, lot));
  return Math.max(0, cap - book.getInstrument(instrument, INSTRUMENT.used));
}

export function wholeLots(units: number, lot: number): number {
  return Math.floor(units / lot) * lot;
}
