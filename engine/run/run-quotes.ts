// Last prices as of the present instant, for sizing, stops and the venue's bands. Never a price that has not happened.
import type { Quotes } from '../trade/trade-config';
import type { PriceCursor } from './price-cursor';

export class RunQuotes implements Quotes {
  nowUs = Number.NEGATIVE_INFINITY;
  private readonly cursorOf: ReadonlyMap<number, PriceCursor>;

  constructor(cursors: readonly PriceCursor[]) {
    this.cursorOf = new Map(cursors.map((cursor) => [cursor.instrument, cursor]));
  }

  price(instrument: number): number {
    return this.cursorOf.get(instrument)?.lastPrice(this.nowUs) ?? Number.NaN;
  }

  timeUs(instrument: number): number {
    return this.cursorOf.get(instrument)?.lastPrintUs(this.nowUs) ?? Number.NaN;
  }
}
