// What a modelled chain is made of. Nothing in it comes from option prices of the day: the underlying's bars, a volatility index, and what is
// stated in the tables.
import type { Candles } from '../market/candles';
import type { ChainExpiry } from '../market/chain-history';
import type { OptionMarket } from '../market/option-contract';

export interface ChainModel {
  readonly market: OptionMarket;
  readonly underlying: string;
  /** One-minute bars, in the price units of options. */
  readonly spot: Candles;
  /** Bars of the volatility index, in percent: of a minute, or of a day, whose open alone is known while the day lasts. */
  readonly volatilityIndex: Candles;
  /** The expiries that have a chain on a day, ascending. */
  readonly expiriesOn: (day: number) => readonly ChainExpiry[];
  /** Price units between two strikes. */
  readonly strikeStep: (day: number) => number;
  /** Strikes on either side of the one nearest to the last close before the session. */
  readonly strikesEachSide: number;
  /** Price units between two premiums. */
  readonly tick: (day: number) => number;
  /** Names the bars above, as their data sets do. */
  readonly dataHash: string;
}
