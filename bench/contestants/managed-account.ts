// An account with a stop and a target on each entry, fees on each fill and the deepest drawdown; with a range to go by, also a trail and
// a square-off. Stops and targets are met inside the bar, the stop first. The C peer holds the same loop.
import { type Candles, istMinuteOfDay } from '../../engine/market/candles';
import type { Outcome } from '../harness/contestant';
import { type Account, type SignalWindow, sumOf } from './account';

const NOTHING = 0;
const ENTER = 1;
const EXIT = 2;
const FIXED_FEE_PAISE = 2_000;
const FEE_SHARE = 3 / 10_000;
const STOP_SHARE = 0.005;
const STOP_RANGES = 2;
/** Distance of the target, in distances of the stop. */
const TARGET_STOPS = 2;
const SQUARE_OFF_MINUTE = 15 * 60 + 15;

export class ManagedAccount implements Account {
  private readonly candles: Candles;
  private readonly isTrailed: boolean;
  private readonly position: Float64Array;
  private readonly equity: Float64Array;
  private cash = 0;
  private held = 0;
  private pending = NOTHING;
  private range = 0;
  private distance = 0;
  private stop = 0;
  private target = 0;
  private peak = 0;
  private drawdown = 0;
  private trades = 0;

  /** `isTrailed`: stop distance from the window's range, a trail and a square-off; else a share of the price. */
  constructor(candles: Candles, isTrailed: boolean) {
    this.candles = candles;
    this.isTrailed = isTrailed;
    this.position = new Float64Array(candles.count);
    this.equity = new Float64Array(candles.count);
  }

  reset(): void {
    this.cash = this.held = this.trades = this.peak = this.drawdown = 0;
    this.pending = NOTHING;
  }

  take(window: SignalWindow): void {
    const { enter, exit, otherExit, rowOfZero, count } = window;
    const { close } = this.candles;
    const { position, equity } = this;
    for (let j = 1; j <= count; j += 1) {
      const row = rowOfZero + j;
      if (this.pending !== NOTHING) this.fillPending(row);
      if (this.held === 1) this.watch(row);
      if (this.held === 0 && enter[j] === 1) {
        this.pending = ENTER;
        this.range = window.range[j] ?? 0;
      } else if (this.held === 1 && (exit[j] === 1 || otherExit[j] === 1)) this.pending = EXIT;
      const worth = this.cash + this.held * (close[row] ?? 0);
      position[row] = this.held;
      equity[row] = worth;
      if (worth > this.peak) this.peak = worth;
      else if (this.peak - worth > this.drawdown) this.drawdown = this.peak - worth;
    }
  }

  outcome(): Outcome {
    return { trades: this.trades, pnlPaise: this.equity[this.equity.length - 1] ?? 0, equitySum: sumOf(this.equity) + this.drawdown };
  }

  private fillPending(row: number): void {
    const price = this.candles.open[row] ?? 0;
    if (this.pending === EXIT) this.leave(price);
    else {
      this.cash -= price + feeOf(price);
      this.held = 1;
      this.distance = this.isTrailed ? Math.floor(STOP_RANGES * this.range) : Math.floor(price * STOP_SHARE);
      this.stop = price - this.distance;
      this.target = price + TARGET_STOPS * this.distance;
    }
    this.pending = NOTHING;
  }

  private watch(row: number): void {
    const { open, high, low, close, minute } = this.candles;
    const start = open[row] ?? 0;
    const end = close[row] ?? 0;
    if ((low[row] ?? 0) <= this.stop) this.leave(Math.min(start, this.stop));
    else if ((high[row] ?? 0) >= this.target) this.leave(Math.max(start, this.target));
    else if (this.isTrailed) {
      if (end - this.distance > this.stop) this.stop = end - this.distance;
      if (istMinuteOfDay(minute[row] ?? 0) >= SQUARE_OFF_MINUTE) this.leave(end);
    }
  }

  private leave(price: number): void {
    this.cash += price - feeOf(price);
    this.held = 0;
    this.trades += 1;
  }
}

function feeOf(price: number): number {
  return FIXED_FEE_PAISE + Math.floor(price * FEE_SHARE);
}
