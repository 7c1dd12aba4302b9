// A fill as the books take it in: the venue's answer, the order that it belongs to, and the contract that was dealt in. The charges of the fill
// stand in the table of fills.
import type { FillRule, OrderReason, Product, Side, TimeUs } from '../events';
import type { Instrument } from '../market/instrument';

export interface BookedFill {
  readonly timeUs: TimeUs;
  readonly order: number;
  readonly position: number;
  readonly leg: number;
  /** Index of the program's instrument, and the contract that it is. */
  readonly instrument: number;
  readonly contract: Instrument;
  readonly product: Product;
  readonly side: Side;
  /** Units. */
  readonly quantity: number;
  /** The same, below zero where sold. */
  readonly signedQuantity: number;
  /** Left of the order; 0 when it is done. */
  readonly remaining: number;
  /** Price units. */
  readonly price: number;
  readonly reason: OrderReason;
  readonly rule: FillRule;
  readonly slippage: number;
  readonly isAmbiguous: boolean;
  readonly isModelled: boolean;
}
