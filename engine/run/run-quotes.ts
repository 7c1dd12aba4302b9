// Last prices and quotes as of the present instant: sizes, stops, guards and the venue's bands go by them. It never tells a price that has not
// happened.
import type { Quotes } from '../trade/trade-config';
import type { OptionDesk } from './option-desk';
import type { PriceCursor } from './price-cursor';
import type { RunClock } from './run-clock';
import type { TapeCursor } from './tape-cursor';

export class RunQuotes implements Quotes {
  /** By instrument. */
  private readonly cursorOf: readonly (PriceCursor | TapeCursor | undefined)[];
  private readonly options: Pick<OptionDesk, 'spreadPercent'>;
  private readonly clock: RunClock;

  /** Where an instrument has a tape, its trades are what is quoted. */
  constructor(cursors: readonly PriceCursor[], tapes: readonly TapeCursor[], options: Pick<OptionDesk, 'spreadPercent'>, clock: RunClock) {
    this.options = options;
    this.clock = clock;
    const all = [...cursors, ...tapes];
    const instruments = 1 + Math.max(-1, ...all.map(({ instrument }) => instrument));
    this.cursorOf = Array.from({ length: instruments }, (_, index) => all.findLast(({ instrument }) => instrument === index));
  }

  price(instrument: number): number {
    return this.cursorOf[instrument]?.lastPrice(this.clock.nowUs) ?? Number.NaN;
  }

  /** Candles of shares and futures have no quotes, and neither have trades. */
  spreadPercent(instrument: number): number | null {
    return this.options.spreadPercent(instrument, this.clock.nowUs);
  }

  timeUs(instrument: number): number {
    return this.cursorOf[instrument]?.lastPrintUs(this.clock.nowUs) ?? Number.NaN;
  }
}
