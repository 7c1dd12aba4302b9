// The volatility at which each leg is valued: its own where it is said, else what its price implies on the forward of its expiry, else that of the
// nearest strike of the same expiry which has one.
import { strikePrice } from '../market/instrument';
import { impliedVolatility } from '../options/implied-volatility';
import { type PayoffLeg, strikeOfLeg } from './payoff-leg';
import type { ModelledLeg } from './structure-value';

export interface QuotedLeg extends PayoffLeg {
  /** What a unit costs now, rupees; what is not entered yet has its entry price here. */
  readonly last: number;
  /** Per year; null: what the price implies. */
  readonly volatility: number | null;
}

export interface DatedLeg extends QuotedLeg {
  readonly years: number;
  readonly forward: number;
}

export interface ResolvedLeg extends ModelledLeg {
  readonly last: number;
  /** Where the volatility is from; `none`: there is none, and the leg is valued as at expiry. Futures need none. */
  readonly volatilityFrom: 'given' | 'price' | 'neighbour' | 'none';
}

export function resolveVolatilities(legs: readonly DatedLeg[], rate: number): readonly ResolvedLeg[] {
  const own = legs.map((leg): ResolvedLeg => {
    if (leg.volatility !== null) return { ...leg, volatility: leg.volatility, volatilityFrom: 'given' };
    const implied = impliedBy(leg, rate);
    return implied === null ? { ...leg, volatility: 0, volatilityFrom: 'none' } : { ...leg, volatility: implied, volatilityFrom: 'price' };
  });
  return own.map((leg) => {
    const strike = strikeOfLeg(leg);
    if (leg.volatilityFrom !== 'none' || strike === null) return leg;
    const distance = (other: ResolvedLeg): number => Math.abs((strikeOfLeg(other) ?? Number.POSITIVE_INFINITY) - strike);
    const [neighbour] = own
      .filter(
        (other) => other.volatilityFrom !== 'none' && other.contract.expiryDay === leg.contract.expiryDay && strikeOfLeg(other) !== null,
      )
      .toSorted((a, b) => distance(a) - distance(b) || (strikeOfLeg(a) ?? 0) - (strikeOfLeg(b) ?? 0));
    return neighbour === undefined ? leg : { ...leg, volatility: neighbour.volatility, volatilityFrom: 'neighbour' };
  });
}

function impliedBy({ contract, last, years, forward }: DatedLeg, rate: number): number | null {
  if (contract.kind !== 'option') return null;
  const terms = { model: 'black-76', right: contract.right, forward, strike: strikePrice(contract), years, rate } as const;
  return impliedVolatility(terms, last).volatility;
}
