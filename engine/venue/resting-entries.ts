// Lists the entries that are live, each with the part that has not filled, as the risk desk is asked about them. It reads the order book and
// changes nothing.
import { PRODUCTS } from '../events';
import type { ExpectedOrder } from '../trade/expected-order';
import type { OrderBook } from './order-book';
import { BOOK, BUY, NO_SLOT, ORDER } from './order-book-layout';

const NONE: readonly ExpectedOrder[] = [];

/** In the order in which they were sent. */
export function restingEntries(book: OrderBook): readonly ExpectedOrder[] {
  if (book.getBook(BOOK.live) === 0) return NONE;
  const found: { readonly number: number; readonly entry: ExpectedOrder }[] = [];
  for (let instrument = 0; instrument < book.instruments; instrument += 1) {
    for (let slot = book.head(instrument); slot !== NO_SLOT; slot = book.get(slot, ORDER.next)) {
      const price = book.get(slot, ORDER.expected);
      if (price > 0) found.push({ number: book.get(slot, ORDER.number), entry: entryOf(book, slot, price) });
    }
  }
  return found.sort((left, right) => left.number - right.number).map(({ entry }) => entry);
}

function entryOf(book: OrderBook, slot: number, price: number): ExpectedOrder {
  return {
    instrument: book.get(slot, ORDER.instrument),
    side: book.get(slot, ORDER.side) === BUY ? 'buy' : 'sell',
    quantity: book.get(slot, ORDER.quantity) - book.get(slot, ORDER.filled),
    product: PRODUCTS[book.get(slot, ORDER.product)] ?? 'carry',
    price,
  };
}
