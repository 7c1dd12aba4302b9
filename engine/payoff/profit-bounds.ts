// The most that a structure loses and wins by its first expiry, wherever its underlying ends: exact where all legs expire then; else by model.
import { expiryPayoff } from './expiry-payoff';
import { firstExpiryBounds, type ProfitBounds } from './first-expiry-payoff';
import { type DatedLeg, resolveVolatilities } from './resolve-volatilities';
import type { ModelMarket } from './structure-value';

/** The legs, at least one, have one underlying. */
export function profitBounds(legs: readonly DatedLeg[], market: ModelMarket): ProfitBounds {
  const [first] = legs;
  if (legs.every(({ contract }) => contract.expiryDay === first?.contract.expiryDay)) return expiryPayoff(legs);
  return firstExpiryBounds(resolveVolatilities(legs, market.rate), market);
}
