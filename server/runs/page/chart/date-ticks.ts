// Dates under a chart: days, months or years, whichever leaves room for their words.
import { civilOfDay } from '../../../../engine/time/civil-day';

export const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface DateTick {
  readonly index: number;
  readonly text: string;
  /** Begins a longer stretch than its neighbours: a month among days, a year among months. */
  readonly isMajor: boolean;
}

/** `8 Jan 2024` of an IST day number. */
export function dayWords(day: number): string {
  const { year, month, day: date } = civilOfDay(day);
  return `${date} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
}

/** Ticks at ascending days, at most `most`, which falls on the first day of a month or year where days are too many. */
export function dateTicks(days: ArrayLike<number>, most: number): readonly DateTick[] {
  const starts: DateTick[] = [];
  let before = { year: Number.NaN, month: Number.NaN };
  for (let index = 0; index < days.length; index += 1) {
    const { year, month, day } = civilOfDay(days[index] ?? 0);
    const isMonth = month !== before.month || year !== before.year;
    const isYear = year !== before.year;
    const monthName = MONTH_NAMES[month - 1] ?? '';
    starts.push({ index, text: isYear && index > 0 ? String(year) : isMonth ? monthName : `${day} ${monthName}`, isMajor: isMonth });
    before = { year, month };
  }
  if (starts.length <= most) return starts;
  const months = starts.filter(({ isMajor }) => isMajor).map(({ index, text }) => ({ index, text, isMajor: /^\d/.test(text) }));
  if (months.length <= 2) return thin(starts, most);
  if (months.length <= most) return months;
  const years = months.filter(({ isMajor }) => isMajor);
  const quarter = Math.ceil(months.length / most);
  if (years.length >= 2 && quarter > 6) return thin(years, most);
  return thinMonths(months, [2, 3, 6, 12].find((step) => step >= quarter) ?? 12, days);
}

function thin(ticks: readonly DateTick[], most: number): readonly DateTick[] {
  const step = Math.max(1, Math.ceil(ticks.length / most));
  return ticks.filter((_, place) => place % step === 0);
}

function thinMonths(months: readonly DateTick[], step: number, days: ArrayLike<number>): readonly DateTick[] {
  return months.filter(({ index }) => (civilOfDay(days[index] ?? 0).month - 1) % step === 0);
}
