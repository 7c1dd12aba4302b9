// How old a price may be before risk calls it stale and entries refuse it: two bars of the history that a run is driven by.
import { invariant } from '../../dsl/types/invariant';
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import type { Candles, PriceColumn } from '../market/candles';
import { US_PER_MINUTE } from '../time/ist-time';

/** Between daily bars lie nights, weekends and holidays. */
const DAILY_AGE_MINUTES = 14 * 1_440;

/** Of the coarsest of the histories, microseconds. */
export function priceAgeUsMax(histories: readonly { readonly candles: Candles<PriceColumn> }[]): number {
  const ages = histories.map(({ candles }) => {
    const timeframe = parseTimeframe(candles.timeframe);
    invariant(timeframe !== null, `candles of ${candles.instrument} have a timeframe`);
    return isIntraday(timeframe) ? 2 * timeframeMinutes(timeframe) : DAILY_AGE_MINUTES;
  });
  return Math.max(2, ...ages) * US_PER_MINUTE;
}
