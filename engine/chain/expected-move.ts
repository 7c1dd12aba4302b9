// How far the market expects the price to go by expiry, either way. Two measures by two names, since the trade uses both.

/** Convention: an at-the-money straddle is worth √(2/π), near 0.8, of a standard deviation, and traders take that share of it once more. */
const STRADDLE_SHARE = 0.8;

/** One standard deviation at expiry, in rupees: forward · volatility · √years. Two of three expiries end inside it, were prices lognormal. */
export function deviationMove(forward: number, volatility: number, years: number): number {
  return forward * volatility * Math.sqrt(years);
}

/** 0.8 of the straddle, in rupees: needs no model and no rate. */
export function straddleMove(premium: number): number {
  return STRADDLE_SHARE * premium;
}
