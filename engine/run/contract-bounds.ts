// The most that priced futures and options can lose and win by their first expiry, on any number of underlyings. It looks at prices, and binds
// and orders nothing.
import type { AccountMarket } from '../ledger/account-margin';
import { getMarginRules, MILLION } from '../margin/margin-rules';
import type { Contract } from '../market/instrument';
import { exp } from '../number/exp';
import { yearsToExpiry } from '../options/years-to-expiry';
import type { ProfitBounds } from '../payoff/first-expiry-payoff';
import { profitBounds } from '../payoff/profit-bounds';
import type { DatedLeg } from '../payoff/resolve-volatilities';
import { istDayOfTime } from '../time/ist-time';

export interface PricedContract {
  readonly contract: Contract;
  /** Units of the underlying; below zero sold. */
  readonly quantity: number;
  /** Rupees. */
  readonly price: number;
}

const NOT_KNOWN: ProfitBounds = { maxLoss: null, maxProfit: null };

/** Null also where it is not known. Underlyings end where they like, each for itself: what is lost and won on them adds up. */
export function contractBounds(contracts: readonly PricedContract[], market: AccountMarket): ProfitBounds {
  let sum: ProfitBounds = { maxLoss: 0, maxProfit: 0 };
  for (const name of new Set(contracts.map(({ contract }) => contract.underlying))) {
    const own = boundsOn(
      name,
      contracts.filter(({ contract }) => contract.underlying === name),
      market,
    );
    sum = { maxLoss: plus(sum.maxLoss, own.maxLoss), maxProfit: plus(sum.maxProfit, own.maxProfit) };
  }
  return sum;
}

function plus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}

/** Not known also where legs expire on several days and the underlying has no price: what the later ones are worth then, nobody knows. */
function boundsOn(name: string, contracts: readonly PricedContract[], market: AccountMarket): ProfitBounds {
  const { timeUs } = market;
  const isOneExpiry = new Set(contracts.map(({ contract }) => contract.expiryDay)).size === 1;
  const spot = market.findUnderlying(name)?.spot ?? null;
  if (spot === null && !isOneExpiry) return NOT_KNOWN;
  const rate = getMarginRules(name, istDayOfTime(timeUs)).interest.ppm / MILLION;
  const legs = contracts.map(({ contract, quantity, price }): DatedLeg => {
    const years = yearsToExpiry(timeUs, contract.segment, contract.expiryDay);
    const forward = contract.kind === 'future' ? price : (spot ?? 0) * exp(rate * years);
    return { contract, quantity, price, last: price, volatility: null, years, forward };
  });
  return profitBounds(legs, { spot: spot ?? 0, rate });
}
