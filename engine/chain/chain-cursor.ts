// A chain as it stands at a minute of a session: quotes that say of each contract what its bars say by then, and rows of one figure of all of them.
// One object, brought from minute to minute; nothing of a bar that opened after a minute comes into it. A contract that nobody asks about is not read.
import type { SessionChain } from '../market/chain-history';
import type { OptionRight } from '../market/instrument';
import { OPTION_PRICE_SCALE, type OptionContract } from '../market/option-contract';
import type { ChainRow } from './chain-row';
import { type CandlesOf, type ChainFigure, LiveQuote, type Present } from './live-quote';
import { MinuteSheet } from './minute-sheet';
import type { ChainStrike, OptionChain } from './option-chain';

interface LiveStrike extends ChainStrike {
  call: LiveQuote | null;
  put: LiveQuote | null;
}

type Sheets = Readonly<Record<OptionRight, MinuteSheet>>;

export class ChainCursor {
  /** Strikes ascending, in rupees. A contract without a bar so far has a quote that says nothing. */
  readonly chain: OptionChain;
  /** Of the chain. */
  readonly strikes: Float64Array;
  readonly #present: Present = { minute: Number.NEGATIVE_INFINITY };
  readonly #live: readonly LiveStrike[];
  readonly #sheets: Readonly<Record<ChainFigure, Sheets>>;

  /** `contracts`: of one expiry and session, in their order. `candlesOf`: their bars for whoever asks; null where there are none. */
  constructor(contracts: readonly OptionContract[], candlesOf: CandlesOf) {
    const strikes = new Map<number, LiveStrike>();
    for (const contract of contracts) {
      const { strike, right } = contract;
      const live = strikes.get(strike) ?? { strike: strike / OPTION_PRICE_SCALE, call: null, put: null };
      strikes.set(strike, live);
      live[right] = new LiveQuote(this.#present, contract, candlesOf);
    }
    this.#live = [...strikes.values()].sort((a, b) => a.strike - b.strike);
    this.chain = this.#live;
    this.strikes = Float64Array.from(this.#live, ({ strike }) => strike);
    this.#sheets = { mid: this.#sheetsOf('mid'), openInterest: this.#sheetsOf('openInterest') };
  }

  #sheetsOf(figure: ChainFigure): Sheets {
    const sheetOf = (right: OptionRight): MinuteSheet =>
      new MinuteSheet(
        figure,
        this.#live.map((each) => each[right]),
      );
    return { call: sheetOf('call'), put: sheetOf('put') };
  }

  /** Whether a bar behind what was asked for is modelled. */
  get isModelled(): boolean {
    return this.#live.some(({ call, put }) => call?.isModelled === true || put?.isModelled === true);
  }

  /** Counts in every bar that opened at or before the minute. Minutes may come in any order. */
  moveTo(minute: number): void {
    this.#present.minute = minute;
  }

  /** Mids at a minute, wherever the cursor stands, of the strikes from one place up to another; good until others are asked for. */
  pricesAt(minute: number, from: number, to: number): ChainRow {
    const { call, put } = this.#sheets.mid;
    return { strikes: this.strikes, calls: call.rowAt(minute, from, to), puts: put.rowAt(minute, from, to), from, to };
  }

  /** By strike, NaN where nobody says; the same of the open interest of one right. */
  interestsAt(right: OptionRight, minute: number, from: number, to: number): Float64Array {
    return this.#sheets.openInterest[right].rowAt(minute, from, to);
  }
}

/** Over the contracts of a session as they are listed, whether or not they come to trade in it. */
export function cursorOver(session: SessionChain): ChainCursor {
  return new ChainCursor(session.contracts, (contract) => session.candlesOf(contract));
}

/** The chain as it is known when the bars that opened at `minute` are sealed. */
export function chainAsOf(session: SessionChain, minute: number): OptionChain {
  const cursor = cursorOver(session);
  cursor.moveTo(minute);
  return cursor.chain;
}
