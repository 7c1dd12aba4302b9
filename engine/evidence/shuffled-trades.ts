// The same trades in another order: the profit stays, the way down on the road to it does not. A drawdown far smaller than those of the shuffles
// came of a lucky order; one far larger, of losses that come in rows.
import { randomIndex, randomKey } from '../number/counter-random';
import type { ClosedTrade } from '../report/run-series';
import { type OutcomeSpread, outcomeSpread } from './outcome-spread';

export interface ShuffledTrades {
  /** Deepest fall of the sum of closed trades from its peak, as they came. */
  readonly drawdownPaise: number;
  /** The same of the shuffles. */
  readonly spread: OutcomeSpread;
  /** Share of shuffles whose fall is at least as deep. */
  readonly deeperShare: number;
}

/** Null below two trades: there is one order. */
export function shuffledTrades(trades: readonly ClosedTrade[], seed: number, rounds: number): ShuffledTrades | null {
  if (trades.length < 2) return null;
  const netPaise = Float64Array.from(trades, (trade) => trade.netPaise);
  const drawdownPaise = deepestFall(netPaise);
  const falls = Float64Array.from({ length: rounds }, (_, round) => deepestFall(shuffled(netPaise, seed, round)));
  return {
    drawdownPaise,
    spread: outcomeSpread(falls),
    deeperShare: falls.filter((fall) => fall >= drawdownPaise).length / rounds,
  };
}

/** Fisher and Yates, from the end. */
function shuffled(values: Float64Array, seed: number, round: number): Float64Array {
  const key = randomKey(seed, 'shuffle', round);
  const drawn = values.slice();
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = randomIndex(key, last, last + 1);
    const held = drawn[last] ?? 0;
    drawn[last] = drawn[other] ?? 0;
    drawn[other] = held;
  }
  return drawn;
}

function deepestFall(netPaise: Float64Array): number {
  let sum = 0;
  let peak = 0;
  let deepest = 0;
  for (const net of netPaise) {
    sum += net;
    if (sum > peak) peak = sum;
    if (peak - sum > deepest) deepest = peak - sum;
  }
  return deepest;
}
