// How old a price may be before risk calls it stale and entries refuse it: two bars of the history that drives the run, or half a minute where
// that history is trades.
import { invariant } from '../../dsl/types/invariant';
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { US_PER_MINUTE } from '../time/ist-time';

/** Between daily bars lie nights, weekends and holidays. */
const DAILY_AGE_MINUTES = 14 * 1_440;

const TRADE_AGE_US = US_PER_MINUTE / 2;

/** Of the coarsest of the histories, microseconds. */
export function priceAgeUsMax(histories: readonly Pick<InstrumentHistory, 'candles' | 'tape'>[]): number {
  if (histories.some(({ tape }) => tape !== undefined)) return TRADE_AGE_US;
  const ages = histories.map(({ candles }) => {
    const timeframe = parseTimeframe(candles.timeframe);
    invariant(timeframe !== null, `candles of ${candles.instrument} have a timeframe`);
    return isIntraday(timeframe) ? 2 * timeframeMinutes(timeframe) : DAILY_AGE_MINUTES;
  });
  return Math.max(2, ...ages) * US_PER_MINUTE;
}
