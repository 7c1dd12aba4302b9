// The bar being built: first open, highest high, lowest low, last close, summed volume. It knows neither clock nor session.
import type { BarFrame } from './bar-frame';
import type { SealedBar } from './sealed-bar';

export class OpenBar implements SealedBar {
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
  private isEmpty = true;

  start(frame: BarFrame, row: number, partial: boolean): void {
    this.openMinute = frame.openMinute;
    this.sealMinute = frame.sealMinute;
    this.volume = 0;
    this.openInterest = Number.NaN;
    this.firstBaseRow = row;
    this.partial = partial;
    this.isEmpty = true;
  }

  apply(row: number, open: number, high: number, low: number, close: number, volume: number, openInterest: number): void {
    if (this.isEmpty) {
      this.open = open;
      this.high = high;
      this.low = low;
      this.isEmpty = false;
    }
    if (high > this.high) this.high = high;
    if (low < this.low) this.low = low;
    this.close = close;
    this.volume += volume;
    if (!Number.isNaN(openInterest)) this.openInterest = openInterest;
    this.lastBaseRow = row;
  }
}
