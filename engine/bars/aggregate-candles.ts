// Bars of a longer timeframe as whole columns: the face the interpreter reads. It drives the same state machine row by row, so history
// and live cannot differ. A last bar that is not known yet is left out, never guessed.
import { invariant } from '../../dsl/types/invariant';
import type { Timeframe } from '../../dsl/types/timeframe';
import { parseTimeframe } from '../../dsl/types/timeframe';
import type { Candles, PriceColumn } from '../market/candles';
import { BarAggregator } from './bar-aggregator';
import type { BarColumns } from './bar-columns';
import { BarColumnWriter } from './bar-columns';
import { readRow } from './read-column';
import type { SessionLookup } from './session-windows';

export interface AggregatedCandles<Prices extends PriceColumn = Int32Array> extends Candles<Prices>, BarColumns<Prices> {
  /** Base rows outside the continuous phases, in no bar. */
  readonly outsideRows: number;
  /** Base rows of a last bar that is not known yet, left out. */
  readonly pendingRows: number;
}

/** `knownUntilMinute` says that time has passed beyond the last row (the end of a day's file whose last minutes are missing). */
export function aggregateCandles<Prices extends PriceColumn>(
  candles: Candles<Prices>,
  timeframe: Timeframe,
  sessions: SessionLookup,
  knownUntilMinute: number = Number.NEGATIVE_INFINITY,
): AggregatedCandles<Prices> {
  const base = parseTimeframe(candles.timeframe);
  invariant(base !== null, `candles of unknown timeframe ${candles.timeframe}`);
  const writer = new BarColumnWriter(candles.count, candles.open);
  const aggregator = new BarAggregator(base, timeframe, sessions, writer.sink);
  for (let row = 0; row < candles.count; row += 1) {
    aggregator.push(
      readRow(candles.minute, row),
      readRow(candles.open, row),
      readRow(candles.high, row),
      readRow(candles.low, row),
      readRow(candles.close, row),
      readRow(candles.volume, row),
      readRow(candles.openInterest, row),
    );
  }
  aggregator.seal(knownUntilMinute);
  return {
    instrument: candles.instrument,
    timeframe,
    priceScale: candles.priceScale,
    ...writer.finish(),
    outsideRows: aggregator.outsideRows,
    pendingRows: aggregator.pendingRows,
  };
}
