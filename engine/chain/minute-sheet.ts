// One figure of the calls, or the puts, of a chain, minute by minute: bars stand contract by contract, and a row of the sheet has all contracts at one
// minute side by side. A stretch of minutes is made at a time, of the strikes asked about alone; going on is cheapest. A row rests on the bars that
// opened by its minute, whatever the rows beside it rest on.
import type { ChainFigure, LiveQuote } from './live-quote';

/** So long that most rows are there when they are asked for, so short that whoever asks for a single one has not much made in vain. */
const STRETCH_MINUTES = 32;

export class MinuteSheet {
  readonly #figure: ChainFigure;
  /** By strike; null where there is no such contract. */
  readonly #quotes: readonly (LiveQuote | null)[];
  readonly #row: Float64Array;
  /** Row after row; nothing of it before somebody asks. */
  #values: Float64Array | null = null;
  /** First minute of the stretch. */
  #minute = Number.NaN;
  /** Strikes that are made. */
  #from = 0;
  #to = 0;

  constructor(figure: ChainFigure, quotes: readonly (LiveQuote | null)[]) {
    this.#figure = figure;
    this.#quotes = quotes;
    this.#row = new Float64Array(quotes.length);
  }

  /** By strike, NaN for null: those from one place up to another, at a minute. Good until another row is asked for. */
  rowAt(minute: number, from: number, to: number): Float64Array {
    const width = this.#quotes.length;
    this.#values ??= new Float64Array(width * STRETCH_MINUTES);
    const values = this.#values;
    this.#make(values, minute - (minute % STRETCH_MINUTES), from, to);
    const at = (minute - this.#minute) * width;
    for (let place = from; place < to; place += 1) this.#row[place] = values[at + place] ?? Number.NaN;
    return this.#row;
  }

  /** Strikes about the money are asked for: what is made of a stretch grows at its ends. */
  #make(values: Float64Array, minute: number, from: number, to: number): void {
    if (this.#minute !== minute) {
      this.#minute = minute;
      this.#from = from;
      this.#to = from;
    }
    for (; this.#from > from; this.#from -= 1) this.#fill(values, this.#from - 1);
    for (; this.#to < to; this.#to += 1) this.#fill(values, this.#to);
  }

  #fill(values: Float64Array, place: number): void {
    const width = this.#quotes.length;
    const quote = this.#quotes[place] ?? null;
    if (quote !== null) quote.fill(this.#figure, this.#minute, values, place, width);
    else for (let at = place; at < values.length; at += width) values[at] = Number.NaN;
  }
}
