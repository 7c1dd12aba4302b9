// Bars of one instrument that ended one after another, as the books are told of many at once: rows of its columns, and no copies.
import type { Candles, PriceColumn } from '../market/candles';

export interface BarRows {
  /** Index of the program's instrument. */
  readonly instrument: number;
  readonly candles: Pick<Candles<PriceColumn>, 'high' | 'low' | 'close'>;
  /** Of the first bar. */
  readonly row: number;
}
