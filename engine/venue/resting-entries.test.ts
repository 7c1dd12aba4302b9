import { expect, test } from 'vitest';
import { PRODUCTS } from '../events';
import { OrderBook } from './order-book';
import { BUY, ORDER, SELL } from './order-book-layout';
import { restingEntries } from './resting-entries';

test('entries rest in the order in which they were sent, each with what has not filled of it; what opens nothing is none', () => {
  const book = new OrderBook(2, 8);
  const add = (instrument: number, order: number, side: number, filled: number, expected: number): void => {
    const slot = book.add(instrument, order);
    book.put(slot, ORDER.side, side);
    book.put(slot, ORDER.quantity, 150);
    book.put(slot, ORDER.filled, filled);
    book.put(slot, ORDER.expected, expected);
    book.put(slot, ORDER.product, PRODUCTS.indexOf('delivery'));
  };
  add(0, 7, SELL, 0, 20_000);
  add(0, 3, BUY, 50, 10_000);
  add(1, 5, BUY, 149, 6_000);
  add(1, 6, SELL, 0, 0);
  expect(restingEntries(book)).toEqual([
    { instrument: 0, side: 'buy', quantity: 100, product: 'delivery', price: 10_000 },
    { instrument: 1, side: 'buy', quantity: 1, product: 'delivery', price: 6_000 },
    { instrument: 0, side: 'sell', quantity: 150, product: 'delivery', price: 20_000 },
  ]);
});
