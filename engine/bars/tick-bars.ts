// Bars from ticks. Bars stay open for a grace after their end, so that ticks that come out of order still find theirs; what comes
// after that is counted and not applied. Volume is the difference of the cumulative volume, which starts anew each IST day.
import type { Timeframe } from '../../dsl/types/timeframe';
import { istDayOf } from '../market/candles';
import type { BarFrame } from './bar-frame';
import { BarFrameFinder } from './bar-frame';
import { CumulativeVolume } from './cumulative-volume';
import { OpenTickBar } from './open-tick-bar';
import type { BarSink } from './sealed-bar';
import type { SessionLookup } from './session-windows';

const US_PER_MINUTE = 60_000_000;
/** How long after its end a bar waits for ticks on their way. */
export const SEAL_GRACE_US = 2_000_000;

export class TickBars {
  /** Ticks outside the continuous phases: in no bar, though their cumulative volume counts. */
  outsideTicks = 0;
  /** Ticks for a bar that was sealed before they came: not applied. */
  lateTicks = 0;
  private readonly frames: BarFrameFinder;
  private readonly sink: BarSink;
  private readonly volume = new CumulativeVolume();
  private readonly openBars: OpenTickBar[] = [];
  private readonly spareBars: OpenTickBar[] = [];
  private tick = 0;
  private sealedUntilMinute = Number.NEGATIVE_INFINITY;
  private watermarkUs = Number.NEGATIVE_INFINITY;
  private feedStartUs: number | null;

  /**
   * Bars that opened before the feed began are partial. Without `feedStartUs` the feed is taken to begin one grace before its first
   * tick, so a bar whose first trade came late counts as partial: better shown and not decided on than wrong.
   */
  constructor(timeframe: Timeframe, sessions: SessionLookup, sink: BarSink, feedStartUs: number | null = null) {
    this.frames = new BarFrameFinder(timeframe, sessions);
    this.sink = sink;
    this.feedStartUs = feedStartUs;
  }

  /** `cumulativeVolume` and `openInterest` are NaN where the feed has none. Seals what the newest tick has left behind by the grace. */
  push(timeUs: number, price: number, cumulativeVolume: number, openInterest: number): void {
    const tick = this.tick;
    this.tick += 1;
    const feedStartUs = (this.feedStartUs ??= timeUs - SEAL_GRACE_US);
    if (timeUs > this.watermarkUs) this.advance(timeUs);
    const minute = Math.floor(timeUs / US_PER_MINUTE);
    const frame = this.frames.find(minute);
    if (frame === null) {
      this.outsideTicks += 1;
      this.volume.pass(istDayOf(minute), cumulativeVolume);
      return;
    }
    if (frame.sealMinute <= this.sealedUntilMinute) {
      this.lateTicks += 1;
      return;
    }
    this.barFor(frame, feedStartUs).apply(tick, timeUs, price, cumulativeVolume, openInterest);
  }

  /** Closes every bar that ends at or before this time, oldest first. */
  seal(timeUs: number): void {
    this.sealUntil(Math.floor(timeUs / US_PER_MINUTE));
  }

  private advance(timeUs: number): void {
    this.watermarkUs = timeUs;
    this.sealUntil(Math.floor((timeUs - SEAL_GRACE_US) / US_PER_MINUTE));
  }

  private sealUntil(minute: number): void {
    for (let oldest = this.openBars[0]; oldest !== undefined && oldest.sealMinute <= minute; oldest = this.openBars[0]) {
      this.openBars.shift();
      oldest.volume = this.volume.take(
        istDayOf(oldest.openMinute),
        oldest.firstCumulativeVolume,
        oldest.highestCumulativeVolume,
        oldest.partial,
      );
      this.sink(oldest);
      this.spareBars.push(oldest);
    }
    this.sealedUntilMinute = Math.max(this.sealedUntilMinute, minute);
  }

  private barFor(frame: BarFrame, feedStartUs: number): OpenTickBar {
    let place = this.openBars.length;
    for (; place > 0; place -= 1) {
      const bar = this.openBars[place - 1];
      if (bar === undefined || bar.openMinute < frame.openMinute) break;
      if (bar.openMinute === frame.openMinute) return bar;
    }
    const bar = this.spareBars.pop() ?? new OpenTickBar();
    bar.start(frame, feedStartUs > frame.openMinute * US_PER_MINUTE);
    this.openBars.splice(place, 0, bar);
    return bar;
  }
}
