// What a run may ask of the options on one underlying: the expiries of a session, the contracts of an expiry, the minutes of a contract. The one
// seam between the machine and where chains come from: candles of the exchange, a model, or the two joined. Whoever asks sees no difference but
// the mark on each row. Synchronous and bounded; the same question always has the same answer, to the bit.
//
// A session's columns reach to its end. Reading no further than the bar that is sealed is the asker's duty, as with any other column.
import type { Candles } from './candles';
import type { OptionContract, OptionMarket } from './option-contract';
import type { ExpiryCycle } from './tables/expiry-rules';

export const CHAIN_TIMEFRAMES = ['1m', '1d', 'snapshot'] as const;
export type ChainTimeframe = (typeof CHAIN_TIMEFRAMES)[number];

export interface ChainHistory {
  readonly market: OptionMarket;
  /** `NIFTY`, `RELIANCE`: the name under which the market lists its contracts. */
  readonly underlying: string;
  /** Names all that any answer rests on: two histories of one hash answer alike. Part of what a run is identified by. */
  readonly hash: string;
  /** `1m`; `1d` of bhavcopies; `snapshot` where each row is one look at the chain, in the minute in which it was taken. */
  readonly timeframe: ChainTimeframe;
  /** Sessions of which anything is known, ascending. */
  readonly days: readonly number[];
  /** Ascending; empty where nothing is known of the session. Which of them a rule means is not decided here. */
  expiriesOn(day: number): readonly ChainExpiry[];
  /** Null where nothing of that expiry is known in that session. */
  chainOn(day: number, expiryDay: number): SessionChain | null;
}

export interface ChainExpiry {
  readonly day: number;
  readonly cycle: ExpiryCycle;
}

/** One expiry in one session. Costs next to nothing to hold: rows are read when they are asked for. */
export interface SessionChain {
  readonly day: number;
  readonly expiryDay: number;
  /** Strikes ascending, at each the call before the put. Known before the session's first bar. */
  readonly contracts: readonly OptionContract[];
  /**
   * The contract's bars of this session; null where it has none. Nothing of any other contract is read, so that what is held is
   * followed from day to day at the price of its own bytes. No bar is made for a minute without trades.
   */
  candlesOf(contract: OptionContract): OptionCandles | null;
  /** What is read off the whole chain, minute by minute. */
  readonly summary: ChainSummary;
}

/** Bars of one contract; `instrument` is its canonical id. */
export interface OptionCandles extends Candles {
  readonly contract: OptionContract;
  /** Best quotes at the end of the bar, 0 where nobody quotes; null where the source has no quotes. */
  readonly bid: Int32Array | null;
  readonly ask: Int32Array | null;
  /** By row: 1 where no exchange said so and a model did. A fill at such a row, and all that rests on it, is marked. */
  readonly modelled: Uint8Array;
}

/**
 * One row for each minute in which any contract of the expiry has a bar; a row stands on the last bar of each contract up to that minute.
 * NaN is "not there". All of it follows from the chain alone: the spot and the future are instruments with candles of their own.
 */
export interface ChainSummary {
  readonly count: number;
  /** Unix minute (UTC) of the bars last counted in: known when that minute is sealed. */
  readonly minute: Int32Array;
  /** Synthetic forward, in price units, fractions included. */
  readonly forward: Float64Array;
  /** The strike nearest to the forward. */
  readonly atmStrike: Float64Array;
  /** Call and put at that strike together, in price units. */
  readonly straddlePremium: Float64Array;
  /** Black-76 on the forward, per year: 0.2 is 20 %. */
  readonly atmVolatility: Float64Array;
  /** Units open. */
  readonly callOpenInterest: Float64Array;
  readonly putOpenInterest: Float64Array;
  /** Units traded in the session up to here. */
  readonly callVolume: Float64Array;
  readonly putVolume: Float64Array;
  /** Strikes, in price units. */
  readonly maxPain: Float64Array;
  readonly callWall: Float64Array;
  readonly putWall: Float64Array;
  /** By row: 1 where any bar behind it is modelled. */
  readonly modelled: Uint8Array;
}
