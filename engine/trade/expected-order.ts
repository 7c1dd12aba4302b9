// An order that opens something, with the price at which it is expected to fill: desks are asked about it before it is sent.
import type { PlaceIntent } from '../events';

export interface ExpectedOrder extends Pick<PlaceIntent, 'instrument' | 'side' | 'quantity' | 'product'> {
  /** Price units. */
  readonly price: number;
}
