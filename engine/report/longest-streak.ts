// The longest run of wins or losses in the order the trades were closed.
import { defined, type MetricValue, notDefined } from './metric';
import type { ClosedTrade } from './run-series';

export function longestStreak(trades: readonly ClosedTrade[], outcome: 'won' | 'lost'): MetricValue {
  if (trades.length === 0) return notDefined('no-trades', 0);
  let longest = 0;
  let length = 0;
  let decided = 0;
  for (const { netPaise } of trades) {
    if (netPaise === 0) continue;
    decided += 1;
    length = netPaise > 0 === (outcome === 'won') ? length + 1 : 0;
    if (length > longest) longest = length;
  }
  return defined(longest, decided);
}
