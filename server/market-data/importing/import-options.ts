// What the user says about an import. Everything else is told by the file, or is not known.
import type { ColumnMap } from '../formats/column-map';
import type { CandleChoice } from '../quality/check-candles';
import type { OnProgress } from '../source/source-file';
import type { Adjustment } from '../store/dataset';

/** Of an option chain whose file does not say it. */
export interface ChainWords {
  /** `NIFTY`. */
  readonly underlying: string | null;
  readonly expiryDay: number | null;
  /** When it was quoted; event time. */
  readonly timeUs: number | null;
}

export const NO_CHAIN_WORDS: ChainWords = Object.freeze({ underlying: null, expiryDay: null, timeUs: null });

export interface ImportOptions {
  readonly dataDir: string;
  /** ISO 8601, by the caller's clock. */
  readonly importedAt: string;
  /** Id for a file of one instrument; null: by its symbol column. */
  readonly instrument: string | null;
  /** Exchange for symbols of the file; null: told by their form. */
  readonly exchange: string | null;
  /** Ids for symbols of the file, before all other rules. */
  readonly instrumentOfSymbol: ReadonlyMap<string, string>;
  readonly map: ColumnMap | null;
  readonly priceScale: number;
  readonly adjustment: Adjustment;
  /** IST day of a table that does not say its own. */
  readonly day: number | null;
  readonly chain: ChainWords;
  readonly choice: CandleChoice;
  /** Checks and reports, stores nothing. */
  readonly isDryRun: boolean;
  readonly onProgress: OnProgress;
}
