// The shape of index option volatilities, by date. Table only. Fitted by us to closing prices; no venue says any of it, so no row is certain.
import type { DatedRow } from '../../market/dated';

/** Volatilities are per year of variance time, in which a closed day counts little; shares are of the volatility index. */
export interface VolatilitySurfaceRow extends DatedRow {
  /** At the money, by days to expiry, ascending; between two of them linear, beyond the ends level. */
  readonly term: readonly { readonly days: number; readonly share: number }[];
  /** Relative to the money, at a strike x standard deviations from the forward: 1 + skew · x + curvature · x², beyond `reach` level. */
  readonly skew: number;
  readonly curvature: number;
  readonly reach: number;
  /** Of the forward over the spot, continuously compounded, per year. */
  readonly carry: number;
  /** What a day without a session moves prices, as a share of a session's variance. */
  readonly closedDayWeight: number;
}

const TERM = [
  { days: 7, share: 0.92 },
  { days: 30, share: 0.97 },
  { days: 60, share: 0.945 },
  { days: 180, share: 0.89 },
  { days: 400, share: 0.87 },
] as const;

export const VOLATILITY_SURFACES: readonly VolatilitySurfaceRow[] = [
  {
    term: TERM,
    skew: -0.046,
    curvature: 0.033,
    reach: 4,
    carry: 0.069,
    closedDayWeight: 0.1,
    validFrom: '2000-01-01',
    validTo: '2025-12-31',
    source: 'least squares over NIFTY closes of 1 to 10 January 2025, options out of the money within three deviations, 1 to 70 days',
    certain: false,
  },
  {
    term: TERM,
    skew: -0.046,
    curvature: 0.052,
    reach: 4,
    carry: 0.076,
    closedDayWeight: 0.1,
    validFrom: '2026-01-01',
    validTo: null,
    source: 'the same over NIFTY closes of January 2026; the term is that of January 2025',
    certain: false,
  },
];
