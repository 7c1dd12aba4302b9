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

/** Bars until Wilder's average, alpha = 1 / period, has forgotten its seed. */
export function wilderConvergence(length: number): number {
  return Math.ceil(length * LN_BILLION);
}
