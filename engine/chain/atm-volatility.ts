// The one volatility that stands for an expiry.
import { atmStrike } from './atm-strike';
import type { StrikeVolatility } from './chain-volatilities';

/** The mean of the volatilities of call and put at the strike nearest to the forward; of one where the other has none; null where neither has. */
export function atmVolatility(strikes: readonly StrikeVolatility[], forward: number): number | null {
  const atm = atmStrike(strikes, forward);
  const volatilities = [atm?.call.implied.volatility ?? null, atm?.put.implied.volatility ?? null].filter((each) => each !== null);
  return volatilities.length === 0 ? null : volatilities.reduce((sum, each) => sum + each, 0) / volatilities.length;
}
