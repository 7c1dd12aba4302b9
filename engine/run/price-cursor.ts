// Walks one instrument's base bars as prints: each bar's open, then its final. Where the instrument has a tape, its trades are the prints,
// and its bars are marks alone. Jumps over what nobody needs to see.
import type { Candles, PriceColumn } from '../market/candles';
import { US_PER_MINUTE } from '../time/ist-time';
import { lowerBound } from './lower-bound';

/** The instrument becomes another contract, or its units change: until it trades, its last price is its own, in the new units. */
export interface CursorTurn {
  readonly fromUs: number;
  /** Its first bar as this instrument. */
  readonly row: number;
  readonly close: number;
  readonly closeUs: number;
}

export class PriceCursor {
  /** Index of the program's instrument. */
  readonly instrument: number;
  readonly candles: Candles<PriceColumn>;
  /** Its trades come from a tape. */
  readonly hasTape: boolean;
  readonly openUs: Float64Array;
  readonly sealUs: Float64Array;
  /** The next bar whose open, or (if `isInside`) whose final, is to come. */
  row = 0;
  isInside = false;
  private readonly turns: readonly CursorTurn[];

  constructor(instrument: number, candles: Candles<PriceColumn>, sealMinute: Int32Array, turns: readonly CursorTurn[], hasTape = false) {
    this.turns = turns;
    this.hasTape = hasTape;
    this.instrument = instrument;
    this.candles = candles;
    this.openUs = toMicroseconds(candles.minute);
    this.sealUs = toMicroseconds(sealMinute);
  }

  /** Instant of the next print; infinity after the last. */
  nextUs(): number {
    return (this.isInside ? this.sealUs : this.openUs)[this.row] ?? Number.POSITIVE_INFINITY;
  }

  /** The next print has been delivered. */
  step(): void {
    if (this.isInside) this.row += 1;
    this.isInside = !this.isInside;
  }

  /** The finals of so many bars, from the present one on, and the opens that came with them were passed over. */
  pass(bars: number): void {
    this.row += bars;
  }

  /** Passes over bars that opened before an instant: the next print is the first open at or after it. */
  jump(timeUs: number): void {
    this.row = lowerBound(this.openUs, timeUs);
    this.isInside = false;
  }

  /** Price and instant of the last print by now; NaN before the first. */
  lastPrice(nowUs: number): number {
    const row = this.lastOpened();
    const turn = this.findUntradedTurn(row, nowUs);
    if (turn !== null) return turn.close;
    return (this.sealUs[row] ?? Number.POSITIVE_INFINITY) <= nowUs && !this.isInside
      ? (this.candles.close[row] ?? Number.NaN)
      : (this.candles.open[row] ?? Number.NaN);
  }

  lastPrintUs(nowUs: number): number {
    const row = this.lastOpened();
    const turn = this.findUntradedTurn(row, nowUs);
    if (turn !== null) return turn.closeUs;
    const sealUs = this.sealUs[row] ?? Number.POSITIVE_INFINITY;
    return sealUs <= nowUs && !this.isInside ? sealUs : (this.openUs[row] ?? Number.NaN);
  }

  /** No bar of the same contract in the same units came before the present one. */
  get isFirstOfContract(): boolean {
    return this.row === 0 || this.turns.some(({ row }) => row === this.row);
  }

  /** Row of the bar that sealed last. */
  get sealedRow(): number {
    return this.row - 1;
  }

  /** The instant at which it opened. */
  get sealedOpenUs(): number {
    return this.openUs[this.row - 1] ?? Number.NaN;
  }

  /** The contract that has taken over by now without a print. */
  private findUntradedTurn(row: number, nowUs: number): CursorTurn | null {
    if (this.turns.length === 0) return null;
    return this.turns.findLast((turn) => turn.fromUs <= nowUs && turn.row > row) ?? null;
  }

  /** Row of the newest bar whose open is past. */
  private lastOpened(): number {
    return this.isInside ? this.row : this.row - 1;
  }
}

function toMicroseconds(minute: Int32Array): Float64Array {
  const us = new Float64Array(minute.length);
  for (let row = 0; row < us.length; row++) us[row] = (minute[row] ?? 0) * US_PER_MINUTE;
  return us;
}
