// A bar being built from ticks that may come out of order: the open is the earliest tick's price and the close the latest one's, by
// the tick's own time; at equal times the order of arrival decides.
import type { BarFrame } from './bar-frame';
import type { SealedBar } from './sealed-bar';

export class OpenTickBar implements SealedBar {
  openMinute = 0;
  sealMinute = 0;
  open = 0;
  high = 0;
  low = 0;
  close = 0;
  volume = 0;
  openInterest = Number.NaN;
  firstBaseRow = 0;
  lastBaseRow = 0;
  partial = false;
  /** Totals of the earliest and the highest tick; NaN where the feed has none. */
  firstCumulativeVolume = Number.NaN;
  highestCumulativeVolume = Number.NaN;
  private earliestUs = Number.POSITIVE_INFINITY;
  private latestUs = Number.NEGATIVE_INFINITY;

  start(frame: BarFrame, partial: boolean): void {
    this.openMinute = frame.openMinute;
    this.sealMinute = frame.sealMinute;
    this.high = Number.NEGATIVE_INFINITY;
    this.low = Number.POSITIVE_INFINITY;
    this.volume = 0;
    this.openInterest = Number.NaN;
    this.firstBaseRow = Number.POSITIVE_INFINITY;
    this.partial = partial;
    this.firstCumulativeVolume = Number.NaN;
    this.highestCumulativeVolume = Number.NaN;
    this.earliestUs = Number.POSITIVE_INFINITY;
    this.latestUs = Number.NEGATIVE_INFINITY;
  }

  apply(tick: number, timeUs: number, price: number, cumulativeVolume: number, openInterest: number): void {
    if (price > this.high) this.high = price;
    if (price < this.low) this.low = price;
    if (timeUs < this.earliestUs) {
      this.earliestUs = timeUs;
      this.open = price;
      this.firstCumulativeVolume = cumulativeVolume;
    }
    if (timeUs >= this.latestUs) {
      this.latestUs = timeUs;
      this.close = price;
      if (!Number.isNaN(openInterest)) this.openInterest = openInterest;
    }
    const highest = this.highestCumulativeVolume;
    if (Number.isNaN(highest) || cumulativeVolume > highest) this.highestCumulativeVolume = cumulativeVolume;
    this.firstBaseRow = Math.min(this.firstBaseRow, tick);
    this.lastBaseRow = tick;
  }
}
