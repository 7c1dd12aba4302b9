// Candles of the exchange where they are at hand, a model where they are not: minute by minute, contract by contract. What the exchange said is
// never overruled, and what the model said stays marked.
import { sha256 } from '../../dsl/ir/sha256';
import { readRow } from '../bars/read-column';
import { summariseChain } from '../chain/summarise-chain';
import type { ChainExpiry, ChainHistory, ChainSummary, ChainTimeframe, OptionCandles, SessionChain } from '../market/chain-history';
import { compareContracts, type OptionContract, type OptionMarket, optionId } from '../market/option-contract';
import { segmentOfMarket } from '../market/option-session';
import { RecentSessions } from '../market/recent-sessions';
import { findExpiryTime } from '../options/years-to-expiry';
import { timeOfMinute } from '../time/ist-time';

/** Both are of one underlying and of one-minute bars. */
export class JoinedChainHistory implements ChainHistory {
  readonly market: OptionMarket;
  readonly underlying: string;
  readonly timeframe: ChainTimeframe;
  readonly hash: string;
  readonly days: readonly number[];
  readonly #traded: ChainHistory;
  readonly #model: ChainHistory;
  readonly #recent = new RecentSessions();

  constructor(traded: ChainHistory, model: ChainHistory) {
    this.#traded = traded;
    this.#model = model;
    this.market = traded.market;
    this.underlying = traded.underlying;
    this.timeframe = traded.timeframe;
    this.hash = sha256(`${traded.hash} else ${model.hash}`);
    this.days = ascending([...traded.days, ...model.days]);
  }

  expiriesOn(day: number): readonly ChainExpiry[] {
    const all = [...this.#traded.expiriesOn(day), ...this.#model.expiriesOn(day)].toSorted((a, b) => a.day - b.day);
    return all.filter((expiry, at) => expiry.day !== all[at - 1]?.day);
  }

  chainOn(day: number, expiryDay: number): SessionChain | null {
    return this.#recent.find(day, expiryDay, () => {
      const [traded, model] = [this.#traded.chainOn(day, expiryDay), this.#model.chainOn(day, expiryDay)];
      return traded === null || model === null ? (traded ?? model) : new JoinedSessionChain(this.market, traded, model);
    });
  }
}

class JoinedSessionChain implements SessionChain {
  readonly day: number;
  readonly expiryDay: number;
  readonly #market: OptionMarket;
  readonly #traded: SessionChain;
  readonly #model: SessionChain;
  readonly #joined = new Map<string, OptionCandles>();
  #contracts: readonly OptionContract[] | null = null;
  #summary: ChainSummary | null = null;

  constructor(market: OptionMarket, traded: SessionChain, model: SessionChain) {
    this.#market = market;
    this.#traded = traded;
    this.#model = model;
    this.day = traded.day;
    this.expiryDay = traded.expiryDay;
  }

  get contracts(): readonly OptionContract[] {
    if (this.#contracts === null) {
      const all = [...this.#traded.contracts, ...this.#model.contracts].sort(compareContracts);
      this.#contracts = all.filter((contract, at) => at === 0 || compareContracts(all[at - 1] ?? contract, contract) !== 0);
    }
    return this.#contracts;
  }

  candlesOf(contract: OptionContract): OptionCandles | null {
    const id = optionId(contract);
    const known = this.#joined.get(id);
    if (known !== undefined) return known;
    const [traded, model] = [this.#traded.candlesOf(contract), this.#model.candlesOf(contract)];
    if (traded === null || model === null) return traded ?? model;
    const joined = joinCandles(traded, model);
    this.#joined.set(id, joined);
    return joined;
  }

  get summary(): ChainSummary {
    this.#summary ??= summariseChain(
      this.contracts.flatMap((contract) => this.candlesOf(contract) ?? []),
      { expiryUs: findExpiryTime(segmentOfMarket(this.#market), this.expiryDay) ?? 0, sealUs: (minute) => timeOfMinute(minute + 1) },
    );
    return this.#summary;
  }
}

/** Every minute that either has, the exchange's where it has one. Quotes are kept where the exchange gave them. */
export function joinCandles(traded: OptionCandles, model: OptionCandles): OptionCandles {
  const minute = Int32Array.from(ascending([...traded.minute, ...model.minute]));
  const count = minute.length;
  const joined = {
    ...traded,
    count,
    minute,
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
    bid: traded.bid === null && model.bid === null ? null : new Int32Array(count),
    ask: traded.ask === null && model.ask === null ? null : new Int32Array(count),
    modelled: new Uint8Array(count),
  };
  let [ofTraded, ofModel] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    const isTraded = traded.minute[ofTraded] === minute[row];
    const isModel = model.minute[ofModel] === minute[row];
    if (isTraded) copyRow(traded, ofTraded, joined, row);
    else copyRow(model, ofModel, joined, row);
    if (isTraded) ofTraded += 1;
    if (isModel) ofModel += 1;
  }
  return joined;
}

function copyRow(from: OptionCandles, row: number, to: OptionCandles, at: number): void {
  to.open[at] = readRow(from.open, row);
  to.high[at] = readRow(from.high, row);
  to.low[at] = readRow(from.low, row);
  to.close[at] = readRow(from.close, row);
  to.volume[at] = readRow(from.volume, row);
  to.openInterest[at] = readRow(from.openInterest, row);
  to.modelled[at] = readRow(from.modelled, row);
  if (to.bid !== null) to.bid[at] = from.bid === null ? 0 : readRow(from.bid, row);
  if (to.ask !== null) to.ask[at] = from.ask === null ? 0 : readRow(from.ask, row);
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
