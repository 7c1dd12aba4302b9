// A leg of a structure as its payoff needs it: what it is, how many units, and at what price it was or is entered. Rupees as doubles.
import { type Contract, strikePrice } from '../market/instrument';

export interface PayoffLeg {
  readonly contract: Contract;
  /** Units of the underlying; below zero sold. */
  readonly quantity: number;
  /** Entry price, rupees a unit. */
  readonly price: number;
}

/** Rupees; null of a future. */
export function strikeOfLeg({ contract }: PayoffLeg): number | null {
  return contract.kind === 'option' ? strikePrice(contract) : null;
}

/** What a unit is worth when it expires with the underlying at `spot`. */
export function valueAtExpiry(leg: PayoffLeg, spot: number): number {
  const { contract } = leg;
  if (contract.kind === 'future') return spot;
  const strike = strikePrice(contract);
  return Math.max(0, contract.right === 'call' ? spot - strike : strike - spot);
}

/** Does its value rise without limit as the underlying does? */
export function isHeldAbove({ contract }: Pick<PayoffLeg, 'contract'>): boolean {
  return contract.kind === 'future' || contract.right === 'call';
}
