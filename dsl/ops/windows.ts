// The window-length argument shared by all rolling and recursive ops, and how long a recursive average remembers its start.
import { LIMITS } from '../limits';
import type { ArgValues, OpArg } from './declare-op';

export const PERIOD: OpArg = { kind: 'int', name: 'period', min: 1, max: LIMITS.windowBarsMax };
export const PERIOD_FROM_TWO: OpArg = { kind: 'int', name: 'period', min: 2, max: LIMITS.windowBarsMax };

export function period(args: ArgValues): number {
  return args['period'] ?? 1;
}

/** Natural logarithm of 10^9: a weight that decays by 1/period each bar is below one part in 10^9 after period times this. */
const LN_BILLION = 20.73;

/** Bars until an exponential average with alpha = 2 / (period + 1) has forgotten its seed. */
export function emaConvergence(length: number): number {
  return Math.ceil(((length + 1) / 2) * LN_BILLION);
}

/** Bars until Kaufman's average has forgotten its seed where it moves slowest: alpha is then the square of 2 / (slow + 1). */
export function kamaConvergence(slow: number): number {
  const root = (slow + 1) / 2;
  return Math.ceil(root * root * LN_BILLION);
}

/** Bars until Wilder's average, alpha = 1 / period, has forgotten its seed. */
export function wilderConvergence(length: number): number {
  return Math.ceil(length * LN_BILLION);
}

/**
 * A trend that follows a band forgets where it started once the price has left the bands. No bound holds on every path; on random walks
 * the chance of not having left them falls exponentially, below 10^-9 after some 40 × multiplier² bars (measured, and extrapolated). Of very wide bands only the first 10 000 bars are asked for.
 */
export function bandConvergence(length: number, multiplier: number): number {
  return wilderConvergence(length) + Math.ceil(Math.min(10_000, 40 * multiplier * multiplier));
}

/** The same of a parabolic stop, which forgets its start at a reversal: the slower its factor, the later that comes. */
export function parabolicConvergence(step: number, most: number): number {
  return Math.ceil(20 / Math.sqrt(Math.min(step, most) * most));
}

/** The inner window of Hull's average. */
export function halfWindow(length: number): number {
  return Math.max(1, Math.floor(length / 2));
}

/** The outer window of Hull's average. */
export function rootWindow(length: number): number {
  return Math.max(1, Math.floor(Math.sqrt(length)));
}

/** By how many samples a zero-lag average looks back to undo its delay. */
export function zeroLagBars(length: number): number {
  return Math.floor((length - 1) / 2);
}
