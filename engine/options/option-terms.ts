// What a pricing formula must know of a European option: Black-76 on a forward, or Black-Scholes on a spot with a dividend yield. Both come
// down to a forward and a discount factor. Amounts are rupees as doubles: these are estimates, never money that changes hands.
import { assertNever } from '../../dsl/types/invariant';
import type { OptionRight } from '../market/instrument';
import { exp } from '../number/exp';

interface ContractTerms {
  readonly right: OptionRight;
  readonly strike: number;
  /** Time to expiry, actual days over 365. */
  readonly years: number;
  /** Continuously compounded, per year: 0.1 is 10 %. */
  readonly rate: number;
}

export interface Black76Terms extends ContractTerms {
  readonly model: 'black-76';
  /** Price of the underlying for delivery at the option's own expiry. */
  readonly forward: number;
}

export interface BlackScholesTerms extends ContractTerms {
  readonly model: 'black-scholes';
  readonly spot: number;
  /** Continuously compounded, per year; what the holder of the spot earns besides its price. */
  readonly dividendYield: number;
}

export type OptionTerms = Black76Terms | BlackScholesTerms;

export interface ForwardTerms {
  readonly forward: number;
  /** What a rupee at expiry is worth today. */
  readonly discount: number;
}

/** Null where no formula applies: a number that is none or overflows, a price or strike not above zero, a time before now. */
export function findForwardTerms(terms: OptionTerms): ForwardTerms | null {
  const { strike, years, rate } = terms;
  if (!(years >= 0) || !isPositive(strike)) return null;
  const forward = forwardOf(terms);
  const discount = exp(-rate * years);
  return isPositive(forward) && isPositive(discount) && Number.isFinite(years) ? { forward, discount } : null;
}

function forwardOf(terms: OptionTerms): number {
  switch (terms.model) {
    case 'black-76':
      return terms.forward;
    case 'black-scholes':
      return terms.spot * exp((terms.rate - terms.dividendYield) * terms.years);
    default:
      return assertNever(terms);
  }
}

function isPositive(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}
