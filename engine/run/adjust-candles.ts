// Puts a history into the units of a day, as indicators read it on that day. Prices before an ex-date are divided by its factor, and volumes are
// multiplied. The raw rows stay as they are, and factors of later days are not known yet.
import type { Candles, PriceColumn } from '../market/candles';
import { type CorporateAction, isUnitChange, priceAfter, type UnitRatio, unitRatioBetween } from '../market/corporate-action';
import { lowerBound } from '../number/lower-bound';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import { istMinute } from '../time/ist-time';

/** As known on `day`. The same object where nothing in it is in other units. */
export function adjustCandles<Prices extends PriceColumn>(
  candles: Candles<Prices>,
  actions: readonly CorporateAction[],
  day: number,
): Candles<Prices> {
  const exDays = listExDays(actions).filter((exDay) => exDay <= day);
  const ends = exDays.map((exDay) => lowerBound(candles.minute, istMinute(exDay, 0)));
  if ((ends.at(-1) ?? 0) === 0) return candles;
  const volume = candles.volume.slice();
  const [open, high, low, close] = [candles.open, candles.high, candles.low, candles.close].map((column) => column.slice()) as [
    Prices,
    Prices,
    Prices,
    Prices,
  ];
  let from = 0;
  for (const [index, exDay] of exDays.entries()) {
    const to = ends[index] ?? 0;
    const ratio = unitRatioBetween(actions, exDay - 1, day);
    for (const prices of [open, high, low, close]) scalePrices(prices, from, to, ratio);
    for (let row = from; row < to; row++) volume[row] = multiplyDivideHalfUp(volume[row] ?? 0, ratio.numerator, ratio.denominator);
    from = to;
  }
  return { ...candles, open, high, low, close, volume };
}

/** Days on which units change, ascending, each once. */
export function listExDays(actions: readonly CorporateAction[]): readonly number[] {
  return [...new Set(actions.filter(isUnitChange).map(({ exDay }) => exDay))].sort((left, right) => left - right);
}

function scalePrices(prices: PriceColumn, from: number, to: number, ratio: UnitRatio): void {
  const isWhole = prices instanceof Int32Array;
  for (let row = from; row < to; row++) {
    const price = prices[row] ?? 0;
    prices[row] = isWhole ? priceAfter(price, ratio) : (price * ratio.denominator) / ratio.numerator;
  }
}
