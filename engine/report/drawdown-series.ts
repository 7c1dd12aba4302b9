// How far below its running peak an equity curve stands, value by value. The peak before the first value is the starting money.
import type { RunSeries } from './run-series';

export interface DrawdownSeries {
  /** Peak less equity, at least 0. */
  readonly drawdownPaise: Float64Array;
  /** The same over the peak; above 1 where equity is below zero. */
  readonly drawdownFraction: Float64Array;
}

function drawdownSeries(startPaise: number, equityPaise: Float64Array): DrawdownSeries {
  const drawdownPaise = new Float64Array(equityPaise.length);
  const drawdownFraction = new Float64Array(equityPaise.length);
  let peak = startPaise;
  let index = 0;
  for (const paise of equityPaise) {
    if (paise > peak) peak = paise;
    drawdownPaise[index] = peak - paise;
    drawdownFraction[index] = (peak - paise) / peak;
    index += 1;
  }
  return { drawdownPaise, drawdownFraction };
}

export function minuteDrawdown(run: RunSeries): DrawdownSeries {
  return drawdownSeries(run.startPaise, run.equity.equityPaise);
}

export function dailyDrawdown(run: RunSeries): DrawdownSeries {
  return drawdownSeries(run.startPaise, run.daily.equityPaise);
}

/** The largest value, 0 of an empty series. */
export function deepest(drawdown: Float64Array): number {
  let most = 0;
  for (const value of drawdown) if (value > most) most = value;
  return most;
}
