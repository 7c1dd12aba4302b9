// A cursor over an instrument's own bars. Where bars are sessions, a bar seals when its session closes.
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { invariant } from '../../dsl/types/invariant';
import { aggregateCandles } from '../bars/aggregate-candles';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { PriceCursor } from './price-cursor';

export function createCursor(instrument: number, { candles, sessions }: InstrumentHistory): PriceCursor {
  const timeframe = parseTimeframe(candles.timeframe);
  invariant(timeframe !== null, `candles of ${candles.instrument} have a timeframe`);
  if (!isIntraday(timeframe)) {
    const bars = aggregateCandles(candles, timeframe, sessions, Number.MAX_SAFE_INTEGER);
    return new PriceCursor(instrument, bars, bars.sealMinute);
  }
  const span = timeframeMinutes(timeframe);
  return new PriceCursor(instrument, candles, candles.minute.map((minute) => minute + span));
}
