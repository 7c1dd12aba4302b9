// Profit of a structure when all its legs expire together: straight between strikes, so that its corners say all of it. Exact up to the rounding
// of sums; no model, no volatility, no time. Charges are not in it.
import { isHeldAbove, type PayoffLeg, strikeOfLeg, valueAtExpiry } from './payoff-leg';

export interface PayoffPoint {
  /** Of the underlying, rupees. */
  readonly spot: number;
  readonly profit: number;
}

export interface ExpiryPayoff {
  /** At 0 and at every strike, in order. */
  readonly corners: readonly PayoffPoint[];
  /** Rupees of profit for each rupee by which the underlying ends above the last strike. */
  readonly slopeAbove: number;
  /** Rupees; null: without limit, as the underlying rises. Below, the underlying ends at 0. */
  readonly maxProfit: number | null;
  /** Rupees, 0 where nothing is lost; null: without limit, as the underlying rises. */
  readonly maxLoss: number | null;
  /** Where the profit is nothing, in order; of a stretch of nothing, its ends. */
  readonly breakEvens: readonly number[];
}

/** Below a hundredth of a paisa a sum of products of prices is its own rounding. */
const NOTHING = 1e-4;

/** The legs have one underlying and expire together. Without legs: nothing, everywhere. */
export function expiryPayoff(legs: readonly PayoffLeg[]): ExpiryPayoff {
  const strikes = new Set(legs.map(strikeOfLeg).filter((strike) => strike !== null));
  const corners = [0, ...[...strikes].toSorted((a, b) => a - b)].map((spot) => ({ spot, profit: profitAtExpiry(legs, spot) }));
  const slopeAbove = legs.reduce((sum, leg) => sum + (isHeldAbove(leg) ? leg.quantity : 0), 0);
  const profits = corners.map(({ profit }) => profit);
  return {
    corners,
    slopeAbove,
    maxProfit: slopeAbove > 0 ? null : Math.max(...profits),
    maxLoss: slopeAbove < 0 ? null : Math.max(0, -Math.min(...profits)),
    breakEvens: findBreakEvens(corners, slopeAbove),
  };
}

export function profitAtExpiry(legs: readonly PayoffLeg[], spot: number): number {
  const profit = legs.reduce((sum, leg) => sum + leg.quantity * (valueAtExpiry(leg, spot) - leg.price), 0);
  return Math.abs(profit) < NOTHING ? 0 : profit;
}

function findBreakEvens(corners: readonly PayoffPoint[], slopeAbove: number): readonly number[] {
  const found: number[] = [];
  for (const [at, { spot, profit }] of corners.entries()) {
    const before = corners[at - 1];
    const next = corners[at + 1];
    const isFlatBefore = before?.profit === 0;
    const isFlatAfter = next === undefined ? slopeAbove === 0 : next.profit === 0;
    if (profit === 0 && !(isFlatBefore && isFlatAfter)) found.push(spot);
    if (next !== undefined && profit * next.profit < 0) found.push(spot + (profit / (profit - next.profit)) * (next.spot - spot));
    if (next === undefined && profit * slopeAbove < 0) found.push(spot - profit / slopeAbove);
  }
  return found;
}
