// What a run keeps while it goes: order by order the books, minute by minute the equity. It hears what happens and decides nothing.
import type { Intent, OrderEvent } from '../events';
import type { RunBooks } from '../ledger/run-books';
import type { SimulatedVenue } from '../venue/simulated-venue';
import type { EquityCurve } from './equity-curve';
import type { LoopObserver } from './loop-observer';
import type { PriceCursor } from './price-cursor';

export interface RecorderParts {
  readonly books: RunBooks;
  readonly curve: EquityCurve;
  readonly cursors: readonly PriceCursor[];
  readonly venue: Pick<SimulatedVenue, 'hasVolume'>;
  /** By instrument of the run, slots for contracts included, price units; NaN before the first mark. */
  readonly lastPrices: Float64Array;
}

export class RunRecorder implements LoopObserver {
  readonly curve: EquityCurve;
  private readonly books: RunBooks;
  private readonly cursors: readonly PriceCursor[];
  private readonly venue: Pick<SimulatedVenue, 'hasVolume'>;
  private readonly lastPrices: Float64Array;
  /** Equity at the bars that are being passed over. */
  private marks = new Float64Array(512);

  constructor({ books, curve, cursors, venue, lastPrices }: RecorderParts) {
    this.books = books;
    this.curve = curve;
    this.cursors = cursors;
    this.venue = venue;
    this.lastPrices = lastPrices;
  }

  onIntent(intent: Intent): void {
    this.books.onIntent(intent);
  }

  onOrderEvent(event: OrderEvent, timeUs: number): void {
    this.books.onOrderEvent(event, timeUs);
  }

  onSealed(timeUs: number, sealed: readonly PriceCursor[]): void {
    const { books, venue } = this;
    for (const cursor of sealed) {
      const { instrument, candles, sealedRow } = cursor;
      const close = candles.close[sealedRow] ?? Number.NaN;
      const hasTraded = candles.volume[sealedRow] !== 0 || !venue.hasVolume(instrument);
      if (!hasTraded) books.countBar(instrument);
      else
        books.markBar(instrument, cursor.sealedOpenUs, candles.high[sealedRow] ?? Number.NaN, candles.low[sealedRow] ?? Number.NaN, close);
      this.lastPrices[instrument] = close;
    }
    books.sealMinute();
    this.curve.mark(timeUs, books.equityPaise(this.lastPrices));
  }

  onPassed(timeUs: number, bars: number): void {
    const { books, cursors } = this;
    if (this.marks.length < bars) this.marks = new Float64Array(2 * bars);
    books.markBars(cursors, bars, this.marks);
    this.curve.markBars(timeUs, this.marks, bars);
    for (const { instrument, candles, row, isIdle } of cursors)
      if (!isIdle) this.lastPrices[instrument] = candles.close[row + bars - 1] ?? Number.NaN;
  }

  onFlat(timeUs: number): void {
    this.curve.setLevel(timeUs, this.books.equityPaise(this.lastPrices));
  }

  /** The contract note of the session is posted. `day`: IST day. */
  onSessionEnd(day: number): void {
    this.curve.endSession(day, this.books.equityPaise(this.lastPrices));
  }
}
