// Gathers steps into one-minute candles on an instrument's tick grid. Steps come as logarithms of price units; rounding to ticks keeps their order,
// so every candle's low and high bound its open and close.
import { invariant } from '../../dsl/types/invariant';
import type { Candles } from '../market/candles';
import { exp } from '../number/exp';
import type { DemoInstrument } from './demo-instruments';
import { nearExp } from './near-exp';

export class CandleBuilder {
  readonly #candles: Candles;
  readonly #tickUnits: number;
  #row = 0;
  #anchorLog = 0;
  #anchorUnits = 1;
  #first = 0;
  #highest = 0;
  #lowest = 0;
  #last = 0;
  #fresh = true;

  constructor(instrument: DemoInstrument, count: number) {
    this.#tickUnits = instrument.tickUnits;
    this.#candles = {
      instrument: instrument.id,
      timeframe: '1m',
      priceScale: instrument.priceScale,
      count,
      minute: new Int32Array(count),
      open: new Int32Array(count),
      high: new Int32Array(count),
      low: new Int32Array(count),
      close: new Int32Array(count),
      volume: new Float64Array(count),
      openInterest: new Float64Array(count),
    };
  }

  /** Prices of a day are reckoned from its opening, once by the exact exponential and then by the near one. */
  startDay(openingLog: number): void {
    this.#anchorLog = openingLog;
    this.#anchorUnits = exp(openingLog);
    this.#fresh = true;
  }

  print(level: number): void {
    if (this.#fresh) {
      this.#first = level;
      this.#highest = level;
      this.#lowest = level;
      this.#fresh = false;
    }
    if (level > this.#highest) this.#highest = level;
    if (level < this.#lowest) this.#lowest = level;
    this.#last = level;
  }

  endMinute(minute: number, volume: number, openInterest: number): void {
    const candles = this.#candles;
    const row = this.#row;
    invariant(row < candles.count && !this.#fresh, 'a candle has a row and a price');
    candles.minute[row] = minute;
    candles.open[row] = this.#units(this.#first);
    candles.high[row] = this.#units(this.#highest);
    candles.low[row] = this.#units(this.#lowest);
    candles.close[row] = this.#units(this.#last);
    candles.volume[row] = volume;
    candles.openInterest[row] = openInterest;
    this.#row += 1;
    this.#fresh = true;
  }

  finish(): Candles {
    invariant(this.#row === this.#candles.count, 'every row is filled');
    return this.#candles;
  }

  #units(level: number): number {
    const units = this.#anchorUnits * nearExp(level - this.#anchorLog);
    return Math.max(1, Math.round(units / this.#tickUnits)) * this.#tickUnits;
  }
}
