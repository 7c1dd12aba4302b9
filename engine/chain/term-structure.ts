// At-the-money volatility against time, over the expiries of one underlying.

export interface TermPoint {
  readonly years: number;
  readonly volatility: number;
}

const WEEK_YEARS = 7 / 365;
const MONTH_YEARS = 30 / 365;

/**
 * Volatility at a constant time to expiry: total variance, volatility² · years, is linear between two expiries. Points in order of time. Null
 * outside the listed expiries: nothing is extrapolated.
 */
export function constantMaturityVolatility(points: readonly TermPoint[], years: number): number | null {
  for (const [at, near] of points.entries()) {
    const far = points[at + 1];
    if (near.years === years) return near.volatility;
    if (far === undefined || !(near.years < years && years <= far.years)) continue;
    const share = (years - near.years) / (far.years - near.years);
    const variance = totalVariance(near) + (totalVariance(far) - totalVariance(near)) * share;
    return Math.sqrt(variance / years);
  }
  return null;
}

/** 30-day over 7-day volatility: above 1 where the far is dearer, the usual case; below 1 in fear. Null where either lies outside the expiries. */
export function termSlope(points: readonly TermPoint[]): number | null {
  const week = constantMaturityVolatility(points, WEEK_YEARS);
  const month = constantMaturityVolatility(points, MONTH_YEARS);
  return week === null || month === null ? null : month / week;
}

function totalVariance({ years, volatility }: TermPoint): number {
  return volatility * volatility * years;
}
