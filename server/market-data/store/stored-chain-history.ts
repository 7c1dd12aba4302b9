// Chains of the store behind the machine's port: a file for each session, read as little as is asked for. Files are not watched: a history is of
// the moment at which it was opened.
import type {
  ChainExpiry,
  ChainHistory,
  ChainSummary,
  ChainTimeframe,
  OptionCandles,
  SessionChain,
} from '../../../engine/market/chain-history';
import { cycleOfExpiry } from '../../../engine/market/expiries';
import { type OptionContract, type OptionMarket, optionId } from '../../../engine/market/option-contract';
import { RecentSessions } from '../../../engine/market/recent-sessions';
import { ChainFileReader, type ExpiryBytes } from './chain-file-reader';
import { type ChainSeries, dayFile, seriesFolder, summariseRows } from './chain-series';
import type { OptionRows } from './option-rows';
import { StoredOptionCandles } from './stored-option-candles';

/** Directories kept open: whoever follows positions asks for the same few sessions again and again. */
const FILES_MAX = 16;
/** Whoever reads more contracts of an expiry than this is reading the chain, and gets it by one read. */
const SINGLE_READS_MAX = 8;

export class StoredChainHistory implements ChainHistory {
  readonly market: OptionMarket;
  readonly underlying: string;
  readonly timeframe: ChainTimeframe;
  readonly hash: string;
  readonly days: readonly number[];
  readonly #series: ChainSeries;
  readonly #folder: string;
  readonly #known: ReadonlySet<number>;
  readonly #files = new Map<number, ChainFileReader>();
  readonly #recent = new RecentSessions();

  /** `root` is the data folder; `days` ascend, and each has a file. `hash` names their bytes. */
  constructor(root: string, series: ChainSeries, days: readonly number[], hash: string) {
    this.#series = series;
    this.#folder = seriesFolder(root, series);
    this.#known = new Set(days);
    this.market = series.market;
    this.underlying = series.underlying;
    this.timeframe = series.timeframe;
    this.days = days;
    this.hash = hash;
  }

  expiriesOn(day: number): readonly ChainExpiry[] {
    const expiryDays = this.#findFile(day)?.expiryDays ?? [];
    return expiryDays.map((expiryDay) => ({ day: expiryDay, cycle: cycleOfExpiry(this.underlying, expiryDay, day) }));
  }

  chainOn(day: number, expiryDay: number): SessionChain | null {
    return this.#recent.find(day, expiryDay, () => {
      const file = this.#findFile(day);
      return file?.expiryDays.includes(expiryDay) === true ? new StoredSessionChain(this.#series, file, expiryDay) : null;
    });
  }

  #findFile(day: number): ChainFileReader | null {
    if (!this.#known.has(day)) return null;
    const open = this.#files.get(day);
    if (open !== undefined) return open;
    const [oldest] = this.#files.keys();
    if (this.#files.size >= FILES_MAX && oldest !== undefined) this.#files.delete(oldest);
    const file = new ChainFileReader(dayFile(this.#folder, day), this.market, this.underlying);
    this.#files.set(day, file);
    return file;
  }
}

class StoredSessionChain implements SessionChain {
  readonly day: number;
  readonly expiryDay: number;
  readonly #series: ChainSeries;
  readonly #file: ChainFileReader;
  readonly #candles = new Map<string, OptionCandles | null>();
  #contracts: readonly OptionContract[] | null = null;
  #whole: ExpiryBytes | null = null;
  #summary: ChainSummary | null = null;

  constructor(series: ChainSeries, file: ChainFileReader, expiryDay: number) {
    this.day = file.day;
    this.expiryDay = expiryDay;
    this.#series = series;
    this.#file = file;
  }

  get contracts(): readonly OptionContract[] {
    this.#contracts ??= this.#file.listContracts(this.expiryDay);
    return this.#contracts;
  }

  candlesOf(contract: OptionContract): OptionCandles | null {
    const id = optionId(contract);
    const known = this.#candles.get(id);
    if (known !== undefined) return known;
    const rows = this.#findRows(contract);
    const candles = rows === null ? null : new StoredOptionCandles({ contract, rows }, this.#series.timeframe, 'exchange', id);
    this.#candles.set(id, candles);
    return candles;
  }

  get summary(): ChainSummary {
    this.#summary ??= this.#file.findSummary(this.expiryDay) ?? summariseRows(this.#series, this.expiryDay, []);
    return this.#summary;
  }

  #findRows(contract: OptionContract): OptionRows | null {
    if (contract.market !== this.#series.market || contract.underlying !== this.#series.underlying) return null;
    if (this.#whole === null && this.#candles.size >= SINGLE_READS_MAX) this.#whole = this.#file.readBytesOf(this.expiryDay);
    return this.#file.findRows(contract, this.#whole);
  }
}
