// What a peer that only averages needs beside it, bar by bar: the cross of two averages, fills at the next open, position and equity.
import type { Candles } from '../../engine/market/candles';
import { sumOf } from '../contestants/account';
import type { Outcome } from '../harness/contestant';

export class CrossBook {
  private readonly candles: Candles;
  private readonly position: Float64Array;
  private readonly equity: Float64Array;
  private side = Number.NaN;
  private held = 0;
  private wanted = 0;
  private cash = 0;
  private trades = 0;

  constructor(candles: Candles) {
    this.candles = candles;
    this.position = new Float64Array(candles.count);
    this.equity = new Float64Array(candles.count);
  }

  reset(): void {
    this.side = Number.NaN;
    this.held = this.wanted = this.cash = this.trades = 0;
  }

  /** A bar with its averages; undefined or null while they are not known. */
  bar(row: number, fast: number | null | undefined, slow: number | null | undefined): void {
    const { open, close } = this.candles;
    if (this.wanted !== this.held) {
      const price = open[row] ?? 0;
      this.cash += this.wanted === 1 ? -price : price;
      if (this.wanted === 0) this.trades += 1;
      this.held = this.wanted;
    }
    if (fast !== null && fast !== undefined && slow !== null && slow !== undefined) {
      const side = fast > slow ? 1 : fast < slow ? -1 : 0;
      if (side === 1 && this.side <= 0) this.wanted = 1;
      else if (side === -1 && this.side >= 0) this.wanted = 0;
      this.side = side;
    }
    this.position[row] = this.held;
    this.equity[row] = this.cash + this.held * (close[row] ?? 0);
  }

  outcome(): Outcome {
    return { trades: this.trades, pnlPaise: this.equity[this.equity.length - 1] ?? 0, equitySum: sumOf(this.equity) };
  }
}
