// The closes of one instrument's bars as they become known: the last that is sealed by an instant, of any day or of that day alone.
import { invariant } from '../../dsl/types/invariant';
import { parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { type Candles, istDayOf, type PriceColumn } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import { minuteOfTime } from '../time/ist-time';

export class SealedCloses {
  private readonly minute: Int32Array;
  private readonly close: PriceColumn;
  private readonly spanMinutes: number;
  private readonly unitsPerRupee: number;
  /** Where a row was found last. */
  private near = 0;

  /** Bars within the day. */
  constructor({ instrument, timeframe: written, minute, close, priceScale }: Candles<PriceColumn>) {
    const timeframe = parseTimeframe(written);
    invariant(timeframe !== null, `candles of ${instrument} have a timeframe`);
    this.minute = minute;
    this.close = close;
    this.spanMinutes = timeframeMinutes(timeframe);
    this.unitsPerRupee = priceScale;
  }

  /** Rupees; null before the first. */
  at(timeUs: number): number | null {
    return this.closeOf(this.rowAt(timeUs));
  }

  /** The same of bars of that IST day alone. */
  ofDayAt(timeUs: number): number | null {
    const row = this.rowAt(timeUs);
    return istDayOf(this.minute[row] ?? Number.NaN) === istDayOf(minuteOfTime(timeUs)) ? this.closeOf(row) : null;
  }

  private rowAt(timeUs: number): number {
    const wanted = minuteOfTime(timeUs) - this.spanMinutes + 1;
    // Instants mostly follow each other: the row is sought from the one before.
    const from = (this.minute[this.near] ?? wanted) < wanted ? this.near : 0;
    let row = lowerBound(this.minute, wanted, from) - 1;
    this.near = Math.max(0, row);
    while (row >= 0 && Number.isNaN(this.close[row])) row -= 1;
    return row;
  }

  private closeOf(row: number): number | null {
    return row < 0 ? null : (this.close[row] ?? Number.NaN) / this.unitsPerRupee;
  }
}
