// The share of a curve that stands below its running peak.
import type { DrawdownSeries } from './drawdown-series';
import { defined, type MetricValue, notDefined } from './metric';

export function shareBelowPeak({ drawdownPaise }: DrawdownSeries): MetricValue {
  const n = drawdownPaise.length;
  if (n === 0) return notDefined('no-sessions', 0);
  let below = 0;
  for (const paise of drawdownPaise) if (paise > 0) below += 1;
  return defined(below / n, n);
}
