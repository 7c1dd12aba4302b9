// Works out the margin of an account: what its holdings and its live orders bind, and what further orders would need on top. Futures and options
// of one underlying are scanned together; everything else binds a share of its value. Amounts are paise. It reads no books, and it refuses
// nothing.
import { basketMargin } from '../margin/basket-margin';
import { type MarginLeg, type MarginUnderlying, premiumOf, toPaise } from '../margin/margin-leg';
import { getMarginRules } from '../margin/margin-rules';
import type { Dated, DatedRow } from '../market/dated';
import { type Instrument, isContract } from '../market/instrument';
import { findMarginShare, marginClassOf } from '../market/margin-share';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import { istDayOfTime } from '../time/ist-time';
import { paiseOf } from './paise-of';

/** Units of something, held or ordered. */
export interface Stake {
  readonly contract: Instrument;
  readonly isIntraday: boolean;
  /** Below zero sold. */
  readonly units: number;
  /** Last price, or that at which it is expected to fill; price units. */
  readonly price: number;
}

export interface AccountStakes {
  readonly held: readonly Stake[];
  /** Ordered and not filled yet. */
  readonly resting: readonly Stake[];
  /** What is asked for, in the order in which it is sent. */
  readonly orders: readonly Stake[];
}

export interface AccountMarket {
  readonly timeUs: number;
  /** What a future or option is on; null where no price of it is known. */
  findUnderlying(name: string): MarginUnderlying | null;
}

export interface AccountMargin {
  /** Bound by what is held and what rests. */
  readonly boundPaise: number;
  /** Needed by the orders on top, none of them filled. At least 0: a hedge needs nothing where it frees more than it costs. */
  readonly neededPaise: number;
  /** The whole value of everything; of what is written, at its strike. */
  readonly valuePaise: number;
  /** Rows of the dated tables that the margin rests on. */
  readonly rows: readonly Dated<DatedRow>[];
}

const MILLION = 1_000_000;

export function accountMargin(market: AccountMarket, { held, resting, orders }: AccountStakes): AccountMargin {
  const day = istDayOfTime(market.timeUs);
  const all = [...held, ...resting, ...orders];
  const underlyings = findUnderlyings(market, all);
  const legsOf = (stakes: readonly Stake[]): readonly MarginLeg[] => stakes.flatMap((stake) => legOf(stake, underlyings) ?? []);
  const sharesOf = (stakes: readonly Stake[]): readonly Shared[] =>
    stakes.flatMap((stake) => (legOf(stake, underlyings) === null ? [shareOf(stake, day)] : []));
  const [standing, asked, live] = [sharesOf([...held, ...resting]), sharesOf(orders), legsOf(resting)];
  const valuePaise = all.reduce((sum, stake) => sum + valueOf(stake), 0);
  const [boundPaise, neededPaise] = [sumOf(standing), sumOf(asked)];
  const rows: readonly Dated<DatedRow>[] = [...standing, ...asked].flatMap(({ row }) => row ?? []);
  if (underlyings.length === 0) return { boundPaise, neededPaise, valuePaise, rows };
  const basket = basketMargin({ timeUs: market.timeUs, held: [...legsOf(held), ...live], orders: legsOf(orders), underlyings });
  // What a sold option brings is in the account once it has been sold.
  const awaitedPaise = live.reduce((sum, leg) => sum + toPaise(Math.max(0, -premiumOf(leg))), 0);
  return {
    boundPaise: boundPaise + basket.heldPaise + awaitedPaise,
    neededPaise: neededPaise + basket.neededPaise,
    valuePaise,
    rows: [...rows, ...underlyings.flatMap(({ name }) => rulesOf(name, day))],
  };
}

function rulesOf(underlying: string, day: number): readonly Dated<DatedRow>[] {
  const { scan, exposure, interest } = getMarginRules(underlying, day);
  return [scan, exposure, interest];
}

/** Of the contracts, each once, in order of first mention; those without a price are left out. */
function findUnderlyings(market: AccountMarket, stakes: readonly Stake[]): readonly MarginUnderlying[] {
  const names = new Set(stakes.flatMap(({ contract }) => (isContract(contract) ? [contract.underlying] : [])));
  return [...names].flatMap((name) => {
    const underlying = market.findUnderlying(name);
    return underlying !== null && underlying.spot > 0 ? [underlying] : [];
  });
}

/** Null of what the scan does not know: shares, and contracts on what has no price. */
function legOf({ contract, units, price }: Stake, underlyings: readonly MarginUnderlying[]): MarginLeg | null {
  if (!isContract(contract) || !underlyings.some(({ name }) => name === contract.underlying)) return null;
  return { contract, quantity: units, price: price / contract.priceScale, volatility: null };
}

interface Shared {
  readonly paise: number;
  /** Null before the table begins, when the whole value is asked. */
  readonly row: Dated<DatedRow> | null;
}

function shareOf(stake: Stake, day: number): Shared {
  const row = findMarginShare(marginClassOf(stake.contract, stake.isIntraday, stake.units > 0), day);
  return { paise: multiplyDivideHalfUp(valueOf(stake), row?.ppm ?? MILLION, MILLION), row };
}

/** A written option obliges to its strike, whatever its premium. */
function valueOf({ contract, units, price }: Stake): number {
  const valuedAt = contract.kind === 'option' && units < 0 ? contract.strike : price;
  return paiseOf(Math.abs(units) * valuedAt, contract.priceScale);
}

function sumOf(shares: readonly Shared[]): number {
  return shares.reduce((sum, { paise }) => sum + paise, 0);
}
