// Sums over the closed trades that several metrics share. A win is net > 0, a loss net < 0; exactly zero is neither.
import type { ClosedTrade } from './run-series';

export interface TradeTotals {
  readonly wins: number;
  readonly losses: number;
  readonly wonPaise: number;
  /** A magnitude: the sum of the losses without their sign. */
  readonly lostPaise: number;
}

export function totalTrades(trades: readonly ClosedTrade[]): TradeTotals {
  let wins = 0;
  let losses = 0;
  let wonPaise = 0;
  let lostPaise = 0;
  for (const { netPaise } of trades) {
    if (netPaise > 0) {
      wins += 1;
      wonPaise += netPaise;
    } else if (netPaise < 0) {
      losses += 1;
      lostPaise -= netPaise;
    }
  }
  return { wins, losses, wonPaise, lostPaise };
}

/** Net result over the risk taken at entry, of the trades whose risk was known. */
export function rMultiples(trades: readonly ClosedTrade[], paiseOf: (trade: ClosedTrade) => number): readonly number[] {
  const multiples: number[] = [];
  for (const trade of trades) if (trade.riskPaise !== null) multiples.push(paiseOf(trade) / trade.riskPaise);
  return multiples;
}
