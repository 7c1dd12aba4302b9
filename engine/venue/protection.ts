// The market's two price protections: the broker's band around a market order, and the exchange's band of premiums within which an option may
// match. The rates come from the dated tables.
import { findLimitPriceProtection, findMarketProtection } from '../market/order-limits';
import { PAISE_PER_RUPEE } from '../market/paise';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import type { OrderBook } from './order-book';
import { INSTRUMENT, OPTION, ORDER } from './order-book-layout';

/** A percentage is taken to the millionth. */
const PPM_PER_PERCENT = 10_000;
const MILLION = 1_000_000;

/**
 * Worst price of a market order: the last price and its band, within the day's, on a tick, one tick away at least. Infinity or 0 where the order
 * goes out bare, because neither it (`protectionPercent` 0) nor the broker of that day asks for a band.
 */
export function protectedLimit(book: OrderBook, slot: number, lastPrice: number, protectionPercent: number): number {
  const instrument = book.get(slot, ORDER.instrument);
  const side = book.get(slot, ORDER.side);
  const ppm = protectionPercent > 0 ? Math.round(protectionPercent * PPM_PER_PERCENT) : findSlabPpm(book, instrument, lastPrice);
  if (ppm === null) return side > 0 ? Number.POSITIVE_INFINITY : 0;
  const tick = book.getInstrument(instrument, INSTRUMENT.tick);
  const reach = Math.max(tick, multiplyDivideHalfUp(lastPrice, ppm, MILLION));
  if (side > 0) return Math.floor(Math.min(lastPrice + reach, book.getInstrument(instrument, INSTRUMENT.bandHigh)) / tick) * tick;
  return Math.max(tick, Math.ceil(Math.max(lastPrice - reach, book.getInstrument(instrument, INSTRUMENT.bandLow)) / tick) * tick);
}

function findSlabPpm(book: OrderBook, instrument: number, lastPrice: number): number | null {
  const isOption = book.getInstrument(instrument, INSTRUMENT.kind) === OPTION;
  const day = book.getInstrument(instrument, INSTRUMENT.day);
  return findMarketProtection(isOption ? 'option' : 'cash-or-future', paiseOf(book, instrument, lastPrice), day)?.protectionPpm ?? null;
}

/** Whether the exchange matches an option order at its limit, the average premium of the last seconds being `reference`. */
export function isWithinPremiumBand(book: OrderBook, slot: number, reference: number): boolean {
  const instrument = book.get(slot, ORDER.instrument);
  if (book.getInstrument(instrument, INSTRUMENT.kind) !== OPTION) return true;
  const range = findLimitPriceProtection(paiseOf(book, instrument, reference), book.getInstrument(instrument, INSTRUMENT.day));
  if (range === null) return true;
  const limitPaise = paiseOf(book, instrument, book.get(slot, ORDER.limit));
  return book.get(slot, ORDER.side) > 0 ? limitPaise <= range.highPaise : limitPaise >= range.lowPaise;
}

function paiseOf(book: OrderBook, instrument: number, price: number): number {
  return multiplyDivideHalfUp(price, PAISE_PER_RUPEE, book.getInstrument(instrument, INSTRUMENT.priceScale));
}
