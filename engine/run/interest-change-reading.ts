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
  let before: ReadonlyMap<number, number> | null = null;
  return (timeUs) => {
    const open = reader.openAt(timeUs);
    if (open === null) return Number.NaN;
    if (open.day !== day) {
      day = open.day;
      before = lastInterests(reader, open, right);
    }
    if (before === null) return Number.NaN;
    const chain = strikes === 0 ? open.cursor.chain : (reader.viewAt(timeUs)?.around(reference, strikes)?.chain ?? []);
    return changeOf(chain, right, before);
  };
}

function changeOf(chain: OptionChain, right: OptionRight, before: ReadonlyMap<number, number>): number {
  let change = Number.NaN;
  for (const listed of chain) {
    const now = listed[right]?.openInterest ?? null;
    if (now === null) continue;
    const gained = now - (before.get(listed.strike) ?? 0);
    change = Number.isNaN(change) ? gained : change + gained;
  }
  return change;
}

/** By strike in rupees, what was open when the session before ended. */
function lastInterests(reader: ChainReader, open: OpenChain, right: OptionRight): ReadonlyMap<number, number> | null {
  const session = reader.sessionBefore(open);
  if (session === null) return null;
  const interests = new Map<number, number>();
  for (const contract of open.session.contracts) {
    if (contract.right !== right) continue;
    const last = session.candlesOf(contract)?.openInterest.findLast((units) => !Number.isNaN(units));
    if (last !== undefined) interests.set(contract.strike / OPTION_PRICE_SCALE, last);
  }
  return interests;
}
