// Last prices as of the present instant, for sizing, stops and the venue's bands. Never a price that has not happened.
import type { Quotes } from '../trade/trade-config';
import type { PriceCursor } from './price-cursor';
import type { RunClock } from './run-clock';
import type { TapeCursor } from './tape-cursor';

export class RunQuotes implements Quotes {
  private readonly cursorOf: ReadonlyMap<number, PriceCursor | TapeCursor>;
  private readonly clock: RunClock;

  /** Where an instrument has a tape, its trades are what is quoted. */
  constructor(cursors: readonly PriceCursor[], tapes: readonly TapeCursor[], clock: RunClock) {
    this.clock = clock;
    this.cursorOf = new Map([...cursors, ...tapes].map((cursor) => [cursor.instrument, cursor]));
  }

  price(instrument: number): number {
    return this.cursorOf.get(instrument)?.lastPrice(this.clock.nowUs) ?? Number.NaN;
  }

  /** Candles and trades have no quotes. */
  spreadPercent(): null {
    return null;
  }

  timeUs(instrument: number): number {
    return this.cursorOf.get(instrument)?.lastPrintUs(this.clock.nowUs) ?? Number.NaN;
  }
}
