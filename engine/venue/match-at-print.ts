// Matches an order with a single price: an open, a close or a tick. It says what each kind of order does there, and by which rule it fills.
import type { FillRule } from '../events';
import type { OrderBook } from './order-book';
import { MARKET, ORDER, RESTED, STOP } from './order-book-layout';
import type { OrderFiller } from './order-filler';
import { directionOf, isReached, levelOf } from './order-level';
import type { VenueConfig } from './venue-config';

export interface Print {
  readonly kind: 'open' | 'close' | 'tick';
  readonly price: number;
  /** The price before it. */
  readonly before: number;
}

interface PrintRules {
  readonly market: FillRule;
  readonly limit: FillRule;
  readonly stop: FillRule;
}

const RULES: Readonly<Record<Print['kind'], PrintRules>> = {
  open: { market: 'nextOpen', limit: 'limitAtOpen', stop: 'stopGapOpen' },
  close: { market: 'nextClose', limit: 'limitTraded', stop: 'stopTraded' },
  tick: { market: 'nextTick', limit: 'limitTraded', stop: 'stopTraded' },
};

export function matchAtPrint(book: OrderBook, filler: OrderFiller, slot: number, print: Print, config: VenueConfig): void {
  const rules = RULES[print.kind];
  switch (book.get(slot, ORDER.kind)) {
    case MARKET:
      takeMarket(book, filler, slot, print, config);
      break;
    case RESTED:
      filler.take(slot, print.price, config.slippageTicks, 'bandRested');
      break;
    case STOP:
      if (!isReachedBy(book, slot, print.price, config)) break;
      if (filler.trigger(slot, print.before)) filler.take(slot, print.price, config.slippageTicks, rules.stop);
      break;
    default:
      if (isReachedBy(book, slot, print.price, config)) fillLimit(book, filler, slot, print);
  }
}

function isReachedBy(book: OrderBook, slot: number, price: number, config: VenueConfig): boolean {
  return isReached(directionOf(book, slot), price, levelOf(book, slot, config.touchFillsLimit));
}

/** Latency is charged where the print is the one that followed the decision; on ticks it has passed in time. */
function takeMarket(book: OrderBook, filler: OrderFiller, slot: number, print: Print, config: VenueConfig): void {
  const order = book.get(slot, ORDER.number);
  const latencyTicks = print.kind === 'tick' ? 0 : config.latencyTicks;
  filler.take(slot, print.price, config.slippageTicks + latencyTicks, RULES[print.kind].market);
  const limit = book.get(slot, ORDER.limit);
  const hasBand = limit > 0 && limit < Number.POSITIVE_INFINITY;
  if (book.get(slot, ORDER.number) === order && hasBand) filler.restAtBand(slot);
}

/**
 * A limit that an open is through trades at the open. On ticks only the first one can find it through; from then on it rests, and whoever
 * comes trades at its price.
 */
function fillLimit(book: OrderBook, filler: OrderFiller, slot: number, print: Print): void {
  if (print.kind !== 'tick') filler.fill(slot, print.price, 0, RULES[print.kind].limit);
  else if (book.get(slot, ORDER.isSeen) === 1) filler.fill(slot, book.get(slot, ORDER.limit), 0, 'limitTraded');
  else filler.fill(slot, print.price, 0, 'nextTick');
}
