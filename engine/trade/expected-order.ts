// An order that opens something, with the price at which it is expected to fill: what is asked about before it is sent.
import type { PlaceIntent } from '../events';

export interface ExpectedOrder extends Pick<PlaceIntent, 'instrument' | 'side' | 'quantity' | 'product'> {
  /** Price units. */
  readonly price: number;
}
