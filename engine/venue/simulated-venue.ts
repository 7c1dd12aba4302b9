// The exchange and the broker in one, simulated. It takes intents, lives through opens, bars and ticks, and answers with order events. It knows
// no strategy and no position, keeps all its state in the order book, and reads no price that has not happened.
import { invariant } from '../../dsl/types/invariant';
import type { OrderEvent, PlaceIntent } from '../events';
import type { OrderIntent } from '../journal/decision';
import { istDayOf } from '../market/candles';
import { US_PER_MINUTE } from '../time/ist-time';
import type { ExpectedOrder } from '../trade/expected-order';
import { countTickVolume } from './minute-volume';
import { OrderBook } from './order-book';
import { BOOK, CASH_OR_FUTURE, INDEX, INSTRUMENT, type InstrumentField, NO_SLOT, OPTION, ORDER } from './order-book-layout';
import { OrderEntry } from './order-entry';
import { OrderEventQueue } from './order-event-queue';
import { OrderFiller } from './order-filler';
import { watchLevels } from './order-level';
import { PriceEvent } from './price-event';
import { restingEntries } from './resting-entries';
import type { RiskDesk } from './risk-desk';
import { assertVenueConfig, type VenueConfig } from './venue-config';
import type { VenueSession } from './venue-session';

/** After a minute without volume an open still is one trade: any volume above zero allows one lot. */
const OPENING_TRADE = 1;

export class SimulatedVenue {
  private readonly book: OrderBook;
  private readonly queue = new OrderEventQueue();
  private readonly filler: OrderFiller;
  private readonly entry: OrderEntry;
  private readonly event: PriceEvent;
  private readonly config: VenueConfig;

  /** `ordersMax`: most orders live at once. `desk`: asked before an entry is taken; null asks nobody. */
  constructor(config: VenueConfig, instruments: number, ordersMax: number, desk: RiskDesk | null = null) {
    assertVenueConfig(config);
    this.config = config;
    this.book = new OrderBook(instruments, ordersMax);
    this.filler = new OrderFiller(this.book, this.queue, config);
    this.event = new PriceEvent(this.book, this.filler, config);
    this.entry = new OrderEntry(this.book, this.queue, this.filler, this.event, config, desk);
  }

  /** What entries bind that are live and not filled yet; nothing where no desk was asked. */
  get resting(): readonly ExpectedOrder[] {
    return restingEntries(this.book);
  }

  /** The next answer, or null when the price event is over. Call it until null after each event and each batch of intents. */
  nextEvent(): OrderEvent | null {
    for (;;) {
      const event = this.queue.shift();
      if (event !== null) return event;
      if (this.event.isIdle) return null;
      this.event.advance();
    }
  }

  startSession(instrument: number, { facts, bandLow, bandHigh, hasVolume }: VenueSession): void {
    const { book } = this;
    invariant(book.head(instrument) === NO_SLOT, `instrument ${instrument} starts a session with orders of the last one`);
    const put = (field: InstrumentField, value: number): void => book.putInstrument(instrument, field, value);
    put(INSTRUMENT.used, 0);
    put(INSTRUMENT.day, istDayOf(facts.sessionOpenUs / US_PER_MINUTE));
    put(INSTRUMENT.openUs, facts.sessionOpenUs);
    put(INSTRUMENT.closeUs, facts.sessionCloseUs);
    put(INSTRUMENT.kind, facts.kind === 'option' ? OPTION : facts.kind === 'index' ? INDEX : CASH_OR_FUTURE);
    put(INSTRUMENT.canTrade, facts.canTrade ? 1 : 0);
    put(INSTRUMENT.priceScale, facts.priceScale);
    put(INSTRUMENT.tick, facts.tick);
    put(INSTRUMENT.lot, facts.lot);
    put(INSTRUMENT.freezeQuantity, facts.freezeQuantity === 0 ? Number.POSITIVE_INFINITY : facts.freezeQuantity);
    put(INSTRUMENT.bandLow, bandLow);
    put(INSTRUMENT.bandHigh, bandHigh);
    put(INSTRUMENT.hasVolume, hasVolume ? 1 : 0);
  }

  /** The instrument is another contract from now on: no price of the one before says anything of it. */
  startContract(instrument: number, session: VenueSession): void {
    this.event.abandon(instrument);
    this.book.putInstrument(instrument, INSTRUMENT.last, 0);
    this.startSession(instrument, session);
  }

  /**
   * The contract ends with its session: what is still held is settled at `price`. Orders that would have closed it stand in for it, stops
   * that wait among them; the kernel has none that would open anything by then. What no order stands for the kernel asks for (`settle`).
   */
  settleContract(instrument: number, price: number): void {
    invariant(this.isQuiet, 'a contract ends when its last event is drained');
    for (let slot = this.book.head(instrument); slot !== NO_SLOT; slot = this.book.head(instrument)) this.filler.settle(slot, price);
  }

  /** An order to the clearing house: it rests nowhere, and is met at the settlement price whatever it says. */
  settle({ order, quantity }: PlaceIntent, price: number): void {
    this.queue.push({ kind: 'filled', order, quantity, price, remaining: 0, rule: 'settlement', slippage: 0, isAmbiguous: false });
  }

  /** The session of an instrument is over: what rests has lapsed. */
  sessionEnd(instrument: number): void {
    invariant(this.isQuiet, 'a session ends when its last event is drained');
    for (let slot = this.book.head(instrument); slot !== NO_SLOT; slot = this.book.head(instrument)) {
      const order = this.book.get(slot, ORDER.number);
      this.book.remove(slot);
      this.queue.push({ kind: 'expired', order });
    }
    watchLevels(this.book, instrument, this.config.touchFillsLimit);
    this.book.putInstrument(instrument, INSTRUMENT.closeUs, 0);
  }

  /**
   * The first trade of a bar. `priorVolume` is the volume of the bar before (UNKNOWN_VOLUME: not known): the bar's own lies in the future. A bar
   * without volume has no first trade, so it has no open either.
   */
  barOpen(instrument: number, price: number, priorVolume: number, timeUs: number): void {
    const { book } = this;
    book.putBook(BOOK.lastOpenUs, timeUs);
    book.putInstrument(instrument, INSTRUMENT.used, 0);
    if (this.isTouched(instrument, price, price))
      this.event.startPrint('open', instrument, price, priorVolume === 0 ? OPENING_TRADE : priorVolume, timeUs);
    else book.putInstrument(instrument, INSTRUMENT.last, price);
  }

  /** A bar is complete. `timeUs` is its end; orders accepted at that instant or later came after it. */
  barFinal(instrument: number, open: number, high: number, low: number, close: number, volume: number, timeUs: number): void {
    const { book } = this;
    if (this.isTouched(instrument, low, high) && (volume !== 0 || !this.hasVolume(instrument))) {
      this.event.startBar(instrument, open, high, low, close, volume, timeUs);
      return;
    }
    book.putInstrument(instrument, INSTRUMENT.used, 0);
    book.putInstrument(instrument, INSTRUMENT.last, close);
  }

  /** The open of this instant once more, for orders that were decided before it and let go by the open of another instrument. */
  openAgain(instrument: number, price: number, priorVolume: number, timeUs: number): void {
    if (this.isTouched(instrument, price, price))
      this.event.startPrint('open', instrument, price, priorVolume === 0 ? OPENING_TRADE : priorVolume, timeUs);
  }

  private isTouched(instrument: number, low: number, high: number): boolean {
    const { book } = this;
    return low <= book.getInstrument(instrument, INSTRUMENT.watchLow) || high >= book.getInstrument(instrument, INSTRUMENT.watchHigh);
  }

  /** Leaves of `quiet` the prices of an instrument that move no order of it. */
  narrowToQuiet(instrument: number, quiet: { low: number; high: number }): void {
    const { book } = this;
    quiet.low = Math.max(quiet.low, book.getInstrument(instrument, INSTRUMENT.watchLow));
    quiet.high = Math.min(quiet.high, book.getInstrument(instrument, INSTRUMENT.watchHigh));
  }

  /** A trade of a tick feed. `volume`: units since the tick before; UNKNOWN_VOLUME where the feed has none. */
  tick(instrument: number, price: number, volume: number, timeUs: number): void {
    const cap = countTickVolume(this.book, instrument, volume, timeUs);
    if (this.book.head(instrument) !== NO_SLOT) this.event.startPrint('tick', instrument, price, cap, timeUs);
    else this.book.putInstrument(instrument, INSTRUMENT.last, price);
  }

  hasVolume(instrument: number): boolean {
    return this.book.getInstrument(instrument, INSTRUMENT.hasVolume) === 1;
  }

  get ambiguousBars(): number {
    return this.book.getBook(BOOK.ambiguousBars);
  }

  get liveOrders(): number {
    return this.book.getBook(BOOK.live);
  }

  /** Nothing is under way: the only state in which a snapshot says all. */
  get isQuiet(): boolean {
    return this.queue.isEmpty && this.event.isIdle;
  }

  snapshot(): Float64Array {
    invariant(this.isQuiet, 'a snapshot is taken between events');
    return this.book.snapshot();
  }

  restore(snapshot: Float64Array): void {
    invariant(this.isQuiet, 'a snapshot is restored between events');
    this.book.restore(snapshot);
  }

  digest(): string {
    return this.book.digest();
  }

  /** Takes an intent. `lastPrice` of its instrument, known at `timeUs`: what the broker's protection band is laid around. */
  accept(intent: OrderIntent, timeUs: number, lastPrice: number): void {
    this.entry.accept(intent, timeUs, lastPrice);
  }
}
