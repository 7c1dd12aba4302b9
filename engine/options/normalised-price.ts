// The time value of an option with everything taken out that only scales it. One function of two numbers serves both models, calls and puts:
// by put-call parity an option in the money is worth its intrinsic value and the time value of its twin out of the money.
import { exp } from '../number/exp';
import { normalCdf } from '../number/normal';

const INVERSE_SQRT_2PI = 0.3989422804014327;

/**
 * Undiscounted price of the out-of-the-money option over √(forward · strike). `moneyness`: −|ln(forward / strike)|, at most 0.
 * `deviation`: volatility · √years, above 0. From 0 at no deviation up to e^(moneyness / 2).
 */
export function normalisedPrice(moneyness: number, deviation: number): number {
  return normalisedPriceBelow(exp(moneyness / 2), moneyness, deviation);
}

/** The same for who asks at many deviations: `bound` is e^(moneyness / 2). */
export function normalisedPriceBelow(bound: number, moneyness: number, deviation: number): number {
  const near = moneyness / deviation + deviation / 2;
  // Rounding may leave a far tail just below nothing.
  return Math.max(0, bound * normalCdf(near) - normalCdf(near - deviation) / bound);
}

/** Its derivative by the deviation: never negative, greatest at √(2·|moneyness|). */
export function normalisedVega(moneyness: number, deviation: number): number {
  const slope = moneyness / deviation;
  return INVERSE_SQRT_2PI * exp(-0.5 * (slope * slope + 0.25 * deviation * deviation));
}
