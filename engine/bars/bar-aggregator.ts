// Bars from smaller bars, one row at a time: the state machine behind every timeframe, live and over history. A bar is handed on only
// when it is known (sealed), never before; a sealed bar never changes, and what comes late for it is counted.
import { invariant } from '../../dsl/types/invariant';
import type { Timeframe } from '../../dsl/types/timeframe';
import { timeframeMinutes } from '../../dsl/types/timeframe';
import type { BarFrame } from './bar-frame';
import { BarFrameFinder } from './bar-frame';
import { OpenBar } from './open-bar';
import type { BarSink } from './sealed-bar';
import type { SessionLookup } from './session-windows';

/** Whether bars of one timeframe are made of whole bars of the other. */
export function canAggregate(base: Timeframe, timeframe: Timeframe): boolean {
  return timeframeMinutes(timeframe) % timeframeMinutes(base) === 0;
}

export class BarAggregator {
  /** Rows outside the continuous phases: in no bar. */
  outsideRows = 0;
  /** Rows for a bar that was sealed before they came: not applied. */
  lateRows = 0;
  private readonly baseMinutes: number;
  private readonly frames: BarFrameFinder;
  private readonly sink: BarSink;
  private readonly bar = new OpenBar();
  private frame: BarFrame | null = null;
  private row = 0;
  private lastMinute = Number.NEGATIVE_INFINITY;
  private sealedUntilMinute = Number.NEGATIVE_INFINITY;
  private firstMinute = Number.NaN;

  constructor(base: Timeframe, timeframe: Timeframe, sessions: SessionLookup, sink: BarSink) {
    this.baseMinutes = timeframeMinutes(base);
    invariant(canAggregate(base, timeframe), `${timeframe} bars are not made of ${base} bars`);
    this.frames = new BarFrameFinder(timeframe, sessions);
    this.sink = sink;
  }

  /** Takes the next base bar, final. Rows must ascend strictly in time. Seals at once what this row completes. */
  push(minute: number, open: number, high: number, low: number, close: number, volume: number, openInterest: number): void {
    invariant(minute > this.lastMinute, `bar of minute ${minute} after ${this.lastMinute}`);
    this.lastMinute = minute;
    const row = this.row;
    if (row === 0) this.firstMinute = minute;
    this.row += 1;
    this.seal(minute);
    const frame = this.frames.find(minute);
    if (frame === null) {
      this.outsideRows += 1;
      return;
    }
    if (frame.sealMinute <= this.sealedUntilMinute) {
      this.lateRows += 1;
      return;
    }
    if (this.frame === null) {
      this.frame = frame;
      this.bar.start(frame, row, this.firstMinute > frame.openMinute);
    }
    this.bar.apply(row, open, high, low, close, volume, openInterest);
    if (minute + this.baseMinutes >= frame.sealMinute) this.sealOpenBar();
  }

  /** Time has passed: every bar that ends at or before this minute is known now. */
  seal(knownUntilMinute: number): void {
    if (this.frame !== null && this.frame.sealMinute <= knownUntilMinute) this.sealOpenBar();
    this.sealedUntilMinute = Math.max(this.sealedUntilMinute, knownUntilMinute);
  }

  /** Base rows in a bar that is not known yet. */
  get pendingRows(): number {
    return this.frame === null ? 0 : this.bar.lastBaseRow - this.bar.firstBaseRow + 1;
  }

  private sealOpenBar(): void {
    const frame = this.frame;
    if (frame === null) return;
    this.frame = null;
    this.sealedUntilMinute = Math.max(this.sealedUntilMinute, frame.sealMinute);
    this.sink(this.bar);
  }
}
