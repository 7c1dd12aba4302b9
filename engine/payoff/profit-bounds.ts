// The most that a structure loses and wins by its first expiry, wherever its underlying ends: exact where all legs expire then; else by model, over a
// fine net of prices from nothing to far beyond every strike.
import { expiryPayoff } from './expiry-payoff';
import { payoffCurve, usualRange } from './payoff-curve';
import { isHeldAbove, strikeOfLeg } from './payoff-leg';
import { type DatedLeg, resolveVolatilities } from './resolve-volatilities';
import type { ModelMarket } from './structure-value';

/** Rupees; null: without limit, as the underlying rises. */
export interface ProfitBounds {
  /** 0 where nothing is lost. */
  readonly maxLoss: number | null;
  /** Below 0 where nothing is won. */
  readonly maxProfit: number | null;
}

const POINTS = 401;
/** How far above the usual range it is looked: beyond, options of any expiry go with the underlying. */
const FAR = 4;

/** The legs, at least one, have one underlying. */
export function profitBounds(legs: readonly DatedLeg[], market: ModelMarket): ProfitBounds {
  const [first] = legs;
  if (legs.every(({ contract }) => contract.expiryDay === first?.contract.expiryDay)) return expiryPayoff(legs);
  const unitsAbove = legs.reduce((sum, leg) => sum + (isHeldAbove(leg) ? leg.quantity : 0), 0);
  const profits = modelledProfits(legs, market);
  return {
    maxLoss: unitsAbove < 0 ? null : Math.max(0, -Math.min(...profits)),
    maxProfit: unitsAbove > 0 ? null : Math.max(...profits),
  };
}

function modelledProfits(legs: readonly DatedLeg[], market: ModelMarket): readonly number[] {
  const valued = resolveVolatilities(legs, market.rate);
  const usual = usualRange(valued, market, POINTS);
  const strikes = legs.map(strikeOfLeg).filter((strike) => strike !== null);
  return payoffCurve(valued, market, usual, [0, ...strikes, usual.to * FAR]).map(({ atExpiry }) => atExpiry);
}
