// One executed part of an order as a person's file states it: what charges need to know of it.
import type { Exchange } from '../../../engine/market/segment';
import type { ChargeSegment, Side } from '../../../engine/market/tables/charge-rates';

export interface TradedFill {
  readonly line: number;
  readonly timeUs: number;
  /** IST day. */
  readonly day: number;
  readonly exchange: Exchange;
  readonly segment: ChargeSegment;
  readonly side: Side;
  readonly quantity: number;
  /** In price units of the file's scale. */
  readonly price: number;
  /** As in the file; empty where it says none, and the fill is then an order by itself. */
  readonly order: string;
  readonly instrument: string;
  /** Symbol of the underlying of a contract, or of the share. */
  readonly underlying: string;
  /** The broker closed the position itself, and charges for it. */
  readonly isSquaredOffByBroker: boolean;
}

export interface TradedFills {
  readonly file: string;
  readonly priceScale: number;
  readonly fills: readonly TradedFill[];
}
