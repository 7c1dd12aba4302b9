// All options of one underlying and expiry at one instant, as a venue quoted them. What a venue did not say is null, never zero.

export interface OptionQuote {
  /** Rupees, as are all prices here. */
  readonly bid: number | null;
  readonly ask: number | null;
  /** Of the last trade, however long ago. */
  readonly last: number | null;
  /** Contracts or shares, as the venue counts: measures take ratios and orders alone. */
  readonly openInterest: number | null;
  /** Of the day so far, in the same unit. */
  readonly volume: number | null;
  /** What `quotePrice` would make of bid, ask and last, where the source has it at hand. */
  readonly mid?: number | null;
}

export interface ChainStrike {
  readonly strike: number;
  readonly call: OptionQuote | null;
  readonly put: OptionQuote | null;
}

/** Strikes ascending, each once. */
export type OptionChain = readonly ChainStrike[];
