// What a run must be told of a chain of its program besides the contracts' history: who lists it, and when it trades.
import type { SessionLookup } from '../bars/session-windows';
import type { ChainHistory } from '../market/chain-history';
import type { FixedTerms } from './session-facts';

export interface RunChain {
  readonly history: ChainHistory;
  /** Of its contracts. */
  readonly sessions: SessionLookup;
  /** Null where the dated tables know its contracts. */
  readonly terms: FixedTerms | null;
}
