// The accounting that every contestant of a rule does beside its signals: fills at the next open, position and equity at each bar. Plain
// loops, the same in every language of this bench; not the engine's own books, which the bench of the whole machine measures.

import type { Candles } from '../../engine/market/candles';
import type { Outcome } from '../harness/contestant';

/** Signals of a window: local index j is row `rowOfZero + j`; rows from 1 to `count`. */
export interface SignalWindow {
  readonly enter: Float64Array;
  readonly exit: Float64Array;
  /** A second event that leaves; the first again where the rule has one. */
  readonly otherExit: Float64Array;
  /** Sampled at an entry; only where the account's rule asks for it. */
  readonly range: Float64Array;
  readonly rowOfZero: number;
  readonly count: number;
}

export interface Account {
  /** Back to where it began; the columns that it marks are kept. */
  reset(): void;
  take(window: SignalWindow): void;
  outcome(): Outcome;
}

const FLAT = 0;
const ENTER = 1;
const EXIT = 2;

/** One share, no costs: what every peer can do. */
export class PlainAccount implements Account {
  private readonly candles: Candles;
  private readonly position: Float64Array;
  private readonly equity: Float64Array;
  private held = 0;
  private cash = 0;
  private pending = FLAT;
  private trades = 0;

  constructor(candles: Candles) {
    this.candles = candles;
    this.position = new Float64Array(candles.count);
    this.equity = new Float64Array(candles.count);
  }

  reset(): void {
    this.held = this.cash = this.trades = 0;
    this.pending = FLAT;
  }

  take({ enter, exit, rowOfZero, count }: SignalWindow): void {
    const { open, close } = this.candles;
    const { position, equity } = this;
    let { held, cash, pending, trades } = this;
    for (let j = 1; j <= count; j += 1) {
      const row = rowOfZero + j;
      if (pending !== FLAT) {
        const price = open[row] ?? 0;
        cash += pending === ENTER ? -price : price;
        held = pending === ENTER ? 1 : 0;
        if (pending === EXIT) trades += 1;
        pending = FLAT;
      }
      if (held === 0 ? enter[j] === 1 : exit[j] === 1) pending = held === 0 ? ENTER : EXIT;
      position[row] = held;
      equity[row] = cash + held * (close[row] ?? 0);
    }
    this.held = held;
    this.cash = cash;
    this.pending = pending;
    this.trades = trades;
  }

  outcome(): Outcome {
    return { trades: this.trades, pnlPaise: this.equity[this.equity.length - 1] ?? 0, equitySum: sumOf(this.equity) };
  }
}

export function sumOf(equity: Float64Array): number {
  let sum = 0;
  for (const value of equity) sum += value;
  return sum;
}
