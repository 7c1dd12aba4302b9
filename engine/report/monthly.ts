// The run month by month: what each calendar month (IST) earned, from session-end equity. Months without a session are not listed.
import { civilOfDay } from '../time/civil-day';
import type { RunSeries } from './run-series';

export interface MonthRow {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly sessions: number;
  readonly netPaise: number;
  /** Net over the equity that the month began with; null where that was not above zero. */
  readonly returnFraction: number | null;
}

/** Ascending. The nets add up to the net profit of the run. */
export function monthlyReturns(run: RunSeries): readonly MonthRow[] {
  const rows: MonthRow[] = [];
  let startPaise = run.startPaise;
  let endPaise = run.startPaise;
  let sessions = 0;
  let open: { readonly year: number; readonly month: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    const netPaise = endPaise - startPaise;
    rows.push({ year: open.year, month: open.month, sessions, netPaise, returnFraction: startPaise > 0 ? netPaise / startPaise : null });
    startPaise = endPaise;
    sessions = 0;
  };
  for (const [index, day] of run.daily.day.entries()) {
    const { year, month } = civilOfDay(day);
    if (open === null || open.year !== year || open.month !== month) {
      close();
      open = { year, month };
    }
    endPaise = run.daily.equityPaise.at(index) ?? Number.NaN;
    sessions += 1;
  }
  close();
  return rows;
}

export interface YearRow {
  readonly year: number;
  readonly netPaise: number;
  /** The months' returns compounded; null where one of them is. */
  readonly returnFraction: number | null;
}

/** The right-hand column of a monthly map. */
export function yearlyReturns(months: readonly MonthRow[]): readonly YearRow[] {
  const rows: YearRow[] = [];
  for (const { year, netPaise, returnFraction } of months) {
    const last = rows.at(-1);
    if (last === undefined || last.year !== year) {
      rows.push({ year, netPaise, returnFraction });
      continue;
    }
    const compounded =
      last.returnFraction === null || returnFraction === null ? null : (1 + last.returnFraction) * (1 + returnFraction) - 1;
    rows[rows.length - 1] = { year, netPaise: last.netPaise + netPaise, returnFraction: compounded };
  }
  return rows;
}
