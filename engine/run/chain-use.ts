// Counts what a run took of one chain of its program: the contracts that it held, and in how many of their minutes an exchange told the price or
// a model made it. It decides nothing.
import { istDayOf } from '../market/candles';
import type { ChainHistory, OptionCandles } from '../market/chain-history';

export interface ChainUse {
  readonly market: string;
  readonly underlying: string;
  /** Content hash of the history. */
  readonly hash: string;
  /** Contracts that were held. */
  readonly contracts: number;
  /** Sessions in which one was. */
  readonly sessions: number;
  /** Bars of the contracts in those sessions. */
  readonly bars: number;
  readonly modelledBars: number;
}

export class ChainTally {
  private readonly history: ChainHistory | null;
  private readonly contracts = new Set<string>();
  private readonly days = new Set<number>();
  private readonly seen = new Set<string>();
  private bars = 0;
  private modelledBars = 0;

  constructor(history: ChainHistory | null) {
    this.history = history;
  }

  /** A contract is followed through a session; the same session of it counts once. */
  add({ instrument, minute, modelled }: OptionCandles): void {
    const day = istDayOf(minute[0] ?? Number.NaN);
    const key = `${instrument} ${day}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.contracts.add(instrument);
    this.days.add(day);
    this.bars += minute.length;
    for (const mark of modelled) this.modelledBars += mark;
  }

  read(): ChainUse {
    const { market = '', underlying = '', hash = '' } = this.history ?? {};
    const { contracts, days, bars, modelledBars } = this;
    return { market, underlying, hash, contracts: contracts.size, sessions: days.size, bars, modelledBars };
  }
}
