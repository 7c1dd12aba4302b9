// What the venue asks the broker's risk desk before it takes an entry. The venue knows no money: whoever keeps the account answers.
import type { ExpectedOrder } from '../trade/expected-order';

export interface Shortfall {
  readonly neededPaise: number;
  /** Below zero where what is held needs more than there is. */
  readonly freePaise: number;
}

export interface RiskDesk {
  /** Null: the money is there. `resting`: entries that are live, in the order in which they were sent, each with what has not filled of it. */
  findShortfall(order: ExpectedOrder, resting: readonly ExpectedOrder[]): Shortfall | null;
}
