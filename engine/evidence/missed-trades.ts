// The run with some of its trades not taken: a missed fill, a broken line, a morning away from the desk. Each trade is missed by a draw of its
// own, whatever becomes of the others.
import { randomKey, randomUniform } from '../number/counter-random';
import type { ClosedTrade } from '../report/run-series';
import { type OutcomeSpread, outcomeSpread } from './outcome-spread';

export interface MissedTrades {
  readonly missedShare: number;
  readonly netPaise: OutcomeSpread;
  /** Share of rounds that lose money. */
  readonly lossShare: number;
}

/** Null without trades. Sizes stay as they were. */
export function missedTrades(trades: readonly ClosedTrade[], missedShare: number, seed: number, rounds: number): MissedTrades | null {
  if (trades.length === 0) return null;
  const nets = Float64Array.from({ length: rounds }, (_, round) => {
    const key = randomKey(seed, 'missed', Math.round(missedShare * 1e6), round);
    let netPaise = 0;
    for (const [index, trade] of trades.entries()) if (randomUniform(key, index) >= missedShare) netPaise += trade.netPaise;
    return netPaise;
  });
  return { missedShare, netPaise: outcomeSpread(nets), lossShare: nets.filter((net) => net < 0).length / rounds };
}
