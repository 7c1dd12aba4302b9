// Volatility by strike and expiry out of one number, the volatility index: a term structure at the money, and a smile that is the same at every
// expiry once strikes are counted in standard deviations.
import { type Dated, datedTable, findInForce } from '../market/dated';
import { VOLATILITY_SURFACES, type VolatilitySurfaceRow } from './tables/volatility-surfaces';

const surfaces = datedTable('volatility-surfaces', VOLATILITY_SURFACES);

/** Null before the table. */
export function findVolatilitySurface(day: number): Dated<VolatilitySurfaceRow> | null {
  return findInForce(surfaces, day);
}

/** Share of the volatility index at the money. `days`: to expiry, fractions included. */
export function atmShare({ term }: VolatilitySurfaceRow, days: number): number {
  let near = term[0];
  for (const far of term) {
    if (days <= far.days) {
      if (near === undefined || near.days === far.days) return far.share;
      return near.share + ((far.share - near.share) * (days - near.days)) / (far.days - near.days);
    }
    near = far;
  }
  return near?.share ?? 0;
}

/** Volatility of a strike over that at the money. `deviations`: ln(strike / forward) over volatility at the money · √years; never negative. */
export function smileFactor({ skew, curvature, reach }: VolatilitySurfaceRow, deviations: number): number {
  const x = Math.max(-reach, Math.min(reach, deviations));
  return Math.max(0, 1 + skew * x + curvature * x * x);
}
