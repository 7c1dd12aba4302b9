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

interface DayStart {
  readonly index: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly isMonth: boolean;
  readonly isYear: boolean;
}

const MONTH_STEPS = [1, 2, 3, 6, 12];
/** Years closer than this are told apart by months. */
const MONTHS_APART_MAX = 6;

/** Ticks at ascending days, at most about `most`: every day, some days, months, or years alone. */
export function dateTicks(days: ArrayLike<number>, most: number): readonly DateTick[] {
  const starts = dayStarts(days);
  const months = starts.filter(({ isMonth }) => isMonth);
  if (starts.length <= most || months.length <= 3) return thin(starts, most).map(dayTick);
  const apart = months.length / most;
  const years = months.filter(({ isYear }) => isYear);
  if (apart > MONTHS_APART_MAX && years.length > 2) return thin(years, most).map(monthTick);
  const step = MONTH_STEPS.find((each) => each >= apart) ?? 12;
  return months.filter(({ month }) => (month - 1) % step === 0).map(monthTick);
}

function dayStarts(days: ArrayLike<number>): readonly DayStart[] {
  let before = { year: Number.NaN, month: Number.NaN };
  return Array.from(days, (dayNumber, index) => {
    const { year, month, day } = civilOfDay(dayNumber);
    const isYear = year !== before.year;
    const isMonth = isYear || month !== before.month;
    before = { year, month };
    return { index, year, month, day, isMonth, isYear };
  });
}

function dayTick({ index, month, day, isMonth }: DayStart): DateTick {
  return { index, text: `${day} ${MONTH_NAMES[month - 1] ?? ''}`, isMajor: isMonth };
}

function monthTick({ index, year, month, isYear }: DayStart): DateTick {
  return { index, text: isYear ? String(year) : (MONTH_NAMES[month - 1] ?? ''), isMajor: isYear };
}

function thin(starts: readonly DayStart[], most: number): readonly DayStart[] {
  const step = Math.max(1, Math.ceil(starts.length / most));
  return starts.filter((_, place) => place % step === 0);
}
