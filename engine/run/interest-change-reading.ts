// By how much the open interest of a chain's calls or puts has changed since the session before, each contract against its own last value there: a
// strike that is listed anew counts in full, one that has said nothing today does not count.
import type { StrikeReference } from '../../dsl/types/strike-reference';
import type { OptionChain } from '../chain/option-chain';
import type { MarketReading } from '../kernel/market-reading';
import type { OptionRight } from '../market/instrument';
import { OPTION_PRICE_SCALE } from '../market/option-contract';
import type { ChainReader, OpenChain } from './chain-reader';

/** `strikes` each side of the one at the money, 0 for the whole chain. NaN where the session before is not known. */
export function interestChangeReading(reader: ChainReader, right: OptionRight, reference: StrikeReference, strikes: number): MarketReading {
  let day = Number.NaN;
  let before: Float64Array | null = null;
  return (timeUs) => {
    const open = reader.openAt(timeUs);
    if (open === null) return Number.NaN;
    if (open.day !== day) {
      day = open.day;
      before = lastInterests(reader, open, right);
    }
    if (before === null) return Number.NaN;
    const { chain } = open.cursor;
    if (strikes === 0) return changeOf(chain, right, before, 0, chain.length);
    const around = reader.viewAt(timeUs)?.around(reference, strikes) ?? null;
    return around === null ? Number.NaN : changeOf(chain, right, before, around.from, around.to);
  };
}

/** Of the strikes from one place up to another. */
function changeOf(chain: OptionChain, right: OptionRight, before: Float64Array, from: number, to: number): number {
  let change = Number.NaN;
  for (let place = from; place < to; place += 1) {
    const now = chain[place]?.[right]?.openInterest ?? null;
    if (now === null) continue;
    const gained = now - (before[place] ?? 0);
    change = Number.isNaN(change) ? gained : change + gained;
  }
  return change;
}

/** By strike of the chain, what was open when the session before ended: nothing of what was not listed or not counted there. */
function lastInterests(reader: ChainReader, open: OpenChain, right: OptionRight): Float64Array | null {
  const session = reader.sessionBefore(open);
  if (session === null) return null;
  const interests = new Map<number, number>();
  for (const contract of open.session.contracts) {
    if (contract.right !== right) continue;
    const last = session.candlesOf(contract)?.openInterest.findLast((units) => !Number.isNaN(units));
    if (last !== undefined) interests.set(contract.strike / OPTION_PRICE_SCALE, last);
  }
  return Float64Array.from(open.cursor.chain, ({ strike }) => interests.get(strike) ?? 0);
}
