// Volatility against strike, read where it can be read: each strike's option out of the money, whose whole price is time value.
import type { StrikeVolatility } from './chain-volatilities';

export interface SmilePoint {
  readonly strike: number;
  readonly volatility: number;
  /** Of the option out of the money: of a put below zero. */
  readonly delta: number;
}

/** Strikes ascending; those without a volatility are left out. A strike at the forward counts as a call. */
export function volatilitySmile(strikes: readonly StrikeVolatility[], forward: number): readonly SmilePoint[] {
  return strikes.flatMap(({ strike, call, put }) => {
    const { implied, greeks } = strike < forward ? put : call;
    return implied.volatility === null || greeks === null ? [] : [{ strike, volatility: implied.volatility, delta: greeks.delta }];
  });
}
