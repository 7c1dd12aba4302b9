// Bars as the chart draws them: prices in columns, each bar with its place on the axis. Zoomed far out, neighbours are joined as they are drawn.
import type { PackedCandles } from '../embedded/page-data';
import { lastAtMost, type SessionAxis } from './session-axis';
import { unpackIntegers } from './unpack-integers';

export interface ChartBars {
  readonly count: number;
  /** Length of a bar on the axis. */
  readonly width: number;
  readonly place: Float64Array;
  readonly minute: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

export function unpackCandles(packed: PackedCandles, axis: SessionAxis): ChartBars {
  const { count, unit, stepMinutes } = packed;
  const [minute, open, high, low, close] = [packed.minute, packed.open, packed.high, packed.low, packed.close].map((column) =>
    unpackIntegers(column, count),
  );
  const bars = { minute: minute ?? NONE, open: open ?? NONE, high: high ?? NONE, low: low ?? NONE, close: close ?? NONE };
  let [lastMinute, lastClose] = [-stepMinutes, 0];
  for (let row = 0; row < count; row += 1) {
    lastMinute += stepMinutes + at(bars.minute, row);
    const opened = lastClose + at(bars.open, row) * unit;
    const closed = opened + at(bars.close, row) * unit;
    bars.minute[row] = lastMinute;
    bars.open[row] = opened;
    bars.high[row] = Math.max(opened, closed) + at(bars.high, row) * unit;
    bars.low[row] = Math.min(opened, closed) - at(bars.low, row) * unit;
    bars.close[row] = closed;
    lastClose = closed;
  }
  return { count, width: stepMinutes / axis.stepMinutes, place: bars.minute.map((each) => axis.placeOf(each)), ...bars };
}

export interface DrawnBar {
  readonly from: number;
  readonly to: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Bars that show between two places, `group` neighbours joined into one. Groups start at multiples, so that panning does not reshuffle them. */
export function* drawnBars(bars: ChartBars, fromPlace: number, toPlace: number, group: number): Generator<DrawnBar> {
  const first = Math.max(0, lastAtMost(bars.place, fromPlace));
  for (let row = first - (first % group); row < bars.count && at(bars.place, row) < toPlace; row += group) {
    const end = Math.min(row + group, bars.count);
    let [high, low] = [at(bars.high, row), at(bars.low, row)];
    for (let each = row + 1; each < end; each += 1) {
      high = Math.max(high, at(bars.high, each));
      low = Math.min(low, at(bars.low, each));
    }
    yield {
      from: at(bars.place, row),
      to: at(bars.place, end - 1) + bars.width,
      open: at(bars.open, row),
      high,
      low,
      close: at(bars.close, end - 1),
    };
  }
}

/** The bar over a place, or null in a gap. */
export function findBar(bars: ChartBars, place: number): number | null {
  const row = lastAtMost(bars.place, place);
  return row >= 0 && place < at(bars.place, row) + bars.width ? row : null;
}

const NONE = new Float64Array(0);

function at(column: Float64Array, row: number): number {
  return column[row] ?? 0;
}
