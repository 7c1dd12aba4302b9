// `skew25` of a chain, to the bit, with the volatilities of four strikes in place of all: which strikes enclose a quarter of delta is told by their
// prices alone. What prices do not tell is solved, so that the strikes found are those that the smile itself would have given.
import type { OptionRight } from '../market/instrument';
import { findSideOfQuarter, QUARTER } from '../options/find-side-of-quarter';
import type { ChainStrike, OptionChain } from './option-chain';
import { volatilityBetween } from './volatility-skew';
import type { SmilePoint } from './volatility-smile';

/** A smile that is not worked out: what is asked of it is. */
export interface OpenSmile {
  /** Strikes ascending. */
  readonly chain: OptionChain;
  readonly forward: number;
  readonly price: (listed: ChainStrike, right: OptionRight) => number | null;
  /** On that forward, undiscounted; null where the price implies no volatility. */
  readonly solve: (listed: ChainStrike, right: OptionRight) => SmilePoint | null;
}

/** Null where no two strikes enclose a quarter on both sides. */
export function findSkew(smile: OpenSmile): number | null {
  const put = volatilityAtQuarter(smile, 'put');
  const call = put === null ? null : volatilityAtQuarter(smile, 'call');
  return put === null || call === null ? null : put - call;
}

/** Strikes ascending, delta falls from strike to strike: of a put from nothing to below −¼, of a call from above ¼ to nothing. */
function volatilityAtQuarter(smile: OpenSmile, right: OptionRight): number | null {
  const { chain, forward, price } = smile;
  const delta = right === 'call' ? QUARTER : -QUARTER;
  const above = right === 'call' ? 'greater' : 'smaller';
  /** The last strike that implies a volatility, where its delta is above: what comes to enclose, if the next one is not. */
  let low: ChainStrike | null = null;
  for (const listed of chain) {
    if (listed.strike < forward !== (right === 'put')) continue;
    const side = findSideOfQuarter(right, forward, listed.strike, price(listed, right) ?? Number.NaN);
    if (side === above) low = listed;
    if (side === above || (side !== null && low === null)) continue;
    const high = solveOn(smile, listed, right);
    if (high !== null && high.delta > delta) low = listed;
    if (high === null || high.delta > delta) continue;
    const before = low === null ? null : solveOn(smile, low, right);
    if (before !== null) return volatilityBetween(before, high, delta);
    if (high.delta === delta) return high.volatility;
  }
  return null;
}

/** Null of an option whose delta is nothing: it belongs to neither side. */
function solveOn({ solve }: OpenSmile, listed: ChainStrike, right: OptionRight): SmilePoint | null {
  const point = solve(listed, right);
  return point !== null && (right === 'call' ? point.delta > 0 : point.delta < 0) ? point : null;
}
