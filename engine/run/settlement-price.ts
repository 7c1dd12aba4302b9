// What an option is worth when it ends: what exercise brings at the closing price of its underlying. The exchanges take that price as the average
// over the last half hour of trading; from bars it is the mean of their closes, because they do not say how much was dealt in each share of an
// index.
import type { Candles, PriceColumn } from '../market/candles';
import type { Option } from '../market/instrument';
import { lowerBound } from '../number/lower-bound';

const CLOSING_MINUTES = 30;

/** Price units of the option; NaN where the underlying has no bar in the session's last half hour. */
export function settlementPriceOf(
  { strike, right, priceScale }: Option,
  underlying: Pick<Candles<PriceColumn>, 'minute' | 'close' | 'priceScale'>,
  closeMinute: number,
): number {
  const { minute, close } = underlying;
  const from = lowerBound(minute, closeMinute - CLOSING_MINUTES);
  const to = lowerBound(minute, closeMinute);
  let sum = 0;
  for (let row = from; row < to; row += 1) sum += close[row] ?? Number.NaN;
  const settled = Math.round(((sum / (to - from)) * priceScale) / underlying.priceScale);
  return Math.max(0, right === 'call' ? settled - strike : strike - settled);
}
