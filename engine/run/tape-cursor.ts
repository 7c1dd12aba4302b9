// Walks the tape of one instrument, trade by trade. It can jump over what nobody needs to see.
import type { TickTape } from '../bars/tick-tape';
import { lowerBound } from '../number/lower-bound';
import type { CursorTurn } from './price-cursor';

export class TapeCursor {
  /** Index of the program's instrument. */
  readonly instrument: number;
  private readonly tape: TickTape;
  private readonly turns: readonly CursorTurn[];
  /** The next trade to come. */
  private row = 0;

  /** `turns`: by trade, not by bar. */
  constructor(instrument: number, tape: TickTape, turns: readonly CursorTurn[] = []) {
    this.instrument = instrument;
    this.tape = tape;
    this.turns = turns;
  }

  /** Instant of the next trade; infinity after the last. */
  nextUs(): number {
    return this.tape.timeUs[this.row] ?? Number.POSITIVE_INFINITY;
  }

  /** Price of the next trade, and the units traded since the one before. */
  get price(): number {
    return this.tape.price[this.row] ?? Number.NaN;
  }

  get volume(): number {
    return this.tape.volume[this.row] ?? Number.NaN;
  }

  /** The next trade has been delivered. */
  step(): void {
    this.row += 1;
  }

  /** Passes over trades before an instant. */
  jump(timeUs: number): void {
    this.row = lowerBound(this.tape.timeUs, timeUs);
  }

  /** Of the last trade delivered or passed over; NaN before the first. */
  lastPrice(nowUs: number): number {
    return this.findUntradedTurn(nowUs)?.close ?? this.tape.price[this.row - 1] ?? Number.NaN;
  }

  lastPrintUs(nowUs: number): number {
    return this.findUntradedTurn(nowUs)?.closeUs ?? this.tape.timeUs[this.row - 1] ?? Number.NaN;
  }

  /** What has taken over by now without a trade. */
  private findUntradedTurn(nowUs: number): CursorTurn | null {
    if (this.turns.length === 0) return null;
    return this.turns.findLast(({ fromUs, row }) => fromUs <= nowUs && row >= this.row) ?? null;
  }
}
