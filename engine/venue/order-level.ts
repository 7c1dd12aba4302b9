// The price at which a resting order is reached, and the direction in which the price must go to get there. It is geometry alone: it knows no
// money and no events.
import type { OrderBook } from './order-book';
import { INSTRUMENT, MARKET, NO_SLOT, ORDER, RESTED, STOP } from './order-book-layout';

/** −1: the price must fall to reach it (buy limit, sell stop); +1: rise (sell limit, buy stop). */
export function directionOf(book: OrderBook, slot: number): number {
  const side = book.get(slot, ORDER.side);
  return book.get(slot, ORDER.kind) === STOP ? side : -side;
}

/** A stop's trigger, which a touch reaches; a limit and, unless a touch fills it, one tick beyond. */
export function levelOf(book: OrderBook, slot: number, touchFillsLimit: boolean): number {
  if (book.get(slot, ORDER.kind) === STOP) return book.get(slot, ORDER.trigger);
  const limit = book.get(slot, ORDER.limit);
  if (touchFillsLimit) return limit;
  return limit - book.get(slot, ORDER.side) * book.getInstrument(book.get(slot, ORDER.instrument), INSTRUMENT.tick);
}

/** Whether a price has come to a level that lies in that direction. */
export function isReached(direction: number, price: number, level: number): boolean {
  return direction * (price - level) >= 0;
}

/** The farther of two prices in a direction. */
export function fartherOf(direction: number, left: number, right: number): number {
  return direction * (left - right) >= 0 ? left : right;
}

/**
 * Writes the range strictly inside which no price moves any order of the instrument: most bars lie in it, and then two comparisons are all
 * that they cost. What takes liquidity is moved by every price. To be called whenever an order of the instrument has changed.
 */
export function watchLevels(book: OrderBook, instrument: number, touchFillsLimit: boolean): void {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let slot = book.head(instrument); slot !== NO_SLOT; slot = book.get(slot, ORDER.next)) {
    const kind = book.get(slot, ORDER.kind);
    if (kind === MARKET || kind === RESTED) low = Number.POSITIVE_INFINITY;
    else if (directionOf(book, slot) < 0) low = Math.max(low, levelOf(book, slot, touchFillsLimit));
    else high = Math.min(high, levelOf(book, slot, touchFillsLimit));
  }
  book.putInstrument(instrument, INSTRUMENT.watchLow, low);
  book.putInstrument(instrument, INSTRUMENT.watchHigh, high);
}
