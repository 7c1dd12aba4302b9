// Says why the exchange or the broker would refuse an order: because of the session, the quantity or a price. It changes nothing.
import type { RejectCode } from '../events';
import type { OrderBook } from './order-book';
import { INDEX, INSTRUMENT } from './order-book-layout';

export interface OrderTerms {
  readonly quantity: number;
  /** NaN where the type has none. */
  readonly limitPrice: number;
  readonly triggerPrice: number;
}

export function findSessionRefusal(book: OrderBook, instrument: number, timeUs: number): RejectCode | null {
  if (book.getInstrument(instrument, INSTRUMENT.kind) === INDEX) return 'index-not-tradable';
  const isOpen = timeUs >= book.getInstrument(instrument, INSTRUMENT.openUs) && timeUs < book.getInstrument(instrument, INSTRUMENT.closeUs);
  return isOpen && book.getInstrument(instrument, INSTRUMENT.canTrade) === 1 ? null : 'market-closed';
}

export function findTermsRefusal(
  book: OrderBook,
  instrument: number,
  { quantity, limitPrice, triggerPrice }: OrderTerms,
): RejectCode | null {
  if (quantity <= 0 || quantity % book.getInstrument(instrument, INSTRUMENT.lot) !== 0) return 'odd-lot';
  if (quantity > book.getInstrument(instrument, INSTRUMENT.freezeQuantity)) return 'over-freeze';
  return findPriceRefusal(book, instrument, limitPrice) ?? findPriceRefusal(book, instrument, triggerPrice);
}

function findPriceRefusal(book: OrderBook, instrument: number, price: number): RejectCode | null {
  if (Number.isNaN(price)) return null;
  if (price <= 0 || price % book.getInstrument(instrument, INSTRUMENT.tick) !== 0) return 'off-tick';
  const isOutside =
    price < book.getInstrument(instrument, INSTRUMENT.bandLow) || price > book.getInstrument(instrument, INSTRUMENT.bandHigh);
  return isOutside ? 'price-band' : null;
}
