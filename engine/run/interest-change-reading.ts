// By how much the open interest of a chain's calls or puts has changed since the session before, each contract against its own last value there: a
// strike that is listed anew counts in full, one that has said nothing today does not count.
import type { StrikeReference } from '../../dsl/types/strike-reference';
import type { MarketReading } from '../kernel/market-reading';
import type { OptionRight } from '../market/instrument';
import { OPTION_PRICE_SCALE } from '../market/option-contract';
import { minuteOfTime } from '../time/ist-time';
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
    const { cursor } = open;
    const meant = strikes === 0 ? { from: 0, to: cursor.strikes.length } : (reader.viewAt(timeUs)?.around(reference, strikes) ?? null);
    if (meant === null) return Number.NaN;
    return changeOf(cursor.interestsAt(right, minuteOfTime(timeUs) - 1, meant.from, meant.to), before, meant.from, meant.to);
  };
}

/** By strike, of those from one place up to another. */
function changeOf(now: Float64Array, before: Float64Array, from: number, to: number): number {
  let change = Number.NaN;
  for (let place = from; place < to; place += 1) {
    const gained = (now[place] ?? Number.NaN) - (before[place] ?? 0);
    if (Number.isNaN(gained)) continue;
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
