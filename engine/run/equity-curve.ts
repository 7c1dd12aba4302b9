// The equity at each minute of the run, idle minutes included. While nothing is open the equity is level, and a level stretch is filled without
// walking through it.
import { type Candles, istDayOf } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import type { RunSeries } from '../report/run-series';
import { istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';

export class EquityCurve {
  /** Opening minutes of the bars that equity is marked on. */
  private readonly minute: Int32Array;
  private readonly equity: Float64Array;
  /** The first bar without a mark. */
  private next = 0;
  private level: number;

  /** The bars of the first instrument traded are the grid; without one the curve is empty. */
  constructor(grid: Pick<Candles, 'minute'> | null, startPaise: number, fromUs: number, toUs: number) {
    const minute = grid?.minute ?? new Int32Array(0);
    this.minute = minute.subarray(
      lowerBound(minute, Math.ceil(fromUs / US_PER_MINUTE)),
      lowerBound(minute, Math.floor(toUs / US_PER_MINUTE) + 1),
    );
    this.equity = new Float64Array(this.minute.length);
    this.level = startPaise;
  }

  /** Equity when the bars of an instant sealed. */
  mark(timeUs: number, equityPaise: number): void {
    const end = lowerBound(this.minute, minuteOfTime(timeUs), this.next);
    this.fillTo(end - 1);
    if (end > this.next) this.equity[this.next++] = equityPaise;
    this.level = equityPaise;
  }

  /** Equity when bars sealed that follow each other without a gap, as many as `count`, the first at `timeUs`. */
  markBars(timeUs: number, equityPaise: Float64Array, count: number): void {
    this.mark(timeUs, equityPaise[0] ?? Number.NaN);
    for (let bar = 1; bar < count; bar++) this.equity[this.next++] = equityPaise[bar] ?? Number.NaN;
    this.level = equityPaise[count - 1] ?? Number.NaN;
  }

  /** Equity from an instant on. */
  setLevel(timeUs: number, equityPaise: number): void {
    this.fillTo(lowerBound(this.minute, minuteOfTime(timeUs), this.next));
    this.level = equityPaise;
  }

  /** The day's charges are posted: its last bar shows what is left. */
  endSession(day: number, equityPaise: number): void {
    const end = lowerBound(this.minute, istMinute(day + 1, 0), this.next);
    this.fillTo(end);
    if (end > 0) this.equity[end - 1] = equityPaise;
    this.level = equityPaise;
  }

  finish(): Pick<RunSeries, 'equity' | 'daily'> {
    this.fillTo(this.minute.length);
    const days: number[] = [];
    const closes: number[] = [];
    for (let row = 0; row < this.minute.length; ) {
      const day = istDayOf(this.minute[row] ?? 0);
      row = lowerBound(this.minute, istMinute(day + 1, 0), row);
      days.push(day);
      closes.push(this.equity[row - 1] ?? Number.NaN);
    }
    return {
      equity: { minute: this.minute, equityPaise: this.equity },
      daily: { day: Int32Array.from(days), equityPaise: Float64Array.from(closes) },
    };
  }

  private fillTo(end: number): void {
    if (end <= this.next) return;
    // Most stretches are too short for a call of `fill` to pay.
    for (; this.next < end; this.next += 1) this.equity[this.next] = this.level;
  }
}
