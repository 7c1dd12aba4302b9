// When contracts expire: the weekday rule in force, moved to the last ordinary trading day before it when the exchange is shut.
import { civilOfDay, dayOfCivil, lastWeekdayOfMonth, weekdayOf } from '../time/civil-day';
import { isoDay } from '../time/day-text';
import { type Dated, type DatedRow, datedTable, isInForce } from './dated';
import { holidayRow, ordinaryDayOnOrBefore } from './holidays';
import { EXPIRY_RULES, type ExpiryCycle, type ExpiryRule } from './tables/expiry-rules';
import { findIndexUnderlying } from './underlying';

export interface Expiry {
  readonly day: number;
  readonly cycle: ExpiryCycle;
  readonly rule: Dated<ExpiryRule>;
  /** The rule, and the holiday list by which the day was moved. */
  readonly rows: readonly Dated<DatedRow>[];
}

const rules = datedTable('expiry-rules', EXPIRY_RULES).map((rule) => ({
  ...rule,
  expiryFromDay: isoDay(rule.expiryFrom),
  expiryToDay: rule.expiryTo === null ? Number.MAX_SAFE_INTEGER : isoDay(rule.expiryTo),
}));

type Rule = (typeof rules)[number];

/** How many weeks ahead a search for the next expiry looks: quarterly-only underlyings do not exist here, so two months are ample. */
const SEARCH_WEEKS = 10;

function rulesOf(underlying: string, cycle: ExpiryCycle): readonly Rule[] {
  const name = findIndexUnderlying(underlying) ?? 'STOCK';
  return rules.filter((rule) => rule.underlying === name && rule.cycle === cycle);
}

/**
 * The rule whose day in the period is `nominalDay(rule)`, listed on the trade day and governing that expiry; the table has never two. Without a
 * trade day the question is where the contract did expire in the end: what was listed on its own last day.
 */
function findRuleFor(candidates: readonly Rule[], nominalDay: (rule: Rule) => number, tradeDay: number | null): Rule | null {
  const fits = (rule: Rule): boolean => {
    const nominal = nominalDay(rule);
    return isInForce(rule, tradeDay ?? nominal) && nominal >= rule.expiryFromDay && nominal <= rule.expiryToDay;
  };
  return candidates.find(fits) ?? null;
}

function expiryOn(nominalDay: number, cycle: ExpiryCycle, rule: Rule): Expiry {
  return { day: ordinaryDayOnOrBefore(nominalDay), cycle, rule, rows: [rule, holidayRow(nominalDay)] };
}

/** The expiry of the contract of a month, as listed on `tradeDay` (default: as it came to pass); null when no such contract is listed. */
export function monthlyExpiry(underlying: string, year: number, month: number, tradeDay: number | null = null): Expiry | null {
  const nominalDay = (rule: Rule): number => lastWeekdayOfMonth(year, month, rule.weekday);
  const rule = findRuleFor(rulesOf(underlying, 'monthly'), nominalDay, tradeDay);
  return rule === null ? null : expiryOn(nominalDay(rule), 'monthly', rule);
}

/**
 * The expiry in the week (Monday to Sunday) of `dayInWeek`. In the week in which the monthly contract expires it takes the weekly's place,
 * on whatever weekday: exchanges list no other then.
 */
export function expiryOfWeek(underlying: string, dayInWeek: number, tradeDay: number | null = null): Expiry | null {
  const monday = dayInWeek - (weekdayOf(dayInWeek) - 1);
  for (const edge of [monday, monday + 6]) {
    const { year, month } = civilOfDay(edge);
    const monthly = monthlyExpiry(underlying, year, month, tradeDay);
    if (monthly === null) continue;
    const nominal = lastWeekdayOfMonth(year, month, monthly.rule.weekday);
    if (nominal >= monday && nominal <= monday + 6) return monthly;
  }
  const nominalDay = (rule: Rule): number => monday + rule.weekday - 1;
  const rule = findRuleFor(rulesOf(underlying, 'weekly'), nominalDay, tradeDay);
  return rule === null ? null : expiryOn(nominalDay(rule), 'weekly', rule);
}

/** The first expiry, weekly or monthly, on or after a day. Null when none is listed within ten weeks. */
export function nextExpiry(underlying: string, fromDay: number, tradeDay: number | null = null): Expiry | null {
  // A holiday can move an expiry back across a weekend, so the search begins at its own week and takes the first not before the day.
  for (let week = 0; week < SEARCH_WEEKS; week += 1) {
    const expiry = expiryOfWeek(underlying, fromDay + week * 7, tradeDay);
    if (expiry !== null && expiry.day >= fromDay) return expiry;
  }
  return null;
}

/** The first weekly-cycle expiry on or after a day: the nearest contract, be it called weekly or monthly. Null where weeklies are not listed. */
export function weeklyExpiry(underlying: string, fromDay: number, tradeDay: number | null = null): Expiry | null {
  const listedOn = tradeDay ?? fromDay;
  const hasWeeklies = rulesOf(underlying, 'weekly').some((rule) => isInForce(rule, listedOn));
  return hasWeeklies ? nextExpiry(underlying, fromDay, tradeDay) : null;
}

/** The first monthly expiry on or after a day. */
export function nextMonthlyExpiry(underlying: string, fromDay: number, tradeDay: number | null = null): Expiry | null {
  const { year, month } = civilOfDay(fromDay);
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const first = civilOfDay(dayOfCivil(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, 1));
    const expiry = monthlyExpiry(underlying, first.year, first.month, tradeDay);
    if (expiry !== null && expiry.day >= fromDay) return expiry;
  }
  return null;
}

/** Every expiry from one day to another, both included, in order of time. */
export function listExpiries(underlying: string, fromDay: number, toDay: number): readonly Expiry[] {
  const expiries: Expiry[] = [];
  for (let day = fromDay; day <= toDay + 7; day += 7) {
    const expiry = expiryOfWeek(underlying, day);
    if (expiry !== null && expiry.day >= fromDay && expiry.day <= toDay) expiries.push(expiry);
  }
  return expiries;
}

/**
 * What a contract that expires on a day is: the month's, or a week's. A contract listed before the holidays of its year were announced stands
 * on the unshifted day, and is the month's as well.
 */
export function cycleOfExpiry(underlying: string, expiryDay: number, tradeDay: number = expiryDay): ExpiryCycle {
  const { year, month } = civilOfDay(expiryDay);
  const isMonthly = rulesOf(underlying, 'monthly').some((rule) => {
    if (!isInForce(rule, tradeDay) && !isInForce(rule, expiryDay)) return false;
    const nominal = lastWeekdayOfMonth(year, month, rule.weekday);
    return nominal === expiryDay || ordinaryDayOnOrBefore(nominal) === expiryDay;
  });
  return isMonthly ? 'monthly' : 'weekly';
}
