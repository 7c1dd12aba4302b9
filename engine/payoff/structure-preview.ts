// All that is said of a structure before it is entered: what it costs or brings, the most it can win and lose, where it turns, what it is worth on the
// way, its greeks, how likely it ends in profit, and its margin. Pure: the same on a page, in the command line and at an entry.
import { type PortfolioMargin, portfolioMargin } from '../margin/portfolio-margin';
import { exp } from '../number/exp';
import { yearsToExpiry } from '../options/years-to-expiry';
import { type ExpiryPayoff, expiryPayoff, profitAtExpiry } from './expiry-payoff';
import { type FirstExpiryPayoff, firstExpiryPayoff, profitAtFirstExpiry } from './first-expiry-payoff';
import { type CurvePoint, type CurveRange, payoffCurve, usualRange } from './payoff-curve';
import { strikeOfLeg } from './payoff-leg';
import { profitChance } from './profit-chance';
import { type DatedLeg, type QuotedLeg, type ResolvedLeg, resolveVolatilities } from './resolve-volatilities';
import { type ModelMarket, type StructureGreeks, structureGreeks } from './structure-value';

export interface PreviewRequest {
  readonly timeUs: number;
  /** At least one; all of one underlying. */
  readonly legs: readonly QuotedLeg[];
  readonly spot: number;
  /** Per year, continuously compounded; of values and greeks. Margins have a rate of their own. */
  readonly rate: number;
  /** Price of the underlying for delivery at the first expiry; null: that of a future among the legs, else the spot carried at the rate. */
  readonly forward: number | null;
  /** At the money of the first expiry; null: that of the leg nearest to the forward. */
  readonly atmVolatility: number | null;
  /** Of the underlying, for the range of the margin's scan; null: not known. */
  readonly dailyDeviation: number | null;
  /** Of the curve, besides its corners. */
  readonly points: number;
  /** Where the curve begins and ends; null: where it usually does. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Exact where all legs expire together; else what the later ones are worth then, only a model says. */
export type StructurePayoff = ({ readonly basis: 'exact' } & ExpiryPayoff) | ({ readonly basis: 'modelled' } & FirstExpiryPayoff);

export interface StructurePreview {
  readonly legs: readonly ResolvedLeg[];
  /** Rupees: what entering brings, below zero what it costs. */
  readonly credit: number;
  /** At the first expiry. */
  readonly payoff: StructurePayoff;
  readonly firstExpiryDay: number;
  readonly forward: number;
  readonly atmVolatility: number | null;
  readonly chance: number | null;
  readonly greeks: StructureGreeks;
  /** Where the curve turns, where it crosses nothing, and where the market is. */
  readonly landmarks: readonly number[];
  /** The landmarks are among its points. */
  readonly curve: readonly CurvePoint[];
  readonly margin: PortfolioMargin;
}

export function previewStructure(request: PreviewRequest): StructurePreview {
  const { legs: quoted, timeUs, spot, rate } = request;
  const market: ModelMarket = { spot, rate };
  const firstExpiryDay = Math.min(...quoted.map(({ contract }) => contract.expiryDay));
  const dated = quoted.map((leg) => dateLeg(leg, request, firstExpiryDay));
  const legs = resolveVolatilities(dated, rate);
  const first = legs.find(({ contract }) => contract.expiryDay === firstExpiryDay);
  const [forward, years] = [first?.forward ?? spot, first?.years ?? 0];
  const atmVolatility = request.atmVolatility ?? volatilityAt(legs, firstExpiryDay, forward);
  const payoff = structurePayoff(legs, market);
  const profitAt = (at: number): number => (payoff.basis === 'exact' ? profitAtExpiry(legs, at) : profitAtFirstExpiry(legs, market, at));
  const landmarks = landmarksOf(legs, payoff, spot);
  const names = new Set(legs.map(({ contract }) => contract.underlying));
  return {
    legs,
    credit: -legs.reduce((sum, { contract, quantity, price }) => sum + (contract.kind === 'option' ? quantity * price : 0), 0),
    payoff,
    firstExpiryDay,
    forward,
    atmVolatility,
    chance: atmVolatility === null ? null : profitChance(payoff.breakEvens, profitAt, { forward, volatility: atmVolatility, years }),
    greeks: structureGreeks(legs, market),
    landmarks,
    curve: payoffCurve(legs, market, rangeOf(request, legs, market), landmarks),
    margin: portfolioMargin({
      timeUs,
      legs: quoted.map(({ contract, quantity, last }) => ({ contract, quantity, price: last, volatility: null })),
      underlyings: [...names].map((name) => ({ name, spot, dailyDeviation: request.dailyDeviation })),
    }),
  };
}

export function structurePayoff(legs: readonly ResolvedLeg[], market: ModelMarket): StructurePayoff {
  const [first] = legs;
  const isTogether = legs.every(({ contract }) => contract.expiryDay === first?.contract.expiryDay);
  return isTogether ? { basis: 'exact', ...expiryPayoff(legs) } : { basis: 'modelled', ...firstExpiryPayoff(legs, market) };
}

function landmarksOf(legs: readonly ResolvedLeg[], payoff: StructurePayoff, spot: number): readonly number[] {
  const strikes = legs.map(strikeOfLeg).filter((strike) => strike !== null);
  return [...new Set([...strikes, ...payoff.breakEvens, spot])].toSorted((a, b) => a - b);
}

function rangeOf({ from, to, points }: PreviewRequest, legs: readonly ResolvedLeg[], market: ModelMarket): CurveRange {
  const usual = usualRange(legs, market, points);
  return { from: from ?? usual.from, to: to ?? usual.to, points };
}

function dateLeg(leg: QuotedLeg, { legs, timeUs, spot, rate, forward }: PreviewRequest, firstExpiryDay: number): DatedLeg {
  const { expiryDay, segment } = leg.contract;
  const years = yearsToExpiry(timeUs, segment, expiryDay);
  const future = legs.find(({ contract }) => contract.kind === 'future' && contract.expiryDay === expiryDay);
  const said = expiryDay === firstExpiryDay ? forward : null;
  return { ...leg, years, forward: said ?? future?.last ?? spot * exp(rate * years) };
}

/** The mean of those at the strike nearest to the forward; of two as near, the lower. */
function volatilityAt(legs: readonly ResolvedLeg[], expiryDay: number, forward: number): number | null {
  const known = legs.flatMap((leg) => {
    const strike = strikeOfLeg(leg);
    const isKnown = strike !== null && leg.contract.expiryDay === expiryDay && leg.volatilityFrom !== 'none';
    return isKnown ? [{ strike, volatility: leg.volatility }] : [];
  });
  const [nearest] = known.toSorted((a, b) => Math.abs(a.strike - forward) - Math.abs(b.strike - forward) || a.strike - b.strike);
  const atTheMoney = known.filter(({ strike }) => strike === nearest?.strike);
  return atTheMoney.length === 0 ? null : atTheMoney.reduce((sum, { volatility }) => sum + volatility, 0) / atTheMoney.length;
}
