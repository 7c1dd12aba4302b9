// The close before an instant. Price bands, sizes and margins go by it while nothing newer is known.
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { type Candles, istDayOf, type PriceColumn } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import { istMinute } from '../time/ist-time';
import type { BacktestInstrument } from './backtest-instrument';

/** Of the bars that opened before a minute, the last one's close; NaN where there is none. */
export function lastCloseBefore({ minute, close }: Pick<Candles<PriceColumn>, 'minute' | 'close'>, before: number): number {
  return close[lowerBound(minute, before) - 1] ?? Number.NaN;
}

/** Rupees: the close of the last bar that had sealed by a minute; bars of a day and longer seal after their last session. Null where there is none. */
export function sealedCloseAt({ candles }: Pick<BacktestInstrument, 'candles'>, atMinute: number): number | null {
  const timeframe = parseTimeframe(candles.timeframe);
  const isOfMinutes = timeframe !== null && isIntraday(timeframe);
  const openedBefore = isOfMinutes ? atMinute - timeframeMinutes(timeframe) + 1 : istMinute(istDayOf(atMinute), 0);
  const close = lastCloseBefore(candles, openedBefore) / candles.priceScale;
  return close > 0 ? close : null;
}
