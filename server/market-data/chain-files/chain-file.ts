// Option chains as a file states them: one for each expiry, with the prices beside them.
import type { OptionChain, OptionQuote } from '../../../engine/chain/option-chain';
import type { OptionRight } from '../../../engine/market/instrument';

/** One row of whatever form, before rows are gathered into chains. */
export interface QuotedOption {
  /** Line of the file; undefined where the form has none. */
  readonly line: number | undefined;
  /** Null where the file does not say. */
  readonly expiryDay: number | null;
  readonly strike: number;
  readonly right: OptionRight;
  readonly quote: OptionQuote;
}

export interface QuotedChain {
  readonly expiryDay: number | null;
  readonly chain: OptionChain;
  /** Of the future of the same expiry. */
  readonly future: number | null;
}

export interface ChainFile {
  readonly file: string;
  /** `NIFTY`; null where the file does not say. */
  readonly underlying: string | null;
  /** When it was quoted; null where the file does not say. */
  readonly timeUs: number | null;
  readonly spot: number | null;
  /** In order of expiry, at least one. */
  readonly chains: readonly QuotedChain[];
}
