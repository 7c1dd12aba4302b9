// How lopsided a smile is. `skew25` compares the wings, `atmSlope` the middle; both are above zero, and below, where puts cost more than calls.
import { log } from '../number/log';
import { QUARTER } from '../options/find-side-of-quarter';
import type { SmilePoint } from './volatility-smile';

const SLOPE_POINTS_MIN = 3;

/**
 * Volatility of the put with delta −0.25 less that of the call with delta 0.25 (the risk reversal, seen from the put): positive where the market
 * pays for falls. Between two strikes linear in delta; null where no two strikes enclose it.
 */
export function skew25(smile: readonly SmilePoint[]): number | null {
  const put = volatilityAtDelta(
    smile.filter(({ delta }) => delta < 0),
    -QUARTER,
  );
  const call = volatilityAtDelta(
    smile.filter(({ delta }) => delta > 0),
    QUARTER,
  );
  return put === null || call === null ? null : put - call;
}

/**
 * Slope of volatility against ln(strike / forward) by least squares, over the strikes within one standard deviation of the forward, each weighing
 * the same: 0.01 of it is a point of volatility per 1 % of strike. Negative where puts cost more. Null of fewer than three strikes.
 */
export function atmSlope(smile: readonly SmilePoint[], forward: number, deviation: number): number | null {
  const points = smile
    .map(({ strike, volatility }) => ({ x: log(strike / forward), y: volatility }))
    .filter(({ x }) => Math.abs(x) <= deviation);
  if (points.length < SLOPE_POINTS_MIN) return null;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) * (x - meanX), 0);
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

/** Points of one side, strikes ascending: delta falls from strike to strike, unless quotes contradict each other. */
function volatilityAtDelta(points: readonly SmilePoint[], delta: number): number | null {
  for (const [at, low] of points.entries()) {
    const high = points[at + 1];
    if (low.delta === delta) return low.volatility;
    if (high !== undefined && low.delta > delta && delta >= high.delta) return volatilityBetween(low, high, delta);
  }
  return null;
}

/** At a delta that two points enclose, on the line between them. */
export function volatilityBetween(low: SmilePoint, high: SmilePoint, delta: number): number {
  return low.volatility + ((high.volatility - low.volatility) * (low.delta - delta)) / (low.delta - high.delta);
}
