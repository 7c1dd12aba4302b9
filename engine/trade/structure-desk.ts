// Who says what a structure would bind and lose, were it entered now. The kernel knows no margin and no payoff: it asks before it sends anything,
// and is answered from what is known at the instant.
import type { ExpectedOrder } from './expected-order';

export interface StructureDesk {
  /** Paise that the orders bind of an account that holds nothing else, in the order in which they are sent. */
  marginPaise(orders: readonly ExpectedOrder[]): number;
  /** The most that they lose when the first of them expires, wherever the underlying ends, paise; 0 where nothing is lost. Null without a bound. */
  maxLossPaise(orders: readonly ExpectedOrder[]): number | null;
}

/** Of a program none of whose sizes asks. */
export const NO_STRUCTURES: StructureDesk = { marginPaise: () => Number.NaN, maxLossPaise: () => null };
