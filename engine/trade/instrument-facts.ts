// What the position kernel must know of an instrument on one session day, resolved from the dated tables before the session's first event. While
// a position holds the contract of a slot, the facts of the slot stay those of that contract.

export interface InstrumentFacts {
  readonly id: string;
  readonly kind: 'equity' | 'future' | 'option' | 'index';
  /** Name of what the contract is of, or of the share itself: legs of one underlying may cover each other. Null: covers nothing. */
  readonly underlying: string | null;
  /** Of an option. */
  readonly right: 'call' | 'put' | null;
  /** Last day on which the contract is dealt in; null without an end. */
  readonly lastDay: number | null;
  /** Price units to the rupee: a power of ten, at least 100. */
  readonly priceScale: number;
  /** Units in a lot; 1 for shares. */
  readonly lot: number;
  /** Price units. */
  readonly tick: number;
  /** Most units in one order; 0: no bound. */
  readonly freezeQuantity: number;
  /** False: a value that is published and not dealt in. */
  readonly canTrade: boolean;
  /** May a stop-limit order rest at the venue? Otherwise leg stops are monitored. */
  readonly canRestStop: boolean;
  /** Continuous trading of the session, half-open. */
  readonly sessionOpenUs: number;
  readonly sessionCloseUs: number;
  /** When intraday positions are squared off: before the broker does it. */
  readonly squareOffUs: number;
  /** When positions of any product begin to leave because the contract ends with this session: by expiry, or by the rule that chose it. Null on other days. */
  readonly expiryUs: number | null;
  /** Trading days after this one up to the contract's last, which has 0; null for what does not expire. */
  readonly sessionsLeft: number | null;
}

/** By index of the program's instruments; null where a rule resolves to no contract on this day. */
export type SessionSpecs = readonly (InstrumentFacts | null)[];
