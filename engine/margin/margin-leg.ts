// What a margin is asked for: contracts, how many of each, and what they and their underlyings cost at one instant. Prices are rupees a unit as
// doubles: a margin is an estimate until the clearing house has spoken.
import type { Contract } from '../market/instrument';
import { PAISE_PER_RUPEE } from '../market/paise';

export interface MarginLeg {
  readonly contract: Contract;
  /** Units of the underlying, in whole lots or not; below zero sold. */
  readonly quantity: number;
  /** Last price. */
  readonly price: number;
  /** Per year, of Black-Scholes on the spot; null: what the price implies. */
  readonly volatility: number | null;
}

export interface MarginUnderlying {
  /** As contracts name it: `NIFTY`, `RELIANCE`. */
  readonly name: string;
  readonly spot: number;
  /** Standard deviation of a day's log return, as `ewmaDeviation` finds it; null: not known, and the least price range stands. */
  readonly dailyDeviation: number | null;
}

export interface MarginRequest {
  readonly timeUs: number;
  readonly legs: readonly MarginLeg[];
  /** Every underlying of a leg. */
  readonly underlyings: readonly MarginUnderlying[];
}

/** Rupees: what an option costs, below zero what it brings. Futures change hands for nothing. */
export function premiumOf({ contract, quantity, price }: MarginLeg): number {
  return contract.kind === 'option' ? quantity * price : 0;
}

/** To the nearest paisa: an estimate is not owed to the last one. */
export function toPaise(rupees: number): number {
  return Math.round(rupees * PAISE_PER_RUPEE);
}
