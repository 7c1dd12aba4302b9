// A chain as it stands at a minute of a session, carried forward bar by bar: of each contract the last close, the quotes, the open interest and the
// volume so far. One object, changed in place from minute to minute; it never looks at a row beyond the minute it was brought to.
import type { OptionCandles, SessionChain } from '../market/chain-history';
import { OPTION_PRICE_SCALE } from '../market/option-contract';
import type { ChainStrike, OptionChain, OptionQuote } from './option-chain';

type Quote = { -readonly [Field in keyof OptionQuote]: OptionQuote[Field] };

class Place {
  readonly quote: Quote = { bid: null, ask: null, last: null, openInterest: null, volume: null };
  readonly #candles: OptionCandles;
  #row = 0;

  constructor(candles: OptionCandles) {
    this.#candles = candles;
  }

  /** Whether any bar that it passed over is modelled. */
  advanceTo(minute: number): boolean {
    const { count, minute: minutes, close, volume, openInterest, bid, ask, modelled } = this.#candles;
    let isModelled = false;
    let traded = this.quote.volume ?? 0;
    const from = this.#row;
    while (this.#row < count && (minutes[this.#row] ?? 0) <= minute) {
      traded += volume[this.#row] ?? 0;
      isModelled ||= modelled[this.#row] === 1;
      this.#row += 1;
    }
    if (this.#row === from) return false;
    const last = this.#row - 1;
    const open = openInterest[last] ?? Number.NaN;
    this.quote.last = rupees(close[last]);
    this.quote.bid = rupees(bid?.[last]);
    this.quote.ask = rupees(ask?.[last]);
    this.quote.volume = traded;
    this.quote.openInterest = Number.isNaN(open) ? this.quote.openInterest : open;
    return isModelled;
  }
}

/** Nothing costs nothing: a zero is a price that nobody gave. */
function rupees(units: number | undefined): number | null {
  return units === undefined || units === 0 ? null : units / OPTION_PRICE_SCALE;
}

export class ChainCursor {
  /** Strikes ascending, in rupees. A contract without a bar so far has a quote that says nothing. */
  readonly chain: OptionChain;
  readonly #places: readonly Place[];
  #isModelled = false;

  /** Candles of one expiry and session, in the order of its contracts. */
  constructor(candles: readonly OptionCandles[]) {
    const strikes = new Map<number, { strike: number; call: Quote | null; put: Quote | null }>();
    this.#places = candles.map((each) => {
      const place = new Place(each);
      const { strike, right } = each.contract;
      const row = strikes.get(strike) ?? { strike: strike / OPTION_PRICE_SCALE, call: null, put: null };
      strikes.set(strike, row);
      row[right] = place.quote;
      return place;
    });
    this.chain = [...strikes.values()].sort((a: ChainStrike, b: ChainStrike) => a.strike - b.strike);
  }

  /** True once a bar behind the chain is modelled. */
  get isModelled(): boolean {
    return this.#isModelled;
  }

  /** Counts in every bar that opened at or before the minute; minutes come ascending. */
  advanceTo(minute: number): void {
    for (const place of this.#places) if (place.advanceTo(minute)) this.#isModelled = true;
  }
}

/** The chain as it is known when the bars that opened at `minute` are sealed. */
export function chainAsOf(session: SessionChain, minute: number): OptionChain {
  const cursor = new ChainCursor(session.contracts.flatMap((contract) => session.candlesOf(contract) ?? []));
  cursor.advanceTo(minute);
  return cursor.chain;
}
