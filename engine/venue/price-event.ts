// Lives through one price event of one instrument: an open, a tick, or a bar in its passes. It matches one order at a time and gives way to the
// kernel after each, so that the answer to a fill (say, cancelling the other order) is in time. It never looks past the event.
import { invariant } from '../../dsl/types/invariant';
import { extremeOf, rankOrders } from './bar-ranking';
import { matchAtPrint } from './match-at-print';
import type { OrderBook } from './order-book';
import { AT_CLOSE, AT_OPEN, FIRST, IDLE, INSTRUMENT, MARKET, NO_BAND, NO_SLOT, ORDER, RESTED, SECOND, STOP } from './order-book-layout';
import type { OrderFiller } from './order-filler';
import { directionOf, fartherOf, isReached, levelOf, watchLevels } from './order-level';
import { protectedLimit } from './protection';
import type { VenueConfig } from './venue-config';

type EventKind = 'open' | 'tick' | 'bar';

export class PriceEvent {
  private pass = IDLE;
  private kind: EventKind = 'open';
  private instrument = NO_SLOT;
  private timeUs = 0;
  private readonly bar = { open: 0, high: 0, low: 0, close: 0 };
  /** Where the price stands within the pass, and which way it goes: what an order placed now may rely on. */
  private price = 0;
  private direction = 0;
  private readonly book: OrderBook;
  private readonly filler: OrderFiller;
  private readonly config: VenueConfig;

  constructor(book: OrderBook, filler: OrderFiller, config: VenueConfig) {
    this.book = book;
    this.filler = filler;
    this.config = config;
  }

  get isIdle(): boolean {
    return this.pass === IDLE;
  }

  /** One price: an open or a tick. */
  startPrint(kind: 'open' | 'tick', instrument: number, price: number, volume: number, timeUs: number): void {
    this.start(kind, instrument, volume, timeUs);
    this.setRange(price, price, price, price);
  }

  startBar(instrument: number, open: number, high: number, low: number, close: number, volume: number, timeUs: number): void {
    this.start('bar', instrument, volume, timeUs);
    this.setRange(open, high, low, close);
  }

  /** The instrument becomes another contract while its event runs: no order is left that the rest of it could reach. */
  abandon(instrument: number): void {
    if (this.instrument === instrument) this.pass = IDLE;
  }

  private start(kind: EventKind, instrument: number, volume: number, timeUs: number): void {
    invariant(this.pass === IDLE, 'a price event starts when the one before is drained');
    this.pass = AT_OPEN;
    this.kind = kind;
    this.instrument = instrument;
    this.timeUs = timeUs;
    this.filler.start(volume);
  }

  private setRange(open: number, high: number, low: number, close: number): void {
    this.bar.open = open;
    this.bar.high = high;
    this.bar.low = low;
    this.bar.close = close;
    this.price = open;
    this.direction = 0;
  }

  /**
   * An order placed or changed while its instrument's event runs sees only what provably comes after. `isDecidedBefore`: it only waited for
   * a fill of this event, so an open that lets it go is its own too.
   */
  stampBirth(slot: number, isDecidedBefore: boolean): void {
    const isRunning = this.pass !== IDLE && !(isDecidedBefore && this.kind === 'open');
    const isWithin = isRunning && this.book.get(slot, ORDER.instrument) === this.instrument;
    this.book.put(slot, ORDER.bornPass, isWithin ? this.pass : IDLE);
    this.book.put(slot, ORDER.bornPrice, isWithin ? this.price : 0);
    this.book.put(slot, ORDER.bornDirection, isWithin ? this.direction : 0);
  }

  /** Tries the next order that the event reaches, or goes on to the next pass. */
  advance(): void {
    const slot = this.findNext();
    if (slot === NO_SLOT) this.endPass();
    else if (this.pass === AT_OPEN) this.matchAtOpen(slot);
    else if (this.book.get(slot, ORDER.kind) === MARKET) this.matchAtClose(slot);
    else this.matchInRange(slot);
  }

  /** The nearest untried order of a pass through the range; at a print the oldest. */
  private findNext(): number {
    const { book } = this;
    const isRange = this.pass === FIRST || this.pass === SECOND;
    let best = NO_SLOT;
    let nearest = Number.POSITIVE_INFINITY;
    for (let slot = book.head(this.instrument); slot !== NO_SLOT; slot = book.get(slot, ORDER.next)) {
      if (book.get(slot, ORDER.triedPass) === this.pass || !this.isDue(slot)) continue;
      const distance = isRange ? Math.abs(this.pointOf(slot) - this.bar.open) : 0;
      if (distance >= nearest) continue;
      best = slot;
      nearest = distance;
    }
    return best;
  }

  private isDue(slot: number): boolean {
    switch (this.pass) {
      case AT_OPEN:
        return this.isDueAtOpen(slot);
      case AT_CLOSE:
        return this.isDueAtClose(slot);
      default:
        return this.isDueInRange(slot);
    }
  }

  private isDueAtOpen(slot: number): boolean {
    const kind = this.book.get(slot, ORDER.kind);
    if (!this.wasThere(slot) || (this.kind === 'bar' && kind === MARKET)) return false;
    const isFirstTick = this.kind === 'tick' && this.book.get(slot, ORDER.isSeen) === 0;
    return kind === MARKET || kind === RESTED || isFirstTick || this.isReachedAt(slot, this.bar.open);
  }

  private isDueInRange(slot: number): boolean {
    const { book } = this;
    if (book.get(slot, ORDER.kind) === MARKET) return false;
    const direction = directionOf(book, slot);
    if (!this.isReachedAt(slot, extremeOf(this.bar, direction))) return false;
    const bornPass = book.get(slot, ORDER.bornPass);
    if (bornPass <= AT_OPEN) return (bornPass === AT_OPEN || this.wasThere(slot)) && book.get(slot, ORDER.pass) === this.pass;
    return (
      bornPass === this.pass &&
      (direction === book.get(slot, ORDER.bornDirection) || this.isReachedAt(slot, book.get(slot, ORDER.bornPrice)))
    );
  }

  private isDueAtClose(slot: number): boolean {
    if (this.book.get(slot, ORDER.kind) === MARKET) return this.wasThere(slot);
    const bornPass = this.book.get(slot, ORDER.bornPass);
    return (bornPass === FIRST || bornPass === SECOND) && this.isReachedAt(slot, this.bar.close);
  }

  /** Whether the order was at the venue when the event began. */
  private wasThere(slot: number): boolean {
    const { book } = this;
    if (book.get(slot, ORDER.bornPass) !== IDLE) return false;
    if (this.kind === 'bar') return book.get(slot, ORDER.acceptedUs) < this.timeUs;
    if (this.kind === 'tick') return book.get(slot, ORDER.acceptedUs) + this.config.latencyUs <= this.timeUs;
    return book.get(slot, ORDER.openFromUs) <= this.timeUs;
  }

  private isReachedAt(slot: number, price: number): boolean {
    return isReached(directionOf(this.book, slot), price, levelOf(this.book, slot, this.config.touchFillsLimit));
  }

  /** Where the order's part of the path begins: at the open, or where it was placed. */
  private startOf(slot: number): number {
    return this.book.get(slot, ORDER.bornPass) <= AT_OPEN ? this.bar.open : this.book.get(slot, ORDER.bornPrice);
  }

  /** Where the price stands when it has come to the order. */
  private pointOf(slot: number): number {
    return fartherOf(directionOf(this.book, slot), levelOf(this.book, slot, this.config.touchFillsLimit), this.startOf(slot));
  }

  private matchAtOpen(slot: number): void {
    const { book, bar } = this;
    const last = book.getInstrument(this.instrument, INSTRUMENT.last);
    const before = last > 0 ? last : bar.open;
    book.put(slot, ORDER.triedPass, this.pass);
    const order = book.get(slot, ORDER.number);
    this.layOpeningBand(slot);
    matchAtPrint(book, this.filler, slot, { kind: this.kind === 'tick' ? 'tick' : 'open', price: bar.open, before }, this.config);
    if (this.kind === 'tick' && book.get(slot, ORDER.number) === order) book.put(slot, ORDER.isSeen, 1);
  }

  /** A market order that waited for the session to open: the close of the day before is no price to lay a band around. */
  private layOpeningBand(slot: number): void {
    const percent = this.book.get(slot, ORDER.openingBand);
    if (percent === NO_BAND) return;
    this.book.put(slot, ORDER.limit, protectedLimit(this.book, slot, this.bar.open, percent));
    this.book.put(slot, ORDER.openingBand, NO_BAND);
  }

  private matchAtClose(slot: number): void {
    this.book.put(slot, ORDER.triedPass, this.pass);
    matchAtPrint(this.book, this.filler, slot, { kind: 'close', price: this.bar.close, before: this.bar.open }, this.config);
  }

  /** The path inside the bar comes to the order: a stop triggers there, a limit trades at its price, or better where it was placed through. */
  private matchInRange(slot: number): void {
    const { book, filler } = this;
    const kind = book.get(slot, ORDER.kind);
    const start = this.startOf(slot);
    const point = this.pointOf(slot);
    book.put(slot, ORDER.triedPass, this.pass);
    if (this.pass !== AT_CLOSE) {
      this.price = point;
      this.direction = directionOf(book, slot);
    }
    if (kind === STOP) this.triggerInRange(slot, start, point);
    else if (kind === RESTED && this.isReachedAt(slot, start)) filler.take(slot, start, this.config.slippageTicks, 'bandRested');
    else if (kind === RESTED) filler.fill(slot, book.get(slot, ORDER.limit), 0, 'bandRested');
    else filler.fill(slot, this.isReachedAt(slot, start) ? start : book.get(slot, ORDER.limit), 0, 'limitTraded');
  }

  private triggerInRange(slot: number, start: number, point: number): void {
    const order = this.book.get(slot, ORDER.number);
    // The average of the seconds before a crossing lies between where the path began and where it crossed.
    if (!this.filler.trigger(slot, Math.round((start + point) / 2))) return;
    this.filler.take(slot, point, this.config.slippageTicks, 'stopTraded');
    if (this.book.get(slot, ORDER.number) === order) this.stampBirth(slot, false);
  }

  private endPass(): void {
    if (this.kind !== 'bar' || this.pass === AT_CLOSE) {
      this.finish();
      return;
    }
    if (this.pass === AT_OPEN) rankOrders(this.book, this.instrument, this.bar, this.config);
    this.pass += 1;
    if (this.pass === AT_CLOSE) this.price = this.bar.close;
  }

  private finish(): void {
    const { book, instrument } = this;
    for (let slot = book.head(instrument); slot !== NO_SLOT; slot = book.get(slot, ORDER.next)) {
      if (this.isUndecided(slot)) this.filler.countAmbiguousBar();
      book.put(slot, ORDER.bornPass, IDLE);
      book.put(slot, ORDER.bornPrice, 0);
      book.put(slot, ORDER.bornDirection, 0);
      book.put(slot, ORDER.triedPass, IDLE);
      book.put(slot, ORDER.pass, IDLE);
      book.put(slot, ORDER.isAmbiguous, 0);
    }
    if (this.kind === 'bar') book.putInstrument(instrument, INSTRUMENT.used, 0);
    book.putInstrument(instrument, INSTRUMENT.last, this.bar.close);
    watchLevels(book, instrument, this.config.touchFillsLimit);
    this.pass = IDLE;
  }

  /** Placed inside the bar, and reached by an extreme of which nobody knows whether it came before. */
  private isUndecided(slot: number): boolean {
    const { book } = this;
    const bornPass = book.get(slot, ORDER.bornPass);
    if (bornPass !== FIRST && bornPass !== SECOND) return false;
    if (book.get(slot, ORDER.kind) === MARKET || book.get(slot, ORDER.triedPass) !== IDLE) return false;
    const direction = directionOf(book, slot);
    return direction !== book.get(slot, ORDER.bornDirection) && this.isReachedAt(slot, extremeOf(this.bar, direction));
  }
}
