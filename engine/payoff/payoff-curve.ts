// Points of a structure's profit over prices of the underlying: at the first expiry, and now.
import { strikeOfLeg } from './payoff-leg';
import { type ModelledLeg, type ModelMarket, modelledProfit } from './structure-value';

export interface CurvePoint {
  readonly spot: number;
  /** Rupees, when the first of the legs expires; exact where all do then. */
  readonly atExpiry: number;
  /** Rupees, by model. */
  readonly now: number;
}

export interface CurveRange {
  readonly from: number;
  readonly to: number;
  /** Evenly spread ones; corners come on top. */
  readonly points: number;
}

const DEVIATIONS = 3;
const STRIKE_ROOM = 0.02;

/** `alsoAt`: prices that are to be among the points, wherever they lie. */
export function payoffCurve(
  legs: readonly ModelledLeg[],
  market: ModelMarket,
  range: CurveRange,
  alsoAt: readonly number[],
): readonly CurvePoint[] {
  const firstYears = Math.min(...legs.map(({ years }) => years));
  const step = (range.to - range.from) / Math.max(1, range.points - 1);
  const even = Array.from({ length: range.points }, (_, at) => range.from + at * step);
  const spots = [...new Set([...even, ...alsoAt])].toSorted((a, b) => a - b);
  return spots.map((spot) => ({
    spot,
    atExpiry: modelledProfit(legs, market, spot, firstYears),
    now: modelledProfit(legs, market, spot, 0),
  }));
}

/** Wide enough for three deviations to the last expiry either way, and for all strikes with some room. */
export function usualRange(legs: readonly ModelledLeg[], { spot }: ModelMarket, points: number): CurveRange {
  const deviation = Math.max(0, ...legs.map(({ volatility, years }) => volatility * Math.sqrt(years)));
  const reach = Math.min(1, Math.max(STRIKE_ROOM, DEVIATIONS * deviation));
  const strikes = legs.map(strikeOfLeg).filter((strike) => strike !== null);
  const from = Math.min(spot * (1 - reach), ...strikes.map((strike) => strike * (1 - STRIKE_ROOM)));
  const to = Math.max(spot * (1 + reach), ...strikes.map((strike) => strike * (1 + STRIKE_ROOM)));
  return { from: Math.max(0, Math.floor(from)), to: Math.ceil(to), points };
}
