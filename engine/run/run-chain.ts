// What a run must be told of a chain of its program besides the history of the contracts: who lists it, when it trades, and the futures by whose
// price a rule may seek the money.
import type { SessionLookup } from '../bars/session-windows';
import type { Candles, PriceColumn } from '../market/candles';
import type { ChainHistory } from '../market/chain-history';
import type { ListedContract } from './contract-eras';
import type { FixedTerms } from './session-facts';

export interface ChainFutures {
  /** Content hash of them all. */
  readonly hash: string;
  /** Every contract in order of expiry, with its bars within the day; null where it was listed and nothing is known of it. */
  readonly contracts: readonly ListedContract<Candles<PriceColumn>>[];
}

export interface RunChain {
  readonly history: ChainHistory;
  /** Of its contracts. */
  readonly sessions: SessionLookup;
  /** Null where the dated tables know its contracts. */
  readonly terms: FixedTerms | null;
  /** On the chain's underlying; absent where no rule asks for their price. */
  readonly futures?: ChainFutures;
}
