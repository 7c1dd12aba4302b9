// What the broker's risk desk is asked before an entry is taken. The venue knows no money: whoever keeps the account answers.
import type { OrderIntent } from '../journal/decision';

export type EntryTerms = Pick<Extract<OrderIntent, { readonly kind: 'place' }>, 'instrument' | 'side' | 'quantity' | 'product'>;

/** What an order or a holding binds of the account. */
export interface Tied {
  readonly marginPaise: number;
  /** The whole value, of which the margin is a share. */
  readonly valuePaise: number;
}

export interface Shortfall {
  readonly neededPaise: number;
  /** Below zero where what is held needs more than there is. */
  readonly freePaise: number;
}

export interface RiskDesk {
  /** `price`: at which the order is expected to fill. */
  tiedBy(order: EntryTerms, price: number): Tied;
  /** Null: the money is there. `resting`: what entries bind that are live and not filled yet. */
  findShortfall(order: Tied, resting: Tied): Shortfall | null;
}
