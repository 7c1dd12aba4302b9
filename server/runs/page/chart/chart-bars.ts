// Bars as the chart draws them: prices in columns, each bar with its place on the axis. Zoomed far out, neighbours are joined as they are drawn, within a session or by whole sessions.
import type { PackedCandles } from '../embedded/page-data';
import { lastAtMost, type SessionAxis } from './session-axis';
import { unpackIntegers } from './unpack-integers';

export interface ChartBars {
  readonly count: number;
  /** Length of a bar on the axis. */
  readonly width: number;
  readonly place: Float64Array;
  /** Index of each bar's session on the axis, and its place within that session counted in bars. */
  readonly session: Float64Array;
  readonly into: Float64Array;
  /** Bars of the longest session. */
  readonly sessionBars: number;
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
  const place = bars.minute.map((each) => axis.placeOf(each));
  const width = stepMinutes / axis.stepMinutes;
  const session = place.map((each) => axis.sessionAt(each));
  const into = place.map((each, row) => (each - at(axis.start, at(session, row))) / width);
  const sessionBars = into.reduce((most, each) => Math.max(most, each), 0) + 1;
  return { count, width, place, session, into, sessionBars, ...bars };
}

export interface DrawnBar {
  readonly from: number;
  readonly to: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Bars that show between two places, about `group` neighbours joined into one: parts of a session, or whole sessions, never a part of two. */
export function* drawnBars(bars: ChartBars, fromPlace: number, toPlace: number, group: number): Generator<DrawnBar> {
  const isJoined = joining(bars, group);
  let row = Math.max(0, lastAtMost(bars.place, fromPlace));
  while (row > 0 && isJoined(row)) row -= 1;
  while (row < bars.count && at(bars.place, row) < toPlace) {
    let end = row + 1;
    let [high, low] = [at(bars.high, row), at(bars.low, row)];
    for (; end < bars.count && isJoined(end); end += 1) {
      high = Math.max(high, at(bars.high, end));
      low = Math.min(low, at(bars.low, end));
    }
    yield {
      from: at(bars.place, row),
      to: at(bars.place, end - 1) + bars.width,
      open: at(bars.open, row),
      high,
      low,
      close: at(bars.close, end - 1),
    };
    row = end;
  }
}

/** Whether a bar is joined to the one before it. Groups are counted from fixed points, so that panning does not reshuffle them. */
function joining({ session, into, sessionBars }: ChartBars, group: number): (row: number) => boolean {
  if (group * 2 > sessionBars) {
    const sessionsPerGroup = Math.ceil(group / sessionBars);
    const groupOf = (row: number): number => Math.floor(at(session, row) / sessionsPerGroup);
    return (row) => groupOf(row) === groupOf(row - 1);
  }
  const partOf = (row: number): number => Math.floor(at(into, row) / group);
  return (row) => at(session, row) === at(session, row - 1) && partOf(row) === partOf(row - 1);
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
