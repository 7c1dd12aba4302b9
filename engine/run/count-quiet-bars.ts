// Counts the bars whose prices allow them to be passed over. It reads columns in one loop, and no bar beyond the first that matters.
import type { QuietPrices } from '../trade/quiet-prices';
import type { PriceCursor } from './price-cursor';

export interface QuietRange {
  /** Opens and closes strictly between reach no rule and no order. */
  readonly prints: QuietPrices;
  /** Extremes strictly between reach no order. */
  readonly bars: QuietPrices;
}

/**
 * Bars from the cursor's present one on in which something traded, whose range and close are quiet, and after each of which, at its very seal,
 * comes the next one's quiet open. `barsMax` at most. Only whole prices: what they come to does not depend on how often they were added up.
 */
export function countQuietBars(cursor: PriceCursor, range: QuietRange, hasVolume: boolean, barsMax: number): number {
  const { row, candles } = cursor;
  const { open, high, low, close, volume } = candles;
  if (!(open instanceof Int32Array && close instanceof Int32Array)) return 0;
  const { prints, bars } = range;
  if (hasVolume && volume[row] === 0) return 0;
  for (let count = 0; count < barsMax; count++) {
    const at = row + count;
    const next = at + 1;
    const isQuiet = isInside(bars, low[at]) && isInside(bars, high[at]) && isInside(prints, close[at]) && isInside(prints, open[next]);
    if (!isQuiet || cursor.openUs(next) !== cursor.sealUs(at) || (hasVolume && volume[next] === 0)) return count;
  }
  return barsMax;
}

function isInside({ low, high }: QuietPrices, price: number | undefined): boolean {
  return price !== undefined && price > low && price < high;
}
