// Daily simple returns of a run, idle sessions included as zeros: the sample behind volatility, Sharpe and their kin.
import type { RunSeries } from './run-series';

/** A deviation of returns below this is rounding: one paisa in a thousand crore rupees. */
export const RETURN_RESOLUTION = 1e-12;

/** r_t = equity_t / equity_{t−1} − 1, the first against the starting money; null once equity before a session is not above zero. */
export function dailyReturns(run: RunSeries): Float64Array | null {
  const returns = new Float64Array(run.daily.equityPaise.length);
  let before = run.startPaise;
  let index = 0;
  for (const paise of run.daily.equityPaise) {
    if (before <= 0) return null;
    returns[index] = paise / before - 1;
    index += 1;
    before = paise;
  }
  return returns;
}

/** Calendar days from the first session to the last, both counted; 0 without sessions. */
export function calendarDays(run: RunSeries): number {
  const first = run.daily.day.at(0);
  const last = run.daily.day.at(-1);
  return first === undefined || last === undefined ? 0 : last - first + 1;
}
