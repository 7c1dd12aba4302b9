// On which days the ordinary session does not take place. Weekend and holiday sessions are the business of `sessions.ts`.
import { civilOfDay, isWeekend } from '../time/civil-day';
import { isoDay } from '../time/day-text';
import { type Dated, type DatedRow, datedTable } from './dated';
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, FIXED_HOLIDAYS, HOLIDAY_YEARS } from './tables/holidays';

const firstDay = isoDay(CALENDAR_FIRST_DAY);
const lastDay = isoDay(CALENDAR_LAST_DAY);

const nameByDay: ReadonlyMap<number, string> = new Map(
  HOLIDAY_YEARS.flatMap(({ year, days }) => days.map(([monthDay, name]): [number, string] => [isoDay(`${year}-${monthDay}`), name])),
);

const fixedNameByMonthDay: ReadonlyMap<number, string> = new Map(
  FIXED_HOLIDAYS.map(([monthDay, name]): [number, string] => [Number(monthDay.slice(0, 2)) * 100 + Number(monthDay.slice(3)), name]),
);

const years: readonly Dated<DatedRow>[] = datedTable(
  'holidays',
  HOLIDAY_YEARS.map(({ year, source, certain }) => ({ validFrom: `${year}-01-01`, validTo: `${year}-12-31`, source, certain })),
);

const unknownYears: Dated<DatedRow> = {
  table: 'holidays',
  validFrom: CALENDAR_LAST_DAY,
  validTo: null,
  source: `no holiday list before ${CALENDAR_FIRST_DAY} and after ${CALENDAR_LAST_DAY}: fixed feasts only`,
  certain: false,
  fromDay: lastDay + 1,
  toDay: Number.MAX_SAFE_INTEGER,
};

/** Name of the holiday that closes an otherwise ordinary weekday, or null. */
export function findHoliday(day: number): string | null {
  if (day >= firstDay && day <= lastDay) return nameByDay.get(day) ?? null;
  const { month, day: dayOfMonth } = civilOfDay(day);
  return fixedNameByMonthDay.get(month * 100 + dayOfMonth) ?? null;
}

/** Neither weekend nor holiday: a day on which contracts may expire. Muhurat days are not ordinary days. */
export function isOrdinaryTradingDay(day: number): boolean {
  return !isWeekend(day) && findHoliday(day) === null;
}

/** The last ordinary day on or before `day`. */
export function ordinaryDayOnOrBefore(day: number): number {
  let candidate = day;
  while (!isOrdinaryTradingDay(candidate)) candidate -= 1;
  return candidate;
}

/** The list that answers for `day`. */
export function holidayRow(day: number): Dated<DatedRow> {
  return years.find((row) => row.fromDay <= day && day <= row.toDay) ?? unknownYears;
}
