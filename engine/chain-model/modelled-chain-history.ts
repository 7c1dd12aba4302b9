// A modelled chain behind the machine's port: contracts priced on demand, session by session, every row marked. It stands in where no exchange's
// candles are at hand, and says so to whoever fills at it.
import { sha256 } from '../../dsl/ir/sha256';
import { readRow } from '../bars/read-column';
import { summariseChain } from '../chain/summarise-chain';
import { istDayOf } from '../market/candles';
import type { ChainExpiry, ChainHistory, ChainSummary, OptionCandles, SessionChain } from '../market/chain-history';
import { type OptionContract, type OptionMarket, optionId } from '../market/option-contract';
import { segmentOfMarket } from '../market/option-session';
import { RecentSessions } from '../market/recent-sessions';
import { findExpiryTime } from '../options/years-to-expiry';
import { timeOfMinute } from '../time/ist-time';
import type { ChainModel } from './chain-model';
import { priceContract } from './price-contract';
import { rowsOfDay, type SessionTerms, sessionTerms } from './session-terms';
import { type StrikeValues, strikeValues } from './strike-values';
import { VOLATILITY_SURFACES, type VolatilitySurfaceRow } from './tables/volatility-surfaces';
import { findVolatilitySurface } from './volatility-surface';

/** What is done to the bars of a contract once they are priced, in place: the demo market trades in them. */
export type Finish = (candles: OptionCandles, terms: SessionTerms) => OptionCandles;

export class ModelledChainHistory implements ChainHistory {
  readonly market: OptionMarket;
  readonly underlying: string;
  readonly timeframe = '1m';
  readonly hash: string;
  readonly days: readonly number[];
  readonly #model: ChainModel;
  readonly #finish: Finish;
  readonly #known: ReadonlySet<number>;
  readonly #recent = new RecentSessions();

  /** `finish`: none for a plain model. Its own name is part of the model's data hash. */
  constructor(model: ChainModel, finish: Finish = (candles) => candles) {
    this.#model = model;
    this.#finish = finish;
    this.market = model.market;
    this.underlying = model.underlying;
    const priced = model.spot.minute.reduce((days, minute) => days.add(istDayOf(minute)), new Set<number>());
    const [firstVolatility] = model.volatilityIndex.minute;
    const firstDay = firstVolatility === undefined ? Number.POSITIVE_INFINITY : istDayOf(firstVolatility);
    this.days = [...priced].filter((day) => day >= firstDay && findVolatilitySurface(day) !== null);
    this.#known = new Set(this.days);
    this.hash = sha256(`modelled chain ${model.dataHash} ${model.strikesEachSide} ${JSON.stringify(VOLATILITY_SURFACES)}`);
  }

  expiriesOn(day: number): readonly ChainExpiry[] {
    return this.#known.has(day) ? this.#model.expiriesOn(day) : [];
  }

  chainOn(day: number, expiryDay: number): SessionChain | null {
    return this.#recent.find(day, expiryDay, () => {
      const surface = findVolatilitySurface(day);
      const isListed = this.expiriesOn(day).some((expiry) => expiry.day === expiryDay);
      return surface === null || !isListed ? null : new ModelledSessionChain(this.#model, this.#finish, surface, day, expiryDay);
    });
  }
}

class ModelledSessionChain implements SessionChain {
  readonly day: number;
  readonly expiryDay: number;
  readonly #model: ChainModel;
  readonly #finish: Finish;
  readonly #surface: VolatilitySurfaceRow;
  readonly #values = new Map<number, StrikeValues>();
  readonly #candles = new Map<string, OptionCandles>();
  #terms: SessionTerms | null = null;
  #contracts: readonly OptionContract[] | null = null;
  #summary: ChainSummary | null = null;

  constructor(model: ChainModel, finish: Finish, surface: VolatilitySurfaceRow, day: number, expiryDay: number) {
    this.#model = model;
    this.#finish = finish;
    this.#surface = surface;
    this.day = day;
    this.expiryDay = expiryDay;
  }

  get contracts(): readonly OptionContract[] {
    this.#contracts ??= ladder(this.#model, this.day, this.expiryDay);
    return this.#contracts;
  }

  /** Of any strike, listed here or not: what is held stays priced when the market has left its ladder. */
  candlesOf(contract: OptionContract): OptionCandles | null {
    const { market, underlying, tick } = this.#model;
    if (contract.market !== market || contract.underlying !== underlying || contract.expiryDay !== this.expiryDay) return null;
    const id = optionId(contract);
    const known = this.#candles.get(id);
    if (known !== undefined) return known;
    this.#terms ??= sessionTerms(this.#model, this.#surface, this.day, this.expiryDay);
    const values = this.#values.get(contract.strike) ?? strikeValues(contract.strike, this.#terms, this.#surface);
    this.#values.set(contract.strike, values);
    const candles = this.#finish(priceContract(contract, this.#terms, values, tick(this.day)), this.#terms);
    this.#candles.set(id, candles);
    return candles;
  }

  get summary(): ChainSummary {
    this.#summary ??= summariseChain(
      this.contracts.flatMap((contract) => this.candlesOf(contract) ?? []),
      { expiryUs: findExpiryTime(segmentOfMarket(this.#model.market), this.expiryDay) ?? 0, sealUs: (minute) => timeOfMinute(minute + 1) },
    );
    return this.#summary;
  }
}

/** Around the last close before the session, which is known when it opens; on the first day around its own first price. */
function ladder(model: ChainModel, day: number, expiryDay: number): readonly OptionContract[] {
  const { market, underlying, spot, strikesEachSide } = model;
  const [from] = rowsOfDay(spot, day);
  const reference = from > 0 ? readRow(spot.close, from - 1) : readRow(spot.open, from);
  const step = model.strikeStep(day);
  const middle = Math.round(reference / step) * step;
  return Array.from({ length: 2 * strikesEachSide + 1 }, (_, at) => middle + (at - strikesEachSide) * step)
    .filter((strike) => strike > 0)
    .flatMap((strike): readonly OptionContract[] => [
      { market, underlying, expiryDay, strike, right: 'call' },
      { market, underlying, expiryDay, strike, right: 'put' },
    ]);
}
