// One executed part of an order, as reports show it. Its charges are its share of the session's contract note.
import type { FillRule, OrderReason, Side, TimeUs } from '../events';
import type { ChargeItem } from '../market/charge-items';

export interface FillRow {
  readonly timeUs: TimeUs;
  readonly order: number;
  readonly position: number;
  readonly leg: number;
  readonly instrument: string;
  readonly side: Side;
  /** Units. */
  readonly quantity: number;
  /** Price units, `priceScale` to the rupee. */
  readonly price: number;
  readonly priceScale: number;
  readonly reason: OrderReason;
  readonly rule: FillRule;
  /** Adverse price units already in `price`. */
  readonly slippage: number;
  readonly isAmbiguous: boolean;
  /** At a price that no exchange said and a model did. */
  readonly isModelled: boolean;
  /** Paise; the rows of a day and block of the contract note sum to what was posted. */
  readonly charges: Readonly<Record<ChargeItem, number>>;
  readonly chargesPaise: number;
}
