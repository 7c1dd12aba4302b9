// Where the page's chart shows a trade: on its own bars where they are in the page, else, of an option, on those of its underlying.
import { type OptionContract, parseOptionId } from '../../../../engine/market/option-contract';
import type { ReportChain } from '../../report/report-schema';

export class ChartPlaces {
  private readonly places: ReadonlyMap<string, number>;
  private readonly underlyings: ReadonlyMap<string, string>;

  /** `drawn`: ids of the instruments in the page, in order. */
  constructor(drawn: readonly string[], chains: readonly ReportChain[]) {
    this.places = new Map(drawn.map((instrument, place) => [instrument, place]));
    this.underlyings = underlyingsOf(chains);
  }

  /** Of an instrument's own bars; −1 where they are not in the page. */
  own(instrument: string): number {
    return this.places.get(instrument) ?? -1;
  }

  /** Of the underlying's; −1 of what is no option, or where they are not in the page. */
  underlying(instrument: string): number {
    const contract = parseOptionId(instrument);
    return contract === null ? -1 : this.own(this.underlyings.get(nameOf(contract)) ?? '');
  }
}

/** The program's own name for the underlying of a contract, by market and name. */
export function underlyingsOf(chains: readonly ReportChain[]): ReadonlyMap<string, string> {
  return new Map(chains.map((chain) => [nameOf(chain), chain.instrument]));
}

function nameOf({ market, underlying }: Pick<OptionContract, 'underlying'> & { readonly market: string }): string {
  return `${market}:${underlying}`;
}
