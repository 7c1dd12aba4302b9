// Carries out what happens to an order that the market has reached: the order triggers, trades, rests or is cancelled, and the answer is queued.
// It does not decide which order is reached, or when (`price-event.ts` does).
import type { FillRule } from '../events';
import { randomKey, randomUniform } from '../number/counter-random';
import { availableUnits, wholeLots } from './liquidity';
import type { OrderBook } from './order-book';
import { BOOK, INSTRUMENT, ORDER, RESTED, TRIGGERED, UNKNOWN_VOLUME } from './order-book-layout';
import type { OrderEventQueue } from './order-event-queue';
import { isWithinPremiumBand } from './protection';
import { findTakingPrice } from './taking-price';
import type { VenueConfig } from './venue-config';

const PERCENT = 100;

export class OrderFiller {
  /** Volume on which the running price event caps our fills; UNKNOWN_VOLUME: no cap. */
  volume = UNKNOWN_VOLUME;
  /** True once the running bar counts as ambiguous. */
  private isBarCounted = false;
  private readonly book: OrderBook;
  private readonly queue: OrderEventQueue;
  private readonly config: VenueConfig;

  constructor(book: OrderBook, queue: OrderEventQueue, config: VenueConfig) {
    this.book = book;
    this.queue = queue;
    this.config = config;
  }

  start(volume: number): void {
    this.volume = volume;
    this.isBarCounted = false;
  }

  /** Takes liquidity at a print, at a cost in ticks beyond the spread. False: nobody trades with it there. */
  take(slot: number, print: number, impactTicks: number, rule: FillRule): boolean {
    const instrument = this.book.get(slot, ORDER.instrument);
    const side = this.book.get(slot, ORDER.side);
    const tick = this.book.getInstrument(instrument, INSTRUMENT.tick);
    const halfSpread = this.config.halfSpreadTicks * tick;
    const price = findTakingPrice({
      side,
      print,
      halfSpread,
      cost: halfSpread + impactTicks * tick,
      limit: this.book.get(slot, ORDER.limit),
      bandLow: this.book.getInstrument(instrument, INSTRUMENT.bandLow),
      bandHigh: this.book.getInstrument(instrument, INSTRUMENT.bandHigh),
    });
    if (price === null) return false;
    this.fill(slot, price, Math.abs(price - print), rule);
    return true;
  }

  /** Trades as much as the volume and the order allow, which may be nothing. */
  fill(slot: number, price: number, slippage: number, rule: FillRule): void {
    const quantity = this.fillableUnits(slot);
    if (quantity === 0) return;
    const { book } = this;
    const instrument = book.get(slot, ORDER.instrument);
    const filled = book.get(slot, ORDER.filled) + quantity;
    const remaining = book.get(slot, ORDER.quantity) - filled;
    const order = book.get(slot, ORDER.number);
    const isAmbiguous = book.get(slot, ORDER.isAmbiguous) === 1;
    if (isAmbiguous) this.countAmbiguousBar();
    book.put(slot, ORDER.filled, filled);
    book.putInstrument(instrument, INSTRUMENT.used, book.getInstrument(instrument, INSTRUMENT.used) + quantity);
    this.queue.push({ kind: 'filled', order, quantity, price, remaining, rule, slippage, isAmbiguous });
    if (remaining === 0) book.remove(slot);
  }

  /** All that is left, at a price that the exchange sets. */
  settle(slot: number, price: number): void {
    const { book } = this;
    const quantity = book.get(slot, ORDER.quantity) - book.get(slot, ORDER.filled);
    const order = book.get(slot, ORDER.number);
    book.remove(slot);
    this.queue.push({ kind: 'filled', order, quantity, price, remaining: 0, rule: 'settlement', slippage: 0, isAmbiguous: false });
  }

  private fillableUnits(slot: number): number {
    const { book, config } = this;
    const instrument = book.get(slot, ORDER.instrument);
    const lot = book.getInstrument(instrument, INSTRUMENT.lot);
    const wanted = book.get(slot, ORDER.quantity) - book.get(slot, ORDER.filled);
    const units = Math.min(wanted, wholeLots(availableUnits(book, instrument, this.volume, config.volumeCapPercent), lot));
    if (units <= lot || !this.isDrawn(slot, config.partialPercent)) return units;
    return Math.max(lot, wholeLots(units * this.draw(slot), lot));
  }

  /** A market order, or what is left of it, rests at the end of its band. */
  restAtBand(slot: number): void {
    const limitPrice = this.book.get(slot, ORDER.limit);
    this.book.put(slot, ORDER.kind, RESTED);
    this.queue.push({ kind: 'convertedToLimit', order: this.book.get(slot, ORDER.number), limitPrice });
  }

  /** The stop's trigger is hit; `reference` stands for the average price of the last seconds. False: the exchange cancels it. */
  trigger(slot: number, reference: number): boolean {
    const { book, queue, config } = this;
    const order = book.get(slot, ORDER.number);
    book.put(slot, ORDER.kind, TRIGGERED);
    queue.push({ kind: 'triggered', order });
    if (isWithinPremiumBand(book, slot, reference) && !this.isDrawn(slot, config.stopCancelPercent)) return true;
    book.remove(slot);
    queue.push({ kind: 'cancelled', order, by: 'exchange' });
    return false;
  }

  /** The bar does not say what came first, or whether something came at all. Counted once a bar. */
  countAmbiguousBar(): void {
    if (this.isBarCounted) return;
    this.isBarCounted = true;
    this.book.putBook(BOOK.ambiguousBars, this.book.getBook(BOOK.ambiguousBars) + 1);
  }

  /** Whether a fault of this share strikes; a share of zero draws nothing. */
  isDrawn(slot: number, percent: number): boolean {
    return percent > 0 && this.draw(slot) * PERCENT < percent;
  }

  private draw(slot: number): number {
    const draws = this.book.get(slot, ORDER.draws);
    this.book.put(slot, ORDER.draws, draws + 1);
    return randomUniform(randomKey(this.config.seed, 'venue', this.book.get(slot, ORDER.number)), draws);
  }
}
