// The most that a structure loses by its first expiry, wherever its underlying ends: exact where all legs expire then; else by model, over a fine
// net of prices from nothing to far beyond every strike.
import { expiryPayoff } from './expiry-payoff';
import { payoffCurve, usualRange } from './payoff-curve';
import { isHeldAbove, strikeOfLeg } from './payoff-leg';
import { type DatedLeg, resolveVolatilities } from './resolve-volatilities';
import type { ModelMarket } from './structure-value';

const POINTS = 401;
/** How far above the usual range it is looked: beyond, options of any expiry go with the underlying. */
const FAR = 4;

/** Rupees, 0 where nothing is lost; null: without limit, as the underlying rises. The legs, at least one, have one underlying. */
export function greatestLoss(legs: readonly DatedLeg[], market: ModelMarket): number | null {
  const [first] = legs;
  if (legs.every(({ contract }) => contract.expiryDay === first?.contract.expiryDay)) return expiryPayoff(legs).maxLoss;
  const unitsAbove = legs.reduce((sum, leg) => sum + (isHeldAbove(leg) ? leg.quantity : 0), 0);
  if (unitsAbove < 0) return null;
  const valued = resolveVolatilities(legs, market.rate);
  const usual = usualRange(valued, market, POINTS);
  const strikes = legs.map(strikeOfLeg).filter((strike) => strike !== null);
  const curve = payoffCurve(valued, market, usual, [0, ...strikes, usual.to * FAR]);
  return Math.max(0, -Math.min(...curve.map(({ atExpiry }) => atExpiry)));
}
