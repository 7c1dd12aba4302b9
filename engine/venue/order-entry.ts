// Takes intents in. It checks them as the broker and the exchange would, writes orders into the book, and queues the answers. It fills nothing.

import { assertNever, invariant } from '../../dsl/types/invariant';
import { type ModifyIntent, type PlaceIntent, PRODUCTS } from '../events';
import type { OrderIntent } from '../journal/decision';
import { US_PER_SECOND } from '../time/ist-time';
import { wasDecidedBefore } from './decided-before';
import { findSessionRefusal, findTermsRefusal } from './find-refusal';
import type { OrderBook } from './order-book';
import { BOOK, BUY, INSTRUMENT, LIMIT, MARKET, NO_BAND, NO_SLOT, ORDER, SELL, STOP } from './order-book-layout';
import type { OrderEventQueue } from './order-event-queue';
import type { OrderFiller } from './order-filler';
import { watchLevels } from './order-level';
import type { PriceEvent } from './price-event';
import { protectedLimit } from './protection';
import { restingEntries } from './resting-entries';
import type { RiskDesk, Shortfall } from './risk-desk';
import type { VenueConfig } from './venue-config';

export class OrderEntry {
  private readonly book: OrderBook;
  private readonly queue: OrderEventQueue;
  private readonly filler: OrderFiller;
  private readonly event: PriceEvent;
  private readonly config: VenueConfig;
  private readonly desk: RiskDesk | null;

  constructor(book: OrderBook, queue: OrderEventQueue, filler: OrderFiller, event: PriceEvent, config: VenueConfig, desk: RiskDesk | null) {
    this.book = book;
    this.queue = queue;
    this.filler = filler;
    this.event = event;
    this.config = config;
    this.desk = desk;
  }

  accept(intent: OrderIntent, timeUs: number, lastPrice: number): void {
    switch (intent.kind) {
      case 'place':
        this.place(intent, timeUs, lastPrice);
        return;
      case 'modify':
        this.modify(intent, timeUs, lastPrice);
        return;
      case 'cancel':
        this.cancel(intent.order);
        return;
      default:
        assertNever(intent);
    }
  }

  private place(intent: PlaceIntent, timeUs: number, lastPrice: number): void {
    const { book } = this;
    const { instrument, order } = intent;
    const refusal =
      findSessionRefusal(book, instrument, timeUs) ?? this.findRateRefusal(timeUs) ?? findTermsRefusal(book, instrument, intent);
    if (refusal !== null) {
      this.queue.push({ kind: 'rejected', order, code: refusal });
      return;
    }
    const expected = expectedPrice(intent, lastPrice);
    const shortfall = this.findShortfall(intent, expected);
    if (shortfall !== null) {
      this.queue.push({ kind: 'rejected', order, code: 'insufficient-funds', ...shortfall });
      return;
    }
    const slot = book.add(instrument, order);
    if (this.filler.isDrawn(slot, this.config.rejectPercent)) {
      book.remove(slot);
      this.queue.push({ kind: 'rejected', order, code: 'injected' });
      return;
    }
    book.put(slot, ORDER.position, intent.position);
    book.put(slot, ORDER.side, intent.side === 'buy' ? BUY : SELL);
    book.put(slot, ORDER.expected, expected);
    book.put(slot, ORDER.product, PRODUCTS.indexOf(intent.product));
    this.writeTerms(slot, intent, timeUs, lastPrice);
    this.watch(instrument);
    this.queue.push({ kind: 'accepted', order });
  }

  private findShortfall({ instrument, side, quantity, product }: PlaceIntent, price: number): Shortfall | null {
    if (this.desk === null || price === 0) return null;
    return this.desk.findShortfall({ instrument, side, quantity, product, price }, restingEntries(this.book));
  }

  /**
   * A change comes too late for an order that is done: its fill is the answer. `quantity` counts what has filled already. An order whose new
   * price would leave the day's band stands as it was.
   */
  private modify(intent: ModifyIntent, timeUs: number, lastPrice: number): void {
    const { order } = intent;
    const slot = this.book.find(order);
    if (slot === NO_SLOT) return;
    const refusal = findTermsRefusal(this.book, this.book.get(slot, ORDER.instrument), intent);
    const isKnownWrong = refusal !== null && refusal !== 'price-band';
    if (isKnownWrong) invariant(false, `order ${order} is changed to terms that the kernel knows to be wrong: ${refusal}`);
    if (refusal !== null) this.queue.push({ kind: 'refused', order, request: 'modify', code: refusal });
    else if (intent.quantity <= this.book.get(slot, ORDER.filled)) this.remove(slot, 'request');
    else {
      this.writeTerms(slot, intent, timeUs, lastPrice);
      this.watch(this.book.get(slot, ORDER.instrument));
      this.queue.push({ kind: 'modified', order });
    }
  }

  private cancel(order: number): void {
    const slot = this.book.find(order);
    if (slot !== NO_SLOT) this.remove(slot, 'request');
  }

  private remove(slot: number, by: 'request' | 'exchange'): void {
    const order = this.book.get(slot, ORDER.number);
    const instrument = this.book.get(slot, ORDER.instrument);
    this.book.remove(slot);
    this.watch(instrument);
    this.queue.push({ kind: 'cancelled', order, by });
  }

  private watch(instrument: number): void {
    watchLevels(this.book, instrument, this.config.touchFillsLimit);
  }

  private writeTerms(slot: number, terms: PlaceIntent | ModifyIntent, timeUs: number, lastPrice: number): void {
    const { book } = this;
    const { type, limitPrice, triggerPrice } = terms;
    const side = book.get(slot, ORDER.side);
    const isDecidedBefore = wasDecidedBefore(terms);
    const isOpen = book.getBook(BOOK.lastOpenUs) === timeUs && !isDecidedBefore;
    invariant(type !== 'market' || lastPrice > 0, 'a market order is for an instrument that has a price');
    invariant(type !== 'stopLimit' || side * (limitPrice - triggerPrice) >= 0, 'the limit of a stop order lies at its trigger or beyond');
    const limit = type === 'market' ? protectedLimit(book, slot, lastPrice, terms.protectionPercent) : limitPrice;
    book.put(slot, ORDER.kind, type === 'market' ? MARKET : type === 'limit' ? LIMIT : STOP);
    book.put(slot, ORDER.quantity, terms.quantity);
    book.put(slot, ORDER.limit, limit);
    const isOpening = type === 'market' && !isOpen && timeUs <= book.getInstrument(book.get(slot, ORDER.instrument), INSTRUMENT.openUs);
    book.put(slot, ORDER.openingBand, isOpening ? terms.protectionPercent : NO_BAND);
    book.put(slot, ORDER.trigger, type === 'stopLimit' ? triggerPrice : 0);
    book.put(slot, ORDER.acceptedUs, timeUs);
    // What is decided on a price of this instant waits for the next one, on every instrument alike.
    book.put(slot, ORDER.openFromUs, isOpen ? timeUs + 1 : timeUs);
    book.put(slot, ORDER.isSeen, 0);
    this.event.stampBirth(slot, isDecidedBefore);
  }

  private findRateRefusal(timeUs: number): 'rate-limit' | null {
    const { ordersPerSecondMax } = this.config;
    if (ordersPerSecondMax === 0) return null;
    const second = Math.floor(timeUs / US_PER_SECOND);
    const count = this.book.getBook(BOOK.second) === second ? this.book.getBook(BOOK.ordersThisSecond) + 1 : 1;
    this.book.putBook(BOOK.second, second);
    this.book.putBook(BOOK.ordersThisSecond, count);
    return count > ordersPerSecondMax ? 'rate-limit' : null;
  }
}

/** 0 of an order that opens nothing: what gets out of the market needs no money. */
function expectedPrice({ reason, type, limitPrice }: PlaceIntent, lastPrice: number): number {
  if (reason !== 'entry' && reason !== 'reverse') return 0;
  return type === 'market' ? lastPrice : limitPrice;
}
