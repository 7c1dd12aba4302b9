// Futures and options as brokers write their symbols, `NIFTY25JANFUT`, `NIFTY2511623500CE`, and options by their canonical ids: into the contract
// that is meant. A monthly symbol says no day; it means the day on which that month's contract did expire.
import { monthlyExpiry } from '../../engine/market/expiries';
import { type Contract, future, option } from '../../engine/market/instrument';
import {
  isStrike,
  OPTION_MARKETS,
  OPTION_PRICE_SCALE,
  type OptionContract,
  type OptionMarket,
  parseOptionId,
} from '../../engine/market/option-contract';
import { findCivilDay } from './csv/parse-day';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const FUTURE = /^(?<underlying>[A-Z][A-Z&-]*)(?<year>\d{2})(?<month>[A-Z]{3})FUT$/;
const MONTHLY_OPTION = /^(?<underlying>[A-Z][A-Z&-]*)(?<year>\d{2})(?<month>[A-Z]{3})(?<strike>\d+(?:\.\d+)?)(?<right>CE|PE)$/;
/** Year, month (1 to 9, O, N, D), day: `NIFTY2511623500CE` is of 16 January 2025. */
const WEEKLY_OPTION = /^(?<underlying>[A-Z][A-Z&-]*)(?<year>\d{2})(?<month>[1-9OND])(?<day>\d{2})(?<strike>\d+(?:\.\d+)?)(?<right>CE|PE)$/;
const WEEKLY_MONTHS = '123456789OND';

/** Derivatives call the indices by other names. */
const UNDERLYING_NAMES: ReadonlyMap<string, string> = new Map([
  ['NSE:NIFTY 50', 'NIFTY'],
  ['NSE:NIFTY BANK', 'BANKNIFTY'],
  ['NSE:NIFTY FIN SERVICE', 'FINNIFTY'],
  ['NSE:NIFTY MID SELECT', 'MIDCPNIFTY'],
  ['NSE:NIFTY NEXT 50', 'NIFTYNXT50'],
]);

export interface DerivativesOf {
  readonly market: OptionMarket;
  /** As the market lists contracts on it. */
  readonly underlying: string;
}

/** Where contracts on an index or a share are listed, and under which name: `NSE:NIFTY 50` is NIFTY on NFO. Null for any other id. */
export function findDerivativesOf(instrument: string): DerivativesOf | null {
  const colon = instrument.indexOf(':');
  const symbol = UNDERLYING_NAMES.get(instrument) ?? instrument.slice(colon + 1);
  const market = MARKETS.get(instrument.slice(0, colon));
  return market === undefined ? null : { market, underlying: symbol };
}

const MARKETS: ReadonlyMap<string, OptionMarket> = new Map([
  ['NSE', 'NFO'],
  ['BSE', 'BFO'],
  ['DEMO', 'DEMO'],
]);

/** `id`: with its market, `NFO:NIFTY25JANFUT`. Null where it names no contract. */
export function findContract(id: string, priceScale: number): Contract | null {
  const named = parseOptionId(id);
  if (named !== null) return option(id, { ...named, strike: (named.strike * priceScale) / OPTION_PRICE_SCALE }, priceScale);
  const symbol = id.slice(id.indexOf(':') + 1);
  const groups = (FUTURE.exec(symbol) ?? MONTHLY_OPTION.exec(symbol) ?? WEEKLY_OPTION.exec(symbol))?.groups;
  if (groups === undefined) return null;
  const { underlying = '', year, month = '', day, strike, right } = groups;
  const expiryDay = findExpiryDay(underlying, 2000 + Number(year), month, day);
  if (expiryDay === null) return null;
  if (strike === undefined) return future(id, underlying, expiryDay, priceScale);
  const terms = { underlying, expiryDay, strike: Math.round(Number(strike) * priceScale), right: right === 'CE' ? 'call' : 'put' } as const;
  return option(id, terms, priceScale);
}

/** The option that an id or a broker's symbol names; null where it names none. */
export function findOption(id: string): OptionContract | null {
  const market = OPTION_MARKETS.find((each) => id.startsWith(`${each}:`));
  const found = market === undefined ? null : findContract(id, OPTION_PRICE_SCALE);
  if (market === undefined || found?.kind !== 'option' || !isStrike(found.strike)) return null;
  const { underlying, expiryDay, strike, right } = found;
  return { market, underlying, expiryDay, strike, right };
}

function findExpiryDay(underlying: string, year: number, month: string, day: string | undefined): number | null {
  if (day !== undefined) return findCivilDay(year, WEEKLY_MONTHS.indexOf(month) + 1, Number(day));
  const place = MONTHS.indexOf(month);
  return place < 0 ? null : (monthlyExpiry(underlying, year, place + 1)?.day ?? null);
}
