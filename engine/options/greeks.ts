// How the price of an option moves: plain derivatives, as textbooks and reference tables print them, and the same in the units in which traders
// speak. Delta and gamma are by what the terms name: the forward of Black-76, the spot of Black-Scholes.
import { assertNever } from '../../dsl/types/invariant';
import { exp } from '../number/exp';
import { log } from '../number/log';
import { normalCdf, normalDensity } from '../number/normal';
import { type Black76Terms, type BlackScholesTerms, type ForwardTerms, findForwardTerms, type OptionTerms } from './option-terms';

/** Plain derivatives of the price in rupees. */
export interface Greeks {
  readonly delta: number;
  readonly gamma: number;
  /** Per 1.00 of volatility, 100 points. */
  readonly vega: number;
  /** Per year that passes, everything else unchanged; below zero where time costs the holder. */
  readonly theta: number;
  /** Per 1.00 of rate, with the forward of Black-76, or the spot of Black-Scholes, unchanged. */
  readonly rho: number;
}

export interface TradedGreeks {
  readonly delta: number;
  readonly gamma: number;
  /** Rupees per point of volatility, from 20 % to 21 %. */
  readonly vegaPerPoint: number;
  /** Rupees per calendar day. */
  readonly thetaPerDay: number;
  /** Rupees per point of rate. */
  readonly rhoPerPoint: number;
}

const DAYS_PER_YEAR = 365;

/** Null where no formula applies, and without time or volatility: there the price has a corner, and what its slopes are is a matter of taste. */
export function greeksOf(terms: OptionTerms, volatility: number): Greeks | null {
  const discounted = findForwardTerms(terms);
  const deviation = volatility * Math.sqrt(terms.years);
  if (discounted === null || !(deviation > 0 && deviation < Number.POSITIVE_INFINITY)) return null;
  const greeks = derivativesOf(terms, volatility, slopesOf(terms, discounted, deviation));
  return areFinite(greeks) ? greeks : null;
}

export function tradedGreeks({ delta, gamma, vega, theta, rho }: Greeks): TradedGreeks {
  return { delta, gamma, vegaPerPoint: vega / 100, thetaPerDay: theta / DAYS_PER_YEAR, rhoPerPoint: rho / 100 };
}

/** What both models are made of: the two discounted halves of the price, and the density between them. */
interface Slopes {
  /** Discounted forward, and strike, times the signed probability that goes with it: their sum is the price. */
  readonly received: number;
  readonly paid: number;
  readonly signedCdf: number;
  readonly density: number;
  readonly discounted: ForwardTerms;
  readonly deviation: number;
}

function slopesOf({ right, strike }: OptionTerms, discounted: ForwardTerms, deviation: number): Slopes {
  const { forward, discount } = discounted;
  const sign = right === 'call' ? 1 : -1;
  const near = log(forward / strike) / deviation + deviation / 2;
  const signedCdf = sign * normalCdf(sign * near);
  const paid = -sign * discount * strike * normalCdf(sign * (near - deviation));
  return { received: discount * forward * signedCdf, paid, signedCdf, density: normalDensity(near), discounted, deviation };
}

function derivativesOf(terms: OptionTerms, volatility: number, slopes: Slopes): Greeks {
  switch (terms.model) {
    case 'black-76':
      return black76Greeks(terms, volatility, slopes);
    case 'black-scholes':
      return blackScholesGreeks(terms, volatility, slopes);
    default:
      return assertNever(terms);
  }
}

function black76Greeks({ forward, years, rate }: Black76Terms, volatility: number, slopes: Slopes): Greeks {
  const { discount } = slopes.discounted;
  const vega = discount * forward * slopes.density * Math.sqrt(years);
  const price = slopes.received + slopes.paid;
  return {
    delta: discount * slopes.signedCdf,
    gamma: (discount * slopes.density) / (forward * slopes.deviation),
    vega,
    theta: (-vega * volatility) / (2 * years) + rate * price,
    rho: -years * price,
  };
}

function blackScholesGreeks(terms: BlackScholesTerms, volatility: number, slopes: Slopes): Greeks {
  const { spot, years, rate, dividendYield } = terms;
  const kept = exp(-dividendYield * years);
  const vega = spot * kept * slopes.density * Math.sqrt(years);
  return {
    delta: kept * slopes.signedCdf,
    gamma: (kept * slopes.density) / (spot * slopes.deviation),
    vega,
    theta: (-vega * volatility) / (2 * years) + rate * slopes.paid + dividendYield * slopes.received,
    rho: -years * slopes.paid,
  };
}

function areFinite({ delta, gamma, vega, theta, rho }: Greeks): boolean {
  return Number.isFinite(delta) && Number.isFinite(gamma) && Number.isFinite(vega) && Number.isFinite(theta) && Number.isFinite(rho);
}
