// One option of a session as it stands at a minute: the last close, the quotes, the open interest and the volume so far, read off its bars. It never
// looks at a row beyond the minute, and does not read the bars before somebody asks.
import type { OptionCandles } from '../market/chain-history';
import { OPTION_PRICE_SCALE, type OptionContract } from '../market/option-contract';
import type { OptionQuote } from './option-chain';

/** Where the quotes of a chain stand. */
export interface Present {
  minute: number;
}

/** Null of a contract without bars. */
export type CandlesOf = (contract: OptionContract) => OptionCandles | null;

/** Figures that are asked of every option each minute. */
export type ChainFigure = 'mid' | 'openInterest';

export class LiveQuote implements OptionQuote {
  readonly #present: Present;
  readonly #contract: OptionContract;
  readonly #candlesOf: CandlesOf;
  /** Not read yet: undefined. */
  #candles: OptionCandles | null | undefined = undefined;
  /** Infinity of none, NaN until somebody asks. */
  #firstModelled = Number.NaN;
  /** By row, what is asked of all rows up to it; null until somebody asks. */
  #traded: Float64Array | null = null;
  #lastInterest: Float64Array | null = null;

  constructor(present: Present, contract: OptionContract, candlesOf: CandlesOf) {
    this.#present = present;
    this.#contract = contract;
    this.#candlesOf = candlesOf;
  }

  get bid(): number | null {
    return rupees(this.#read()?.bid?.[this.#row]);
  }

  get ask(): number | null {
    return rupees(this.#read()?.ask?.[this.#row]);
  }

  get last(): number | null {
    return rupees(this.#read()?.close[this.#row]);
  }

  get mid(): number | null {
    return known(this.#figure('mid', this.#row));
  }

  get openInterest(): number | null {
    return known(this.#figure('openInterest', this.#row));
  }

  get volume(): number | null {
    const candles = this.#read();
    if (candles === null) return null;
    this.#traded ??= addedUp(candles.volume);
    return this.#traded[this.#row] ?? null;
  }

  /** One of the rows counted in is modelled; of a contract that nobody has asked about, none is. */
  get isModelled(): boolean {
    const modelled = this.#candles?.modelled;
    if (modelled === undefined) return false;
    if (Number.isNaN(this.#firstModelled)) this.#firstModelled = firstOf(modelled);
    return this.#row >= this.#firstModelled;
  }

  /** A figure at each of the minutes from one on, NaN for null: into every `stride`-th place of a column, to its end. */
  fill(figure: ChainFigure, minute: number, column: Float64Array, first: number, stride: number): void {
    const candles = this.#read();
    if (candles === null) return fillWith(Number.NaN, column, first, stride);
    const { count, minute: minutes } = candles;
    const interests = figure === 'openInterest' ? this.#interests(candles) : null;
    let row = lastRowBy(candles, minute);
    let value = this.#figure(figure, row);
    for (let place = first, at = minute; place < column.length; place += stride, at += 1) {
      if (row + 1 < count && (minutes[row + 1] ?? 0) <= at) {
        row += 1;
        value = interests === null ? midOf(candles, row) : (interests[row] ?? Number.NaN);
      }
      column[place] = value;
    }
  }

  #figure(figure: ChainFigure, row: number): number {
    const candles = this.#read();
    if (candles === null || row < 0) return Number.NaN;
    return figure === 'mid' ? midOf(candles, row) : (this.#interests(candles)[row] ?? Number.NaN);
  }

  #interests(candles: OptionCandles): Float64Array {
    this.#lastInterest ??= lastKnown(candles.openInterest);
    return this.#lastInterest;
  }

  #read(): OptionCandles | null {
    if (this.#candles === undefined) this.#candles = this.#candlesOf(this.#contract);
    return this.#candles;
  }

  /** Of the present minute. */
  get #row(): number {
    const candles = this.#read();
    return candles === null ? -1 : lastRowBy(candles, this.#present.minute);
  }
}

/** The last row that opened at or before a minute, −1 before the first. Where no minute is missing between rows, the two bounds meet at once. */
function lastRowBy({ count, minute: ascending }: OptionCandles, minute: number): number {
  let low = Math.max(-1, Math.min(count - 1, count - 1 - ((ascending[count - 1] ?? 0) - minute)));
  let high = Math.max(-1, Math.min(count - 1, minute - (ascending[0] ?? 0)));
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= minute) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** What `quotePrice` makes of bid, ask and last. */
function midOf({ bid: bids, ask: asks, close }: OptionCandles, row: number): number {
  const bid = bids?.[row] ?? 0;
  const ask = asks?.[row] ?? 0;
  if (bid > 0 && ask > 0) return bid <= ask ? (bid / OPTION_PRICE_SCALE + ask / OPTION_PRICE_SCALE) / 2 : Number.NaN;
  const last = close[row] ?? 0;
  return last > 0 ? last / OPTION_PRICE_SCALE : Number.NaN;
}

function fillWith(value: number, column: Float64Array, first: number, stride: number): void {
  for (let place = first; place < column.length; place += stride) column[place] = value;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** Nothing costs nothing: a zero is a price that nobody gave. */
function rupees(units: number | undefined): number | null {
  return units === undefined || units === 0 ? null : units / OPTION_PRICE_SCALE;
}

function firstOf(modelled: Uint8Array): number {
  const first = modelled.indexOf(1);
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
