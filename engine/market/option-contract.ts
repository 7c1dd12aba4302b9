// One listed option, told apart by what it is: never by an exchange's token or a broker's symbol, which come to mean another contract in time.
import { invariant } from '../../dsl/types/invariant';
import { formatDay, padded, parseDay } from '../time/day-text';
import { type Option, type OptionRight, option } from './instrument';

/** Where options are listed: the exchanges' derivative markets, and the synthetic one. */
export const OPTION_MARKETS = ['NFO', 'BFO', 'DEMO'] as const;
export type OptionMarket = (typeof OPTION_MARKETS)[number];

/** Options on shares and indices are struck and quoted in whole paise. */
export const OPTION_PRICE_SCALE = 100;

export interface OptionContract {
  readonly market: OptionMarket;
  /** `NIFTY`, `RELIANCE`: the name under which the market lists its contracts. */
  readonly underlying: string;
  /** Days since 1970-01-01; the day on which it does expire, after any shift by a holiday. */
  readonly expiryDay: number;
  /** Price units: paise. */
  readonly strike: number;
  readonly right: OptionRight;
}

const OPTION_ID =
  /^(?<market>NFO|BFO|DEMO):(?<underlying>[A-Z0-9&-]+)-(?<expiry>\d{4}-\d{2}-\d{2})-(?<strike>\d{6}\.\d{2})-(?<right>CE|PE)$/;
/** The id writes six digits of rupees. */
const STRIKE_MAX = 99_999_999;
const RIGHT_CODES = { call: 'CE', put: 'PE' } as const satisfies Record<OptionRight, string>;

/** Whether a number of paise can be a strike. Whatever reads strikes from outside asks first. */
export function isStrike(units: number): boolean {
  return Number.isInteger(units) && units > 0 && units <= STRIKE_MAX;
}

/** Whether a text can be the name of an underlying in an id. */
export function isUnderlyingName(text: string): boolean {
  return /^[A-Z0-9&-]+$/.test(text);
}

/**
 * `NFO:NIFTY-2026-01-27-025000.00-CE`. One contract has one id for ever, and the ids of an underlying sort as its contracts do: by expiry, by
 * strike, the call before the put.
 */
export function optionId({ market, underlying, expiryDay, strike, right }: OptionContract): string {
  invariant(isStrike(strike), `${strike} paise is a strike`);
  const rupees = Math.floor(strike / OPTION_PRICE_SCALE);
  return `${market}:${underlying}-${formatDay(expiryDay)}-${padded(rupees, 6)}.${padded(strike % OPTION_PRICE_SCALE, 2)}-${RIGHT_CODES[right]}`;
}

/** As every part of the machine names what is traded. */
export function optionOf(contract: OptionContract): Option {
  const { underlying, expiryDay, strike, right } = contract;
  return option(optionId(contract), { underlying, expiryDay, strike, right }, OPTION_PRICE_SCALE);
}

/** Null for any text that is no canonical id; brokers' symbols are read elsewhere. */
export function parseOptionId(id: string): OptionContract | null {
  const groups = OPTION_ID.exec(id)?.groups;
  const market = OPTION_MARKETS.find((each) => each === groups?.['market']);
  const expiryDay = parseDay(groups?.['expiry'] ?? '');
  const strike = Number(groups?.['strike']?.replace('.', ''));
  if (groups === undefined || market === undefined || expiryDay === null || !(strike > 0)) return null;
  return { market, underlying: groups['underlying'] ?? '', expiryDay, strike, right: groups['right'] === 'CE' ? 'call' : 'put' };
}

/** Order within an underlying: by expiry, by strike, the call before the put. */
export function compareContracts(a: OptionContract, b: OptionContract): number {
  return a.expiryDay - b.expiryDay || a.strike - b.strike || Number(a.right === 'put') - Number(b.right === 'put');
}
