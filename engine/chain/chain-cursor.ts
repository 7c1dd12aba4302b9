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
}

class LiveQuote implements OptionQuote {
  readonly #present: Present;
  readonly #open: () => OptionCandles | null;
  /** Not read yet: undefined. */
  #candles: OptionCandles | null | undefined = undefined;
  #minute = Number.NEGATIVE_INFINITY;
  /** Rows counted in. */
  #row = 0;
  /** Infinity of none, NaN until somebody asks. */
  #firstModelled = Number.NaN;
  /** By row, what is asked of all rows up to it; null until somebody asks. */
  #traded: Float64Array | null = null;
  #lastInterest: Float64Array | null = null;

  constructor(present: Present, open: () => OptionCandles | null) {
    this.#present = present;
    this.#open = open;
  }

  get bid(): number | null {
    return rupees(this.#catchUp()?.bid?.[this.#row - 1]);
  }

  get ask(): number | null {
    return rupees(this.#catchUp()?.ask?.[this.#row - 1]);
  }

  get last(): number | null {
    return rupees(this.#catchUp()?.close[this.#row - 1]);
  }

  /** Asked of every contract at every minute: read off the columns at once. */
  get mid(): number | null {
    const candles = this.#catchUp();
    if (candles === null || this.#row === 0) return null;
    const row = this.#row - 1;
    const bid = candles.bid?.[row] ?? 0;
    const ask = candles.ask?.[row] ?? 0;
    if (bid > 0 && ask > 0) return bid <= ask ? (bid / OPTION_PRICE_SCALE + ask / OPTION_PRICE_SCALE) / 2 : null;
    const last = candles.close[row] ?? 0;
    return last > 0 ? last / OPTION_PRICE_SCALE : null;
  }

  get openInterest(): number | null {
    const candles = this.#catchUp();
    if (candles === null || this.#row === 0) return null;
    this.#lastInterest ??= lastKnown(candles.openInterest);
    const units = this.#lastInterest[this.#row - 1] ?? Number.NaN;
    return Number.isNaN(units) ? null : units;
  }

  get volume(): number | null {
    const candles = this.#catchUp();
    if (candles === null || this.#row === 0) return null;
    this.#traded ??= addedUp(candles.volume);
    return this.#traded[this.#row - 1] ?? null;
  }

  /** One of the rows counted in when it was last asked is modelled. */
  get isModelled(): boolean {
    if (this.#row === 0) return false;
    if (Number.isNaN(this.#firstModelled)) this.#firstModelled = firstOf(this.#candles?.modelled);
    return this.#row > this.#firstModelled;
  }

  #catchUp(): OptionCandles | null {
    const { minute } = this.#present;
    if (this.#candles === undefined) this.#candles = this.#open();
    if (this.#minute === minute || this.#candles === null) return this.#candles;
    this.#minute = minute;
    const { count, minute: minutes } = this.#candles;
    let row = this.#row;
    while (row < count && (minutes[row] ?? 0) <= minute) row += 1;
    while (row > 0 && (minutes[row - 1] ?? 0) > minute) row -= 1;
    this.#row = row;
    return this.#candles;
  }
}

function firstOf(modelled: Uint8Array | undefined): number {
  const first = modelled?.indexOf(1) ?? -1;
  return first < 0 ? Number.POSITIVE_INFINITY : first;
}

/** The newest value that is there, row by row: most columns are that themselves. */
function lastKnown(values: Float64Array): Float64Array {
  if (!values.includes(Number.NaN)) return values;
  let last = Number.NaN;
  return values.map((value) => {
    if (!Number.isNaN(value)) last = value;
    return last;
  });
}

function addedUp(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** Nothing costs nothing: a zero is a price that nobody gave. */
function rupees(units: number | undefined): number | null {
  return units === undefined || units === 0 ? null : units / OPTION_PRICE_SCALE;
}

export class ChainCursor {
  /** Strikes ascending, in rupees. A contract without a bar so far has a quote that says nothing. */
  readonly chain: OptionChain;
  readonly #present: Present = { minute: Number.NEGATIVE_INFINITY };
  readonly #quotes: LiveQuote[] = [];

  /** Contracts of one expiry and session, in their order. */
  constructor(listed: readonly ListedOption[]) {
    const strikes = new Map<number, { strike: number; call: OptionQuote | null; put: OptionQuote | null }>();
    for (const { contract, open } of listed) {
      const { strike, right } = contract;
      const row = strikes.get(strike) ?? { strike: strike / OPTION_PRICE_SCALE, call: null, put: null };
      strikes.set(strike, row);
      const quote = new LiveQuote(this.#present, open);
      row[right] = quote;
      this.#quotes.push(quote);
    }
    this.chain = [...strikes.values()].sort((a: ChainStrike, b: ChainStrike) => a.strike - b.strike);
  }

  /** Whether a bar behind what was asked for is modelled. */
  get isModelled(): boolean {
    return this.#quotes.some((quote) => quote.isModelled);
  }

  /** Counts in every bar that opened at or before the minute. Minutes may come in any order; the next one is cheapest. */
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
