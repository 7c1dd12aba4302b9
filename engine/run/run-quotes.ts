// Last prices as of the present instant, for sizing, stops and the venue's bands. Never a price that has not happened.
import type { Quotes } from '../trade/trade-config';
import type { PriceCursor } from './price-cursor';
import type { RunClock } from './run-clock';
import type { TapeCursor } from './tape-cursor';

export class RunQuotes implements Quotes {
  /** By instrument. */
  private readonly cursorOf: readonly (PriceCursor | TapeCursor | undefined)[];
  private readonly clock: RunClock;

  /** Where an instrument has a tape, its trades are what is quoted. */
  constructor(cursors: readonly PriceCursor[], tapes: readonly TapeCursor[], clock: RunClock) {
    this.clock = clock;
    const all = [...cursors, ...tapes];
    const instruments = 1 + Math.max(-1, ...all.map(({ instrument }) => instrument));
    this.cursorOf = Array.from({ length: instruments }, (_, index) => all.findLast(({ instrument }) => instrument === index));
  }

  price(instrument: number): number {
    return this.cursorOf[instrument]?.lastPrice(this.clock.nowUs) ?? Number.NaN;
  }

  /** Candles and trades have no quotes. */
  spreadPercent(): null {
    return null;
  }

  timeUs(instrument: number): number {
    return this.cursorOf[instrument]?.lastPrintUs(this.clock.nowUs) ?? Number.NaN;
  }
}
