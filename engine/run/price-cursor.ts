// Walks the bars of one instrument as prints: the open of each bar, then its end. Where the instrument has a tape, the trades of the tape are the
// prints, and the bars are marks alone. It can jump over what nobody needs to see.
import type { Candles, PriceColumn } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import { US_PER_MINUTE } from '../time/ist-time';

/** The instrument becomes another contract, or its units change: until it trades, its last price is its own, in the new units. */
export interface CursorTurn {
  readonly fromUs: number;
  /** Its first bar as this instrument. */
  readonly row: number;
  readonly close: number;
  readonly closeUs: number;
}

const NO_MINUTES = new Int32Array(0);

export class PriceCursor {
  /** Index of the program's instrument. */
  readonly instrument: number;
  candles: Candles<PriceColumn>;
  /** Its trades come from a tape. */
  readonly hasTape: boolean;
  /** Minutes at which bars seal, where bars are sessions; null where every bar seals `span` minutes after its open. */
  private readonly sealMinute: Int32Array | null;
  private readonly span: number;
  /** The next bar whose open, or (if `isInside`) whose final, is to come. */
  row = 0;
  isInside = false;
  private resumeUs = Number.POSITIVE_INFINITY;
  private turns: readonly CursorTurn[];

  /** `seals`: minutes from a bar's open to its seal, or the minute at which each bar seals. */
  constructor(
    instrument: number,
    candles: Candles<PriceColumn>,
    seals: number | Int32Array,
    turns: readonly CursorTurn[],
    hasTape = false,
  ) {
    this.turns = turns;
    this.hasTape = hasTape;
    this.instrument = instrument;
    this.candles = candles;
    this.sealMinute = typeof seals === 'number' ? null : seals;
    this.span = typeof seals === 'number' ? seals : 0;
  }

  /** It walks other bars from now on: a session's, of the contract that a slot has become. `resumeUs`: when there may be more of them. */
  load(candles: Candles<PriceColumn>, timeUs: number, resumeUs: number): void {
    this.candles = candles;
    this.turns = [];
    this.resumeUs = resumeUs;
    this.row = lowerBound(candles.minute, timeUs / US_PER_MINUTE);
    this.isInside = false;
  }

  /** The same contract in its next session: until it trades there, its last price is the last of the session before. */
  loadNext(candles: Candles<PriceColumn> | null, timeUs: number, resumeUs: number): void {
    const turn = { fromUs: Number.NEGATIVE_INFINITY, row: 0, close: this.lastPrice(timeUs), closeUs: this.lastPrintUs(timeUs) };
    if (candles === null) this.unload(resumeUs);
    else this.load(candles, timeUs, resumeUs);
    this.turns = [turn];
  }

  unload(resumeUs: number): void {
    this.candles = { ...this.candles, count: 0, minute: NO_MINUTES };
    this.turns = [];
    this.resumeUs = resumeUs;
    this.row = 0;
    this.isInside = false;
  }

  /** Nothing to walk: a slot without a contract. */
  get isIdle(): boolean {
    return this.candles.minute.length === 0 && this.turns.length === 0;
  }

  /** Instant of the next print; after the last, when there may be others; infinity where there are none. */
  nextUs(): number {
    if (this.row >= this.candles.minute.length) return this.resumeUs;
    return this.isInside ? this.sealUs(this.row) : this.openUs(this.row);
  }

  /** Instant at which a bar opens; NaN where there is none. */
  openUs(row: number): number {
    return (this.candles.minute[row] ?? Number.NaN) * US_PER_MINUTE;
  }

  /** Instant at which a bar seals; NaN where there is none. */
  sealUs(row: number): number {
    return (
      (this.sealMinute === null ? (this.candles.minute[row] ?? Number.NaN) + this.span : (this.sealMinute[row] ?? Number.NaN)) *
      US_PER_MINUTE
    );
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
    this.row = lowerBound(this.candles.minute, timeUs / US_PER_MINUTE, this.row);
    this.isInside = false;
  }

  /** Price and instant of the last print by now; NaN before the first. */
  lastPrice(nowUs: number): number {
    const row = this.lastOpened();
    const turn = this.findUntradedTurn(row, nowUs);
    if (turn !== null) return turn.close;
    return !this.isInside && this.sealUs(row) <= nowUs ? (this.candles.close[row] ?? Number.NaN) : (this.candles.open[row] ?? Number.NaN);
  }

  lastPrintUs(nowUs: number): number {
    const row = this.lastOpened();
    const turn = this.findUntradedTurn(row, nowUs);
    if (turn !== null) return turn.closeUs;
    const sealUs = this.sealUs(row);
    return !this.isInside && sealUs <= nowUs ? sealUs : this.openUs(row);
  }

  /** No bar of the same contract in the same units came before the present one. */
  get isFirstOfContract(): boolean {
    if (this.row === 0) return true;
    for (const { row } of this.turns) if (row === this.row) return true;
    return false;
  }

  /** Row of the bar that sealed last. */
  get sealedRow(): number {
    return this.row - 1;
  }

  /** The instant at which it opened. */
  get sealedOpenUs(): number {
    return this.openUs(this.row - 1);
  }

  /** The contract that has taken over by now without a print. */
  private findUntradedTurn(row: number, nowUs: number): CursorTurn | null {
    if (this.turns.length === 0) return null;
    return this.turns.findLast((turn) => turn.fromUs <= nowUs && turn.row > row) ?? null;
  }

  /** Row of the newest bar whose open is past. */
  lastOpened(): number {
    return this.isInside ? this.row : this.row - 1;
  }
}
