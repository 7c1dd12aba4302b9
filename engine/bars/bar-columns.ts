// Sealed bars written into flat columns, with the three facts a reader of bars needs beyond price: when each was known, which base
// rows it holds, and whether the data began inside it.
import { type PriceColumn, priceColumnLike } from '../market/candles';
import type { BarSink } from './sealed-bar';

export interface BarColumns<Prices extends PriceColumn = Int32Array> {
  readonly count: number;
  readonly minute: Int32Array;
  readonly open: Prices;
  readonly high: Prices;
  readonly low: Prices;
  readonly close: Prices;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
  /** Unix minute of the bar's end: the moment it is known. */
  readonly sealMinute: Int32Array;
  readonly firstBaseRow: Int32Array;
  readonly lastBaseRow: Int32Array;
  /** 1 where the data began inside the bar. */
  readonly partial: Uint8Array;
}

const FIRST_CAPACITY = 512;

export class BarColumnWriter<Prices extends PriceColumn> {
  private count = 0;
  private columns: BarColumns<Prices>;
  private readonly capacityMax: number;

  /** No more than `countMax` bars will come: one per base row at most. Prices stand in columns like the one given. */
  constructor(countMax: number, prices: Prices) {
    this.capacityMax = countMax;
    this.columns = allocate(Math.min(countMax, FIRST_CAPACITY), prices);
  }

  readonly sink: BarSink = (bar) => {
    const row = this.count;
    if (row === this.columns.minute.length) this.grow();
    const columns = this.columns;
    columns.minute[row] = bar.openMinute;
    columns.open[row] = bar.open;
    columns.high[row] = bar.high;
    columns.low[row] = bar.low;
    columns.close[row] = bar.close;
    columns.volume[row] = bar.volume;
    columns.openInterest[row] = bar.openInterest;
    columns.sealMinute[row] = bar.sealMinute;
    columns.firstBaseRow[row] = bar.firstBaseRow;
    columns.lastBaseRow[row] = bar.lastBaseRow;
    columns.partial[row] = bar.partial ? 1 : 0;
    this.count = row + 1;
  };

  finish(): BarColumns<Prices> {
    return copy(this.columns, allocate(this.count, this.columns.open), this.count);
  }

  private grow(): void {
    const larger = allocate(Math.min(this.capacityMax, this.columns.minute.length * 2), this.columns.open);
    this.columns = copy(this.columns, larger, this.count);
  }
}

function allocate<Prices extends PriceColumn>(count: number, prices: Prices): BarColumns<Prices> {
  return {
    count,
    minute: new Int32Array(count),
    open: priceColumnLike(prices, count),
    high: priceColumnLike(prices, count),
    low: priceColumnLike(prices, count),
    close: priceColumnLike(prices, count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
    sealMinute: new Int32Array(count),
    firstBaseRow: new Int32Array(count),
    lastBaseRow: new Int32Array(count),
    partial: new Uint8Array(count),
  };
}

function copy<Prices extends PriceColumn>(from: BarColumns<Prices>, to: BarColumns<Prices>, count: number): BarColumns<Prices> {
  to.minute.set(from.minute.subarray(0, count));
  to.open.set(from.open.subarray(0, count));
  to.high.set(from.high.subarray(0, count));
  to.low.set(from.low.subarray(0, count));
  to.close.set(from.close.subarray(0, count));
  to.volume.set(from.volume.subarray(0, count));
  to.openInterest.set(from.openInterest.subarray(0, count));
  to.sealMinute.set(from.sealMinute.subarray(0, count));
  to.firstBaseRow.set(from.firstBaseRow.subarray(0, count));
  to.lastBaseRow.set(from.lastBaseRow.subarray(0, count));
  to.partial.set(from.partial.subarray(0, count));
  return to;
}
