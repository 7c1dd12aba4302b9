// An order that opens something, with the price at which it is expected to fill: what is asked about before it is sent.
import type { OrderIntent } from '../journal/decision';

type EntryTerms = Pick<Extract<OrderIntent, { readonly kind: 'place' }>, 'instrument' | 'side' | 'quantity' | 'product'>;

export interface ExpectedOrder extends EntryTerms {
  /** Price units. */
  readonly price: number;
}
