// Consecutive bars of one instrument, for books that are told of many bars at once. It points at rows of the instrument's own columns, and copies
// nothing.
import type { Candles, PriceColumn } from '../market/candles';

export interface BarRows {
  /** Index of the program's instrument. */
  readonly instrument: number;
  readonly candles: Pick<Candles<PriceColumn>, 'high' | 'low' | 'close'>;
  /** Of the first bar. */
  readonly row: number;
}
