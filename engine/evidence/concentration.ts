// How few trades a profit hangs on: a result that is gone without its best handful was made by them and not by the rule.
import type { ClosedTrade } from '../report/run-series';
import { type EvidenceValue, known, unknown } from './evidence-value';

export interface Concentration {
  /** The fewest trades, best first, without which the others would have made nothing. n = trades. */
  readonly carrying: EvidenceValue;
  /** What the best tenth of the trades (at least one) earned, over the net profit of all; above 1 where the others lost. n = trades. */
  readonly bestTenthShare: EvidenceValue;
}

export function concentration(trades: readonly ClosedTrade[]): Concentration {
  const n = trades.length;
  const netPaise = trades.reduce((sum, trade) => sum + trade.netPaise, 0);
  if (n === 0 || netPaise <= 0) {
    const none = unknown(n === 0 ? 'no-trades' : 'no-profit', n);
    return { carrying: none, bestTenthShare: none };
  }
  const descending = trades.map((trade) => trade.netPaise).sort((left, right) => right - left);
  let carrying = 0;
  for (let left = netPaise; left > 0; carrying += 1) left -= descending[carrying] ?? 0;
  const tenth = descending.slice(0, Math.max(1, Math.round(n / 10))).reduce((sum, net) => sum + net, 0);
  return { carrying: known(carrying, n), bestTenthShare: known(tenth / netPaise, n) };
}
