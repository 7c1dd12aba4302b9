// Decides in which order a bar reaches the orders that it reaches. Levels on one side of the open are reached by distance. Of levels on both
// sides a bar does not say which came first: then the orders of one position are ambiguous, and the venue's bias decides.
import type { OrderBook } from './order-book';
import { FIRST, MARKET, NO_SLOT, ORDER, SECOND, STOP } from './order-book-layout';
import { directionOf, isReached, levelOf } from './order-level';
import type { VenueConfig } from './venue-config';

export interface BarRange {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** The bar's extreme in a direction. */
export function extremeOf(bar: BarRange, direction: number): number {
  return direction > 0 ? bar.high : bar.low;
}

/** Most bars go first to the extreme that is nearer to the open; where both are as near, against their body. */
function likelierDirection({ open, high, low, close }: BarRange): number {
  const up = high - open;
  const down = open - low;
  if (up !== down) return up < down ? 1 : -1;
  return close >= open ? -1 : 1;
}

/** Writes `pass` and `isAmbiguous` of every order in the instrument's chain. */
export function rankOrders(book: OrderBook, instrument: number, bar: BarRange, config: VenueConfig): void {
  for (let slot = book.head(instrument); slot !== NO_SLOT; slot = book.get(slot, ORDER.next)) {
    const rival = isWithinBar(book, slot, bar, config) ? findRival(book, instrument, slot, bar, config) : NO_SLOT;
    book.put(slot, ORDER.isAmbiguous, rival === NO_SLOT ? 0 : 1);
    book.put(slot, ORDER.pass, rival === NO_SLOT || goesFirst(book, slot, rival, bar, config) ? FIRST : SECOND);
  }
}

/** Reached by the bar, and not by its open. */
function isWithinBar(book: OrderBook, slot: number, bar: BarRange, config: VenueConfig): boolean {
  if (book.get(slot, ORDER.kind) === MARKET) return false;
  const direction = directionOf(book, slot);
  const level = levelOf(book, slot, config.touchFillsLimit);
  return isReached(direction, extremeOf(bar, direction), level) && !isReached(direction, bar.open, level);
}

/** An order of the same position that the bar reaches on the other side of its open, or NO_SLOT. */
function findRival(book: OrderBook, instrument: number, slot: number, bar: BarRange, config: VenueConfig): number {
  const position = book.get(slot, ORDER.position);
  const direction = directionOf(book, slot);
  for (let other = book.head(instrument); other !== NO_SLOT; other = book.get(other, ORDER.next)) {
    if (book.get(other, ORDER.position) !== position || directionOf(book, other) === direction) continue;
    if (isWithinBar(book, other, bar, config)) return other;
  }
  return NO_SLOT;
}

function goesFirst(book: OrderBook, slot: number, rival: number, bar: BarRange, config: VenueConfig): boolean {
  const isStop = book.get(slot, ORDER.kind) === STOP;
  const isRivalStop = book.get(rival, ORDER.kind) === STOP;
  if (isStop === isRivalStop) return directionOf(book, slot) === likelierDirection(bar);
  return isStop === (config.bias === 'pessimistic');
}
