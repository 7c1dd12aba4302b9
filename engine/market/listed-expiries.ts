// Which expiries of options are listed on a trade day: so many weeks, months, quarters and half-years ahead, by the dated rules.
import { civilOfDay } from '../time/civil-day';
import { type Dated, type DatedRow, datedTable, findInForce } from './dated';
import { type Expiry, expiryOfWeek, monthlyExpiry } from './expiries';
import { LISTING_CYCLES } from './tables/listing-cycles';
import { findIndexUnderlying } from './underlying';

const cycles = datedTable('listing-cycles', LISTING_CYCLES);

/** Bounds of the search, beyond what any row asks for. */
const WEEKS_MAX = 20;
const MONTHS_MAX = 75;

export interface ListedExpiries {
  /** Ascending, each once. */
  readonly expiries: readonly Expiry[];
  readonly rows: readonly Dated<DatedRow>[];
}

/** Options on an underlying that trade on a day, in which a holiday may move an expiry to a day before it was known. Empty before the table. */
export function listedExpiries(underlying: string, tradeDay: number): ListedExpiries {
  const name = findIndexUnderlying(underlying) ?? 'STOCK';
  const row = findInForce(cycles, tradeDay, (each) => each.underlying === name);
  if (row === null) return { expiries: [], rows: [] };
  const months = monthlyExpiries(underlying, tradeDay);
  const every = (count: number, step: number): readonly Expiry[] =>
    months
      .filter(({ month }) => month % step === 0)
      .slice(0, count)
      .map(({ expiry }) => expiry);
  const found = [
    ...weeklyExpiries(underlying, tradeDay, row.weeklies),
    ...every(row.monthlies, 1),
    ...every(row.quarterlies, 3),
    ...every(row.halfYearlies, 6),
  ].toSorted((a, b) => a.day - b.day);
  const expiries = found.filter(({ day }, at) => day !== found[at - 1]?.day);
  return { expiries, rows: [row, ...new Set(expiries.flatMap((expiry) => expiry.rows))] };
}

function weeklyExpiries(underlying: string, tradeDay: number, count: number): readonly Expiry[] {
  const expiries: Expiry[] = [];
  for (let week = 0; week < WEEKS_MAX && expiries.length < count; week += 1) {
    const expiry = expiryOfWeek(underlying, tradeDay + week * 7, tradeDay);
    if (expiry?.cycle === 'weekly' && expiry.day >= tradeDay) expiries.push(expiry);
  }
  return expiries;
}

/** One for each month from the trade day on, that have not expired before it. */
function monthlyExpiries(underlying: string, tradeDay: number): readonly { readonly month: number; readonly expiry: Expiry }[] {
  const { year, month } = civilOfDay(tradeDay);
  return Array.from({ length: MONTHS_MAX }, (_, ahead) => {
    const ordinal = year * 12 + month - 1 + ahead;
    return { year: Math.floor(ordinal / 12), month: (ordinal % 12) + 1 };
  }).flatMap((each) => {
    const expiry = monthlyExpiry(underlying, each.year, each.month, tradeDay);
    return expiry === null || expiry.day < tradeDay ? [] : [{ month: each.month, expiry }];
  });
}
