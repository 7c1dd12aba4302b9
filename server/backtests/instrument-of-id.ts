// An id as the exchanges and their brokers write it, `NFO:NIFTY25JANFUT`, into the instrument it names: what it is, of what, and when it
// expires. Ids of the demo market are told apart by their exchange.
import { monthlyExpiry } from '../../engine/market/expiries';
import { equity, future, type Instrument, index, option } from '../../engine/market/instrument';
import { findDemoInstrument } from '../../engine/synthetic/generate-demo-candles';
import { dayOfCivil } from '../../engine/time/civil-day';
import { isIndexInstrument } from '../market-data/instrument-name';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const FUTURE = /^(?<underlying>[A-Z][A-Z&-]*)(?<year>\d{2})(?<month>[A-Z]{3})FUT$/;
const MONTHLY_OPTION = /^(?<underlying>[A-Z][A-Z&-]*)(?<year>\d{2})(?<month>[A-Z]{3})(?<strike>\d+(?:\.\d+)?)(?<right>CE|PE)$/;
/** Year, month (1 to 9, O, N, D), day: `NIFTY2511623500CE` is of 16 January 2025. */
const WEEKLY_OPTION = /^(?<underlying>[A-Z][A-Z&-]*)(?<year>\d{2})(?<month>[1-9OND])(?<day>\d{2})(?<strike>\d+(?:\.\d+)?)(?<right>CE|PE)$/;
const WEEKLY_MONTHS = '123456789OND';

/** Null where the id is of no market known here. */
export function findInstrumentOfId(id: string, priceScale: number): Instrument | null {
  const exchange = id.slice(0, id.indexOf(':'));
  switch (exchange) {
    case 'DEMO':
      return demoInstrument(id, priceScale);
    case 'NSE':
    case 'BSE':
      return isIndexInstrument(id) ? index(id, priceScale) : equity(id, false, priceScale);
    case 'NFO':
    case 'BFO':
      return contract(id, id.slice(exchange.length + 1), priceScale);
    default:
      return null;
  }
}

function demoInstrument(id: string, priceScale: number): Instrument | null {
  const found = findDemoInstrument(id);
  if (found === null) return null;
  if (found.kind === 'future') return future(id, 'INDEX', found.expiryDay, priceScale);
  return found.kind === 'stock' ? equity(id, false, priceScale) : index(id, priceScale);
}

function contract(id: string, symbol: string, priceScale: number): Instrument | null {
  const groups = (FUTURE.exec(symbol) ?? MONTHLY_OPTION.exec(symbol) ?? WEEKLY_OPTION.exec(symbol))?.groups;
  if (groups === undefined) return null;
  const { underlying = '', year, month = '', day, strike, right } = groups;
  const expiryDay = findExpiryDay(underlying, 2000 + Number(year), month, day);
  if (expiryDay === null) return null;
  if (strike === undefined) return future(id, underlying, expiryDay, priceScale);
  const terms = {
    underlying,
    expiryDay,
    strike: Math.round(Number(strike) * priceScale),
    right: right === 'CE' ? ('call' as const) : ('put' as const),
  };
  return option(id, terms, priceScale);
}

function findExpiryDay(underlying: string, year: number, month: string, day: string | undefined): number | null {
  if (day !== undefined) return dayOfCivil(year, WEEKLY_MONTHS.indexOf(month) + 1, Number(day));
  const place = MONTHS.indexOf(month);
  return place < 0 ? null : (monthlyExpiry(underlying, year, place + 1)?.day ?? null);
}
