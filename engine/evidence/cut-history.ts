// A history with its beginning or its end taken off, as if nobody had recorded it: what the self-checks run a strategy on.
import type { Candles, PriceColumn } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import type { BacktestInstrument } from '../run/backtest-instrument';

/** Bars that open in [fromMinute, toMinute) alone. */
export function cutHistory(instrument: BacktestInstrument, fromMinute: number, toMinute: number): BacktestInstrument {
  const { candles, eras, dataHash } = instrument;
  const cut = { ...instrument, candles: cutCandles(candles, fromMinute, toMinute), dataHash: `${dataHash} ${fromMinute} ${toMinute}` };
  if (eras === undefined) return cut;
  return {
    ...cut,
    eras: eras.map((era) => ({ ...era, contract: era.contract === null ? null : cutHistory(era.contract, fromMinute, toMinute) })),
  };
}

function cutCandles<Prices extends PriceColumn>(candles: Candles<Prices>, fromMinute: number, toMinute: number): Candles<Prices> {
  const from = lowerBound(candles.minute, fromMinute);
  const to = Math.max(from, lowerBound(candles.minute, toMinute));
  // A part of a column is a column of the same kind.
  const part = (column: Prices): Prices => column.subarray(from, to) as Prices;
  return {
    ...candles,
    count: to - from,
    minute: candles.minute.subarray(from, to),
    open: part(candles.open),
    high: part(candles.high),
    low: part(candles.low),
    close: part(candles.close),
    volume: candles.volume.subarray(from, to),
    openInterest: candles.openInterest.subarray(from, to),
  };
}
