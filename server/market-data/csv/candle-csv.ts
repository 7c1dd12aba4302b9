// Candles as CSV, in pieces of some rows each: a header, times as ISO 8601 with the Indian offset, numbers in their shortest exact form, NA as an empty field. Columns
// that the source does not have are left out.
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { formatIst, timeOfMinute } from '../../../engine/time/ist-time';
import { priceText } from '../quality/price-text';

const ROWS_PER_PIECE = 1_000;

export function* candleCsv(candles: Candles): Generator<string> {
  const { count, priceScale } = candles;
  const hasOpenInterest = candles.openInterest.some((value) => !Number.isNaN(value));
  const hasVolume = hasOpenInterest || candles.volume.some((value) => value !== 0);
  const header = ['time', 'open', 'high', 'low', 'close', ...(hasVolume ? ['volume'] : []), ...(hasOpenInterest ? ['oi'] : [])];
  let piece = `${header.join(',')}\n`;
  for (let row = 0; row < count; row += 1) {
    const prices = [candles.open, candles.high, candles.low, candles.close].map((column) => priceText(readRow(column, row), priceScale));
    const cells = [formatIst(timeOfMinute(readRow(candles.minute, row))), ...prices];
    if (hasVolume) cells.push(quantityText(readRow(candles.volume, row)));
    if (hasOpenInterest) cells.push(quantityText(readRow(candles.openInterest, row)));
    piece += `${cells.join(',')}\n`;
    if (row % ROWS_PER_PIECE !== ROWS_PER_PIECE - 1) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function quantityText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
