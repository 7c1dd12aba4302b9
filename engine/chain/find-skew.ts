// `skew25` of a chain, to the bit, with the volatilities of four strikes in place of all: which strikes enclose a quarter of delta is told by their
// prices alone. What prices do not tell is solved, so that the strikes found are those that the smile itself would have given.
import type { OptionRight } from '../market/instrument';
import { findSideOfQuarter, QUARTER } from '../options/find-side-of-quarter';
import type { ChainRow } from './chain-row';
import { volatilityBetween } from './volatility-skew';
import type { SmilePoint } from './volatility-smile';

/** A smile that is not worked out: what is asked of it is. */
export interface OpenSmile {
  readonly prices: ChainRow;
  readonly forward: number;
  /** By place among the prices; on that forward, undiscounted. Null where the price implies no volatility. */
  readonly solve: (place: number, right: OptionRight) => SmilePoint | null;
}

/** Null where no two strikes enclose a quarter on both sides. */
export function findSkew(smile: OpenSmile): number | null {
  const put = volatilityAtQuarter(smile, 'put');
  const call = put === null ? null : volatilityAtQuarter(smile, 'call');
  return put === null || call === null ? null : put - call;
}

/** Strikes ascending, delta falls from strike to strike: of a put from nothing to below −¼, of a call from above ¼ to nothing. */
function volatilityAtQuarter(smile: OpenSmile, right: OptionRight): number | null {
  const { prices, forward } = smile;
  const paid = right === 'call' ? prices.calls : prices.puts;
  const delta = right === 'call' ? QUARTER : -QUARTER;
  const above = right === 'call' ? 'greater' : 'smaller';
  /** Place of the last strike that implies a volatility, where its delta is above: it comes to enclose, if the next one's is not. */
  let low: number | null = null;
  for (let place = prices.from; place < prices.to; place += 1) {
    const strike = prices.strikes[place] ?? Number.NaN;
    // Out of the money; a strike at the forward counts as a call.
    if (strike < forward !== (right === 'put')) continue;
    const side = findSideOfQuarter(right, forward, strike, paid[place] ?? Number.NaN);
    if (side === above) low = place;
    if (side === above || (side !== null && low === null)) continue;
    const high = solveOn(smile, place, right);
    if (high !== null && high.delta > delta) low = place;
    if (high === null || high.delta > delta) continue;
    const before = low === null ? null : solveOn(smile, low, right);
    if (before !== null) return volatilityBetween(before, high, delta);
    if (high.delta === delta) return high.volatility;
  }
  return null;
}

/** Null of an option whose delta is nothing: it belongs to neither side. */
function solveOn({ solve }: OpenSmile, place: number, right: OptionRight): SmilePoint | null {
  const point = solve(place, right);
  return point !== null && (right === 'call' ? point.delta > 0 : point.delta < 0) ? point : null;
}
