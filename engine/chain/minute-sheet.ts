// One figure of every option of a chain, minute by minute, in the order in which it is asked for: the row of a minute stands in one place, while bars
// stand contract by contract. Made a stretch of minutes at a time, of the strikes asked about alone, and kept. A row rests on the bars that opened by its
// minute, whatever the rows beside it rest on.
import type { ChainRow } from './chain-row';
import type { ChainFigure, LiveQuote } from './live-quote';

/** So long that most rows are there when they are asked for, so short that whoever asks for a single one has not much made in vain. */
const STRETCH_MINUTES = 32;

export interface LiveStrike {
  readonly strike: number;
  call: LiveQuote | null;
  put: LiveQuote | null;
}

/** Of each minute the calls, then the puts, by strike; filled from one strike up to another. */
interface Stretch {
  readonly values: Float64Array;
  from: number;
  to: number;
}

export class MinuteSheet {
  readonly #figure: ChainFigure;
  readonly #live: readonly LiveStrike[];
  readonly #strikes: Float64Array;
  readonly #calls: Float64Array;
  readonly #puts: Float64Array;
  readonly #stretches = new Map<number, Stretch>();
  #present: { readonly number: number; readonly stretch: Stretch } | null = null;

  constructor(figure: ChainFigure, live: readonly LiveStrike[], strikes: Float64Array) {
    this.#figure = figure;
    this.#live = live;
    this.#strikes = strikes;
    this.#calls = new Float64Array(strikes.length);
    this.#puts = new Float64Array(strikes.length);
  }

  /** The strikes from one place up to another, as of the bars that opened at or before a minute. Good until another row is asked for. */
  rowAt(minute: number, from: number, to: number): ChainRow {
    const number = Math.floor(minute / STRETCH_MINUTES);
    const { values } = this.#stretch(number, from, to);
    const width = this.#strikes.length;
    const at = 2 * width * (minute - number * STRETCH_MINUTES);
    for (let place = from; place < to; place += 1) {
      this.#calls[place] = values[at + place] ?? Number.NaN;
      this.#puts[place] = values[at + width + place] ?? Number.NaN;
    }
    return { strikes: this.#strikes, calls: this.#calls, puts: this.#puts, from, to };
  }

  #stretch(number: number, from: number, to: number): Stretch {
    if (this.#present?.number !== number) this.#present = { number, stretch: this.#findStretch(number, from) };
    const { stretch } = this.#present;
    // Strikes about the money are asked for: what is filled grows at its ends.
    for (; stretch.from > from; stretch.from -= 1) this.#fill(stretch, number, stretch.from - 1);
    for (; stretch.to < to; stretch.to += 1) this.#fill(stretch, number, stretch.to);
    return stretch;
  }

  #findStretch(number: number, from: number): Stretch {
    const known = this.#stretches.get(number);
    if (known !== undefined) return known;
    const values = new Float64Array(2 * this.#strikes.length * STRETCH_MINUTES).fill(Number.NaN);
    const stretch = { values, from, to: from };
    this.#stretches.set(number, stretch);
    return stretch;
  }

  #fill({ values }: Stretch, number: number, place: number): void {
    const width = this.#strikes.length;
    const { call = null, put = null } = this.#live[place] ?? {};
    call?.fill(this.#figure, number * STRETCH_MINUTES, values, place, 2 * width);
    put?.fill(this.#figure, number * STRETCH_MINUTES, values, width + place, 2 * width);
  }
}
