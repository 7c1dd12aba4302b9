// Profit of a structure at the first expiry among its legs, where others live on: those that end are worth what exercise brings, those that live
// what Black-76 makes of them at their own volatility, which stays. Modelled, all of it, and never to be shown without that word.
import { usualRange } from './payoff-curve';
import { isHeldAbove, strikeOfLeg } from './payoff-leg';
import { type ModelledLeg, type ModelMarket, modelledProfit } from './structure-value';

export interface FirstExpiryPayoff extends ProfitBounds {
  /** Where the profit changes its sign, in order. */
  readonly breakEvens: readonly number[];
}

/** Rupees; null: without limit, as the underlying rises. */
export interface ProfitBounds {
  /** 0 where nothing is lost. */
  readonly maxLoss: number | null;
  /** Below 0 where nothing is won. */
  readonly maxProfit: number | null;
}

const POINTS = 401;
/** How far above the usual range it is looked: beyond, options of any expiry go with the underlying. */
const FAR = 4;
/** Each halves the distance between two prices on either side of a break-even: a paisa is passed long before. */
const HALVINGS = 40;

/** The legs, at least one, have one underlying. */
export function firstExpiryPayoff(legs: readonly ModelledLeg[], market: ModelMarket): FirstExpiryPayoff {
  const profitAt = (spot: number): number => profitAtFirstExpiry(legs, market, spot);
  const spots = spotsOf(legs, market);
  const profits = spots.map(profitAt);
  return {
    ...boundsOf(legs, profits),
    breakEvens: spots.flatMap((spot, at) => {
      const next = spots[at + 1] ?? spot;
      return isProfit(profits[at]) === isProfit(profits[at + 1] ?? profits[at]) ? [] : [signChange(profitAt, spot, next)];
    }),
  };
}

/** The same without break-evens, for whoever asks at every bar. */
export function firstExpiryBounds(legs: readonly ModelledLeg[], market: ModelMarket): ProfitBounds {
  const profits = spotsOf(legs, market).map((spot) => profitAtFirstExpiry(legs, market, spot));
  return boundsOf(legs, profits);
}

function boundsOf(legs: readonly ModelledLeg[], profits: readonly number[]): ProfitBounds {
  const unitsAbove = legs.reduce((sum, leg) => sum + (isHeldAbove(leg) ? leg.quantity : 0), 0);
  return {
    maxProfit: unitsAbove > 0 ? null : Math.max(...profits),
    maxLoss: unitsAbove < 0 ? null : Math.max(0, -Math.min(...profits)),
  };
}

export function profitAtFirstExpiry(legs: readonly ModelledLeg[], market: ModelMarket, spot: number): number {
  return modelledProfit(legs, market, spot, Math.min(...legs.map(({ years }) => years)));
}

/** From nothing to far beyond every strike, close to each other where the underlying may be. */
function spotsOf(legs: readonly ModelledLeg[], market: ModelMarket): readonly number[] {
  const { from, to } = usualRange(legs, market, POINTS);
  const even = Array.from({ length: POINTS }, (_, at) => from + (at * (to - from)) / (POINTS - 1));
  const strikes = legs.map(strikeOfLeg).filter((strike) => strike !== null);
  return [...new Set([0, ...even, ...strikes, to * FAR])].toSorted((a, b) => a - b);
}

function isProfit(profit: number | undefined): boolean {
  return profit !== undefined && profit > 0;
}

function signChange(profitAt: (spot: number) => number, from: number, to: number): number {
  const isRising = isProfit(profitAt(to));
  let [low, high] = [from, to];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (isProfit(profitAt(middle)) === isRising) high = middle;
    else low = middle;
  }
  return high;
}
