// One contract as the scan sees it: what a unit held loses in each scenario, and its delta. Options are valued as the clearing house values
// them, by Black-Scholes on the spot at the table's rate and a day later; a future moves in proportion to the spot.
import type { Option } from '../market/instrument';
import { impliedVolatility } from '../options/implied-volatility';
import type { BlackScholesTerms } from '../options/option-terms';
import { priceOption } from '../options/price-option';
import { greeksOf } from '../options/greeks';
import { type MarginLeg, type MarginUnderlying, strikeOf } from './margin-leg';
import { MILLION, type MarginRules } from './margin-rules';
import { DELTA_POINTS, SCENARIOS } from './scenarios';

export interface ScannedContract {
  readonly leg: MarginLeg;
  /** Rupees a unit held loses, by scenario; below zero is a gain. */
  readonly losses: readonly number[];
  /** Of a unit held, averaged over the price range. */
  readonly delta: number;
}

export interface ScanRanges {
  /** A part of the price. */
  readonly price: number;
  readonly longDatedPrice: number;
  readonly volatility: number;
}

const LONG_DATED_YEARS = 0.75;
const LOOK_AHEAD_YEARS = 1 / 365;
const DAYS_PER_YEAR = 365;

export function rangesOf({ scan }: MarginRules, dailyDeviation: number | null): ScanRanges {
  const deviation = dailyDeviation ?? 0;
  const price = scan.deviations * Math.sqrt(scan.riskDays) * deviation;
  const volatility = (scan.volatilitySharePpm / MILLION) * deviation * Math.sqrt(DAYS_PER_YEAR);
  return {
    price: Math.max(price, scan.leastPriceRangePpm / MILLION),
    longDatedPrice: Math.max(price, scan.longDatedPriceRangePpm / MILLION),
    volatility: Math.max(volatility, scan.leastVolatilityRangePpm / MILLION),
  };
}

/** `years`: to the contract's expiry. `needsDelta`: else it is left at 0, since only spreads over several expiries ask for it. */
export function scanContract(
  leg: MarginLeg,
  underlying: MarginUnderlying,
  years: number,
  rules: MarginRules,
  needsDelta: boolean,
): ScannedContract {
  const ranges = rangesOf(rules, underlying.dailyDeviation);
  const { contract } = leg;
  if (contract.kind === 'future')
    return { leg, losses: SCENARIOS.map(({ price, cover }) => -cover * price * ranges.price * leg.price), delta: 1 };
  const terms = termsOf(leg, contract, underlying.spot, years, rules);
  const volatility = volatilityOf(leg, terms, underlying);
  const range = years > LONG_DATED_YEARS ? ranges.longDatedPrice : ranges.price;
  const later = Math.max(0, years - LOOK_AHEAD_YEARS);
  const now = priceOption(terms, volatility) ?? leg.price;
  const moved = (price: number): BlackScholesTerms => ({ ...terms, spot: underlying.spot * Math.max(0, 1 + price * range), years: later });
  const losses = SCENARIOS.map(({ price, volatility: up, cover }) => {
    const then = priceOption(moved(price), Math.max(0, volatility + up * ranges.volatility)) ?? 0;
    return cover * (now - then);
  });
  const delta = needsDelta ? DELTA_POINTS.reduce((sum, { price, weight }) => sum + weight * deltaAt(moved(price), volatility), 0) : 0;
  return { leg, losses, delta };
}

function termsOf(leg: MarginLeg, { right }: Option, spot: number, years: number, { scan }: MarginRules): BlackScholesTerms {
  return { model: 'black-scholes', right, spot, strike: strikeOf(leg), years, rate: scan.ratePpm / MILLION, dividendYield: 0 };
}

/** Where a price implies none, as deep in the money, the underlying's own: there volatility is worth next to nothing. */
function volatilityOf({ volatility, price }: MarginLeg, terms: BlackScholesTerms, { dailyDeviation }: MarginUnderlying): number {
  return volatility ?? impliedVolatility(terms, price).volatility ?? (dailyDeviation ?? 0) * Math.sqrt(DAYS_PER_YEAR);
}

/** At expiry the slope of what exercise brings. */
function deltaAt(terms: BlackScholesTerms, volatility: number): number {
  const delta = greeksOf(terms, volatility)?.delta;
  if (delta !== undefined) return delta;
  const forwardGain = priceOption(terms, 0) ?? 0;
  if (forwardGain <= 0) return 0;
  return terms.right === 'call' ? 1 : -1;
}
