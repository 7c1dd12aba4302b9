// The smallest power of ten at which every price of a file is a whole number, so that sums of them are exact. Prices that have no such
// unit within what a double holds are left as they are.
import type { PriceColumn } from '../../engine/market/candles';
import type { DecimalColumn } from './decimal-column';

const INT32_MAX = 2_147_483_647;

export interface ScaledPrices {
  readonly priceScale: number;
  /** A column for each of those given. */
  readonly columns: readonly PriceColumn[];
}

export function scalePrices(columns: readonly DecimalColumn[]): ScaledPrices {
  const decimals = columns.reduce((most, column) => Math.max(most, column.decimals), 0);
  const largest = columns.reduce((most, column) => Math.max(most, column.largest), 0);
  const priceScale = 10 ** decimals;
  const isWhole = columns.every((column) => column.isExact) && Math.round(largest * priceScale) <= Number.MAX_SAFE_INTEGER;
  if (!isWhole) return { priceScale: 1, columns: columns.map((column) => column.plain()) };
  const units = columns.map((column) => column.inUnits(priceScale));
  return { priceScale, columns: Math.round(largest * priceScale) <= INT32_MAX ? units.map((column) => Int32Array.from(column)) : units };
}
