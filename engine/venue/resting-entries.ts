// What the entries that are live bind of the account for the part of them that has not filled. It reads the book and changes nothing.
import type { OrderBook } from './order-book';
import { NO_SLOT, ORDER } from './order-book-layout';
import type { Tied } from './risk-desk';

/** Rounded up by order, so that what is free is never told too high. */
export function restingEntries(book: OrderBook): Tied {
  let marginPaise = 0;
  let valuePaise = 0;
  for (let instrument = 0; instrument < book.instruments; instrument += 1) {
    for (let slot = book.head(instrument); slot !== NO_SLOT; slot = book.get(slot, ORDER.next)) {
      const quantity = book.get(slot, ORDER.quantity);
      const open = (quantity - book.get(slot, ORDER.filled)) / quantity;
      marginPaise += Math.ceil(book.get(slot, ORDER.margin) * open);
      valuePaise += Math.ceil(book.get(slot, ORDER.value) * open);
    }
  }
  return { marginPaise, valuePaise };
}
