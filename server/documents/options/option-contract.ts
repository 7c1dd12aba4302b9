// One option as a row of a person's file states it, and what the formulas make of it.
import type { Greeks } from '../../../engine/options/greeks';
import type { UnsolvableReason } from '../../../engine/options/implied-volatility';
import type { OptionTerms } from '../../../engine/options/option-terms';

export interface OptionContract {
  readonly line: number;
  readonly terms: OptionTerms;
  /** At least one of the two is there. */
  readonly price: number | null;
  readonly volatility: number | null;
}

export interface ValuedOption {
  readonly contract: OptionContract;
  /** Of the model at the row's volatility; where the row has a price alone, that price. Rupees. */
  readonly price: number | null;
  /** What explains the row's price; where the row has a volatility alone, that volatility. Per year. */
  readonly impliedVolatility: number | null;
  /** At the row's volatility, else at the implied one. */
  readonly greeks: Greeks | null;
  /** Why there is no implied volatility, or no value at all. */
  readonly reason: UnsolvableReason | null;
}
