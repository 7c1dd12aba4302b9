// Every live order and every instrument's session, as numbers in one array: a snapshot is a copy of it, and a digest a hash. The orders of an
// instrument form a chain in the order in which they were accepted. The book stores; it decides nothing.
import { sha256Bytes } from '../../dsl/ir/sha256';
import { invariant } from '../../dsl/types/invariant';
import {
  BOOK,
  BOOK_FIELDS,
  type BookField,
  INSTRUMENT,
  INSTRUMENT_FIELDS,
  type InstrumentField,
  NO_SLOT,
  ORDER,
  ORDER_FIELDS,
  type OrderField,
  UNKNOWN_VOLUME,
} from './order-book-layout';

export class OrderBook {
  readonly instruments: number;
  private readonly arena: Float64Array;
  private readonly slotsAt: number;
  private readonly ordersMax: number;

  constructor(instruments: number, ordersMax: number) {
    this.instruments = instruments;
    this.slotsAt = BOOK_FIELDS + instruments * INSTRUMENT_FIELDS;
    this.ordersMax = ordersMax;
    this.arena = new Float64Array(this.slotsAt + ordersMax * ORDER_FIELDS);
    this.putBook(BOOK.free, NO_SLOT);
    this.putBook(BOOK.lastOpenUs, Number.NEGATIVE_INFINITY);
    for (let instrument = 0; instrument < instruments; instrument += 1) {
      this.putInstrument(instrument, INSTRUMENT.head, NO_SLOT);
      this.putInstrument(instrument, INSTRUMENT.priorVolume, UNKNOWN_VOLUME);
      this.putInstrument(instrument, INSTRUMENT.watchLow, Number.NEGATIVE_INFINITY);
      this.putInstrument(instrument, INSTRUMENT.watchHigh, Number.POSITIVE_INFINITY);
    }
    for (let slot = ordersMax - 1; slot >= 0; slot -= 1) this.free(slot);
  }

  // Slots and instruments are read out of the array as doubles; `| 0` makes an index of them again, without which a read costs a hundred times as much.

  get(slot: number, field: OrderField): number {
    return this.arena[(this.slotsAt + slot * ORDER_FIELDS + field) | 0] ?? Number.NaN;
  }

  put(slot: number, field: OrderField, value: number): void {
    this.arena[(this.slotsAt + slot * ORDER_FIELDS + field) | 0] = value;
  }

  getInstrument(instrument: number, field: InstrumentField): number {
    return this.arena[(BOOK_FIELDS + instrument * INSTRUMENT_FIELDS + field) | 0] ?? Number.NaN;
  }

  putInstrument(instrument: number, field: InstrumentField, value: number): void {
    this.arena[(BOOK_FIELDS + instrument * INSTRUMENT_FIELDS + field) | 0] = value;
  }

  getBook(field: BookField): number {
    return this.arena[field] ?? Number.NaN;
  }

  putBook(field: BookField, value: number): void {
    this.arena[field] = value;
  }

  /** First slot of an instrument's chain, or NO_SLOT; `ORDER.next` leads on. */
  head(instrument: number): number {
    return this.getInstrument(instrument, INSTRUMENT.head);
  }

  /** A slot at the end of the instrument's chain; its other fields are zero. */
  add(instrument: number, order: number): number {
    const slot = this.getBook(BOOK.free);
    if (slot === NO_SLOT) invariant(false, `the venue holds at most ${this.ordersMax} live orders`);
    this.putBook(BOOK.free, this.get(slot, ORDER.next));
    this.putBook(BOOK.live, this.getBook(BOOK.live) + 1);
    this.put(slot, ORDER.number, order);
    this.put(slot, ORDER.instrument, instrument);
    this.put(slot, ORDER.next, NO_SLOT);
    this.link(instrument, this.findBefore(instrument, NO_SLOT), slot);
    return slot;
  }

  remove(slot: number): void {
    const instrument = this.get(slot, ORDER.instrument);
    this.link(instrument, this.findBefore(instrument, slot), this.get(slot, ORDER.next));
    this.free(slot);
    this.putBook(BOOK.live, this.getBook(BOOK.live) - 1);
  }

  /** The slot of a live order, or NO_SLOT. Linear in the size of the book: for requests, not for prices. */
  find(order: number): number {
    for (let slot = 0; slot < this.ordersMax; slot += 1) if (this.get(slot, ORDER.number) === order) return slot;
    return NO_SLOT;
  }

  private free(slot: number): void {
    const at = this.slotsAt + slot * ORDER_FIELDS;
    for (let field = 0; field < ORDER_FIELDS; field += 1) this.arena[at + field] = 0;
    this.put(slot, ORDER.number, NO_SLOT);
    this.put(slot, ORDER.next, this.getBook(BOOK.free));
    this.putBook(BOOK.free, slot);
  }

  private link(instrument: number, before: number, slot: number): void {
    if (before === NO_SLOT) this.putInstrument(instrument, INSTRUMENT.head, slot);
    else this.put(before, ORDER.next, slot);
  }

  private findBefore(instrument: number, slot: number): number {
    let before = NO_SLOT;
    for (let at = this.head(instrument); at !== slot; at = this.get(at, ORDER.next)) before = at;
    return before;
  }

  snapshot(): Float64Array {
    return this.arena.slice();
  }

  restore(snapshot: Float64Array): void {
    invariant(snapshot.length === this.arena.length, 'a snapshot of another venue');
    this.arena.set(snapshot);
  }

  digest(): string {
    return sha256Bytes(new Uint8Array(this.arena.buffer));
  }
}
