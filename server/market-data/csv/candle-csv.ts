// Candles as CSV: a header, times as ISO 8601 with the Indian offset, numbers in their shortest exact form, NA as an empty field. Columns
// that the source does not have are left out.
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { formatIst, timeOfMinute } from '../../../engine/time/ist-time';
import { priceText } from '../quality/price-text';

export function candleCsv(candles: Candles): string {
  const { count, priceScale } = candles;
  const hasOpenInterest = candles.openInterest.some((value) => !Number.isNaN(value));
  const hasVolume = hasOpenInterest || candles.volume.some((value) => value !== 0);
  const header = ['time', 'open', 'high', 'low', 'close', ...(hasVolume ? ['volume'] : []), ...(hasOpenInterest ? ['oi'] : [])];
  const lines = [header.join(',')];
  for (let row = 0; row < count; row += 1) {
    const prices = [candles.open, candles.high, candles.low, candles.close].map((column) => priceText(readRow(column, row), priceScale));
    const cells = [formatIst(timeOfMinute(readRow(candles.minute, row))), ...prices];
    if (hasVolume) cells.push(quantityText(readRow(candles.volume, row)));
    if (hasOpenInterest) cells.push(quantityText(readRow(candles.openInterest, row)));
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

function quantityText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
