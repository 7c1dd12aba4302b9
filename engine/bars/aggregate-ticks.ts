// Bars from a recording of ticks, as whole columns: the recording is over, so its last bar is known too.
import type { Timeframe } from '../../dsl/types/timeframe';
import type { Candles } from '../market/candles';
import type { BarColumns } from './bar-columns';
import { BarColumnWriter } from './bar-columns';
import { readRow } from './read-column';
import type { SessionLookup } from './session-windows';
import { TickBars } from './tick-bars';
import type { Ticks } from './ticks';

const NO_PRICES = new Int32Array(0);

export interface TickCandles extends Candles, BarColumns {
  /** Ticks outside the windows asked for, in no bar. */
  readonly outsideTicks: number;
  /** Ticks that came after their bar was sealed, in no bar. */
  readonly lateTicks: number;
}

export function aggregateTicks(ticks: Ticks, timeframe: Timeframe, sessions: SessionLookup): TickCandles {
  const writer = new BarColumnWriter(ticks.count, NO_PRICES);
  const bars = new TickBars(timeframe, sessions, writer.sink);
  for (let row = 0; row < ticks.count; row += 1) {
    bars.push(
      readRow(ticks.timeUs, row),
      readRow(ticks.price, row),
      readRow(ticks.cumulativeVolume, row),
      readRow(ticks.openInterest, row),
    );
  }
  bars.seal(Number.POSITIVE_INFINITY);
  return {
    instrument: ticks.instrument,
    timeframe,
    priceScale: ticks.priceScale,
    ...writer.finish(),
    outsideTicks: bars.outsideTicks,
    lateTicks: bars.lateTicks,
  };
}
