// A model's chains, kept on disk as far as they were asked for: a contract or a summary is modelled once, and read back from then on. Every row stays
// marked. What is kept is a saving and never a source: where it cannot be written or read, the model is asked again.
import path from 'node:path';
import type {
  ChainExpiry,
  ChainHistory,
  ChainSummary,
  ChainTimeframe,
  OptionCandles,
  SessionChain,
} from '../../../engine/market/chain-history';
import { type OptionContract, type OptionMarket, optionId } from '../../../engine/market/option-contract';
import { RecentSessions } from '../../../engine/market/recent-sessions';
import { formatDay } from '../../../engine/time/day-text';
import { InputFault } from '../input-fault';
import { encodeChainFile } from './chain-file';
import { ChainFileReader } from './chain-file-reader';
import { isOfDisk, KeptFiles } from './kept-files';
import type { ContractRows } from './option-rows';
import { folderName } from './store-path';
import { StoredOptionCandles } from './stored-option-candles';

/** Whoever asks for more contracts of a session goes through the chain: then all of it is modelled, and written once. */
const SINGLES_MAX = 8;
const NAME_CHARS = 16;

export class KeptChainHistory implements ChainHistory {
  readonly market: OptionMarket;
  readonly underlying: string;
  readonly timeframe: ChainTimeframe;
  readonly hash: string;
  readonly days: readonly number[];
  readonly #model: ChainHistory;
  readonly #folder: KeptFiles;
  readonly #recent = new RecentSessions();

  /** `root` is the data folder. What is kept there is named by the model's hash: of another one it says nothing. */
  constructor(root: string, model: ChainHistory) {
    const { market, underlying, timeframe, hash, days } = model;
    this.market = market;
    this.underlying = underlying;
    this.timeframe = timeframe;
    this.hash = hash;
    this.days = days;
    this.#model = model;
    this.#folder = new KeptFiles(path.join(root, 'modelled', market, folderName(underlying), hash.slice(0, NAME_CHARS)));
  }

  expiriesOn(day: number): readonly ChainExpiry[] {
    return this.#model.expiriesOn(day);
  }

  chainOn(day: number, expiryDay: number): SessionChain | null {
    return this.#recent.find(day, expiryDay, () => {
      const model = this.#model.chainOn(day, expiryDay);
      return model === null ? null : new KeptSessionChain(this, model, this.#folder);
    });
  }
}

class KeptSessionChain implements SessionChain {
  readonly day: number;
  readonly expiryDay: number;
  readonly #model: SessionChain;
  readonly #folder: KeptFiles;
  readonly #name: string;
  readonly #timeframe: ChainTimeframe;
  readonly #stored: ChainFileReader | null;
  /** By id, whether read or modelled. */
  readonly #known = new Map<string, OptionCandles>();
  #isReadWhole = false;
  #summary: ChainSummary | null = null;

  constructor({ market, underlying, timeframe }: ChainHistory, model: SessionChain, folder: KeptFiles) {
    this.day = model.day;
    this.expiryDay = model.expiryDay;
    this.#model = model;
    this.#folder = folder;
    this.#name = `${formatDay(model.day)} ${formatDay(model.expiryDay)}.yo`;
    this.#timeframe = timeframe;
    this.#stored = orNull(() => ChainFileReader.find(folder.pathOf(this.#name), market, underlying));
    this.#summary = orNull(() => allModelled(this.#stored?.findSummary(this.expiryDay) ?? null));
  }

  get contracts(): readonly OptionContract[] {
    return this.#model.contracts;
  }

  candlesOf(contract: OptionContract): OptionCandles | null {
    const id = optionId(contract);
    const known = this.#known.get(id) ?? this.#read(contract, id);
    if (known !== null) return known;
    const candles = this.#model.candlesOf(contract);
    if (candles === null) return null;
    this.#known.set(id, candles);
    if (this.#known.size > SINGLES_MAX) for (const each of this.contracts) this.#find(each);
    this.#write();
    return candles;
  }

  get summary(): ChainSummary {
    if (this.#summary !== null) return this.#summary;
    this.#summary = this.#model.summary;
    this.#write();
    return this.#summary;
  }

  #find(contract: OptionContract): void {
    const id = optionId(contract);
    if ((this.#known.get(id) ?? this.#read(contract, id)) !== null) return;
    const candles = this.#model.candlesOf(contract);
    if (candles !== null) this.#known.set(id, candles);
  }

  #read(contract: OptionContract, id: string): OptionCandles | null {
    if (this.#known.size >= SINGLES_MAX) {
      this.#readAll();
      return this.#known.get(id) ?? null;
    }
    const rows = orNull(() => this.#stored?.findRows(contract) ?? null);
    return rows === null ? null : this.#take({ contract, rows }, id);
  }

  /** By one read. */
  #readAll(): void {
    if (this.#isReadWhole) return;
    this.#isReadWhole = true;
    for (const each of orNull(() => this.#stored?.readExpiry(this.expiryDay) ?? []) ?? []) {
      const id = optionId(each.contract);
      if (!this.#known.has(id)) this.#take(each, id);
    }
  }

  #take(read: ContractRows, id: string): OptionCandles {
    const candles = new StoredOptionCandles(read, this.#timeframe, 'model', id);
    this.#known.set(id, candles);
    return candles;
  }

  /** What was there before and what has come to be known since. */
  #write(): void {
    this.#readAll();
    const contracts = [...this.#known.values()].map((candles) => ({ contract: candles.contract, rows: candles }));
    const summaries = this.#summary === null ? [] : [{ expiryDay: this.expiryDay, summary: this.#summary }];
    this.#folder.keep(this.#name, encodeChainFile({ day: this.day, contracts, summaries }));
  }
}

function allModelled(summary: ChainSummary | null): ChainSummary | null {
  return summary === null ? null : { ...summary, modelled: new Uint8Array(summary.count).fill(1) };
}

/** A file that cannot be read is one that is not there. */
function orNull<Found>(read: () => Found): Found | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputFault || isOfDisk(error)) return null;
    throw error;
  }
}
