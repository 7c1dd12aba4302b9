// A chain as it stands at a minute of a session: of each contract the last close, the quotes, the open interest and the volume so far. One object,
// changed in place from minute to minute; it never looks at a row beyond the minute it was brought to. A contract that nobody asks about is not read.
import type { OptionCandles, SessionChain } from '../market/chain-history';
import { OPTION_PRICE_SCALE, type OptionContract } from '../market/option-contract';
import type { ChainStrike, OptionChain, OptionQuote } from './option-chain';

/** A contract, and its bars for whoever asks: null where it has none. */
export interface ListedOption {
  readonly contract: OptionContract;
  readonly open: () => OptionCandles | null;
}

/** Where the cursor stands, for all of its quotes: each catches up when it is asked. */
interface Present {
  minute: number;
  isModelled: boolean;
}

class LiveQuote implements OptionQuote {
  readonly #present: Present;
  readonly #open: () => OptionCandles | null;
  /** Not read yet: undefined. */
  #candles: OptionCandles | null | undefined = undefined;
  #minute = Number.NEGATIVE_INFINITY;
  /** Rows counted in. */
  #row = 0;
  #traded = 0;
  #openInterest = Number.NaN;

  constructor(present: Present, open: () => OptionCandles | null) {
    this.#present = present;
    this.#open = open;
  }

  get bid(): number | null {
    this.#catchUp();
    return rupees(this.#candles?.bid?.[this.#row - 1]);
  }

  get ask(): number | null {
    this.#catchUp();
    return rupees(this.#candles?.ask?.[this.#row - 1]);
  }

  get last(): number | null {
    this.#catchUp();
    return rupees(this.#candles?.close[this.#row - 1]);
  }

  get openInterest(): number | null {
    this.#catchUp();
    return Number.isNaN(this.#openInterest) ? null : this.#openInterest;
  }

  get volume(): number | null {
    this.#catchUp();
    return this.#row === 0 ? null : this.#traded;
  }

  #catchUp(): void {
    const { minute } = this.#present;
    if (this.#minute === minute) return;
    if (this.#candles === undefined) this.#candles = this.#open();
    if (minute < this.#minute) this.#restart();
    this.#minute = minute;
    if (this.#candles !== null) this.#countIn(this.#candles, minute);
  }

  #restart(): void {
    this.#row = 0;
    this.#traded = 0;
    this.#openInterest = Number.NaN;
  }

  #countIn({ count, minute: minutes, volume, openInterest, modelled }: OptionCandles, minute: number): void {
    let row = this.#row;
    for (; row < count && (minutes[row] ?? 0) <= minute; row += 1) {
      this.#traded += volume[row] ?? 0;
      const open = openInterest[row] ?? Number.NaN;
      if (!Number.isNaN(open)) this.#openInterest = open;
      if (modelled[row] === 1) this.#present.isModelled = true;
    }
    this.#row = row;
  }
}

/** Nothing costs nothing: a zero is a price that nobody gave. */
function rupees(units: number | undefined): number | null {
  return units === undefined || units === 0 ? null : units / OPTION_PRICE_SCALE;
}

export class ChainCursor {
  /** Strikes ascending, in rupees. A contract without a bar so far has a quote that says nothing. */
  readonly chain: OptionChain;
  readonly #present: Present = { minute: Number.NEGATIVE_INFINITY, isModelled: false };

  /** Contracts of one expiry and session, in their order. */
  constructor(listed: readonly ListedOption[]) {
    const strikes = new Map<number, { strike: number; call: OptionQuote | null; put: OptionQuote | null }>();
    for (const { contract, open } of listed) {
      const { strike, right } = contract;
      const row = strikes.get(strike) ?? { strike: strike / OPTION_PRICE_SCALE, call: null, put: null };
      strikes.set(strike, row);
      row[right] = new LiveQuote(this.#present, open);
    }
    this.chain = [...strikes.values()].sort((a: ChainStrike, b: ChainStrike) => a.strike - b.strike);
  }

  /** True once a bar that was asked for is modelled. */
  get isModelled(): boolean {
    return this.#present.isModelled;
  }

  /** Counts in every bar that opened at or before the minute. Minutes may come again: going back costs the bars up to there. */
  moveTo(minute: number): void {
    this.#present.minute = minute;
  }
}

/** The contracts of a session as they are listed, whether or not they come to trade in it. */
export function listedOptions(session: SessionChain): readonly ListedOption[] {
  return session.contracts.map((contract) => ({ contract, open: () => session.candlesOf(contract) }));
}

/** The chain as it is known when the bars that opened at `minute` are sealed. */
export function chainAsOf(session: SessionChain, minute: number): OptionChain {
  const cursor = new ChainCursor(listedOptions(session));
  cursor.moveTo(minute);
  return cursor.chain;
}
