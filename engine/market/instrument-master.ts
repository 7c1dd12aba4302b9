// Which options existed on which day, and what an exchange's token or a broker's symbol meant then. Both are used again for other contracts, so
// neither means anything without a day. It answers from lists made on or before that day alone: what was listed later was not known.
import { compareContracts, type OptionContract, type OptionMarket, optionId } from './option-contract';

/** One contract in the list of one day. */
export interface Listing {
  /** The day of which the list is. */
  readonly day: number;
  readonly contract: OptionContract;
  /** The exchange's number of the contract, without a broker's prefix. */
  readonly token: number;
  /** As the list writes it. */
  readonly symbol: string;
  /** Units in one lot. */
  readonly lot: number;
}

export class InstrumentMaster {
  readonly #byToken = new Map<string, Listing[]>();
  readonly #bySymbol = new Map<string, Listing[]>();
  readonly #byUnderlying = new Map<string, Listing[]>();

  /** In any order; a list is of one market and day, and may be in several parts. */
  constructor(listings: readonly Listing[]) {
    for (const listing of listings.toSorted((a, b) => a.day - b.day || compareContracts(a.contract, b.contract))) {
      const { market, underlying } = listing.contract;
      append(this.#byToken, `${market} ${listing.token}`, listing);
      append(this.#bySymbol, `${market} ${listing.symbol}`, listing);
      append(this.#byUnderlying, `${market} ${underlying}`, listing);
    }
  }

  /** What a token meant on a day; null where no list up to then has it, or what it last meant had expired. */
  findByToken(market: OptionMarket, token: number, day: number): Listing | null {
    return lastAlive(this.#byToken.get(`${market} ${token}`), day);
  }

  /** The same of a symbol. */
  findBySymbol(market: OptionMarket, symbol: string, day: number): Listing | null {
    return lastAlive(this.#bySymbol.get(`${market} ${symbol}`), day);
  }

  /** Contracts on an underlying on a day, in order: those of the last list up to then that have not expired. */
  listContracts(market: OptionMarket, underlying: string, day: number): readonly OptionContract[] {
    const known = this.#byUnderlying.get(`${market} ${underlying}`) ?? [];
    const listDay = known.findLast((listing) => listing.day <= day)?.day;
    const alive = known.filter((listing) => listing.day === listDay && listing.contract.expiryDay >= day).map(({ contract }) => contract);
    return alive.filter((contract, at) => at === 0 || optionId(contract) !== optionId(alive[at - 1] ?? contract));
  }
}

function lastAlive(listings: readonly Listing[] = [], day: number): Listing | null {
  const last = listings.findLast((listing) => listing.day <= day);
  return last === undefined || last.contract.expiryDay < day ? null : last;
}

function append(map: Map<string, Listing[]>, key: string, listing: Listing): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [listing]);
  else known.push(listing);
}
