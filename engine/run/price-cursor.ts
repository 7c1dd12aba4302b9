// Walks one instrument's base bars as prints: each bar's open, then its final. Jumps over what nobody needs to see.
import type { Candles } from '../market/candles';
import { US_PER_MINUTE } from '../time/ist-time';
import { lowerBound } from './prepare-run';

export class PriceCursor {
  readonly instrument: number;
  readonly candles: Candles;
  /** Instants at which the bars open and seal. */
  readonly openUs: Float64Array;
  readonly sealUs: Float64Array;
  /** The next bar whose open, or (if `isInside`) whose final, has not been delivered. */
  row = 0;
  isInside = false;

  constructor(instrument: number, candles: Candles, sealMinute: Int32Array) {
    this.instrument = instrument;
    this.candles = candles;
    this.openUs = Float64Array.from(candles.minute, (minute) => minute * US_PER_MINUTE);
    this.sealUs = Float64Array.from(sealMinute, (minute) => minute * US_PER_MINUTE);
  }

  /** Instant of the next print; infinity after the last. */
  nextUs(): number {
    const times = this.isInside ? this.sealUs : this.openUs;
    return this.row < times.length ? (times[this.row] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  }

  /** Forgets bars that opened before an instant: the next print is the first open at or after it. */
  jump(timeUs: number): void {
    this.row = lowerBound(this.openUs, timeUs);
    this.isInside = false;
  }

  /** Row of the last bar sealed by an instant; −1 before the first. */
  sealedRow(timeUs: number): number {
    return lowerBound(this.sealUs, timeUs + 1) - 1;
  }
}
