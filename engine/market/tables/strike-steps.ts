// The usual distance between neighbouring strikes within some three percent of the money, by how far away the expiry is. Table only; a chain that is
// at hand is always the better witness.
import type { DatedRow } from '../dated';
import type { IndexUnderlying } from '../underlying';

export interface StrikeStepRow extends DatedRow {
  readonly underlying: IndexUnderlying;
  /** Of the weeklies and the three nearest months. */
  readonly points: number;
  /** Of later quarters and half-years, whose strikes are few. Null: none are listed. */
  readonly farPoints: number | null;
}

const SEEN = 'bhavcopies of January 2025 and January 2026, option chains of 2022 and 2026';
const MEMORY = 'from memory, weekly and current-month strikes';

const step = (underlying: IndexUnderlying, points: number, farPoints: number | null, certain = false): StrikeStepRow => ({
  underlying,
  points,
  farPoints,
  validFrom: '2019-01-01',
  validTo: null,
  source: certain ? SEEN : MEMORY,
  certain,
});

export const STRIKE_STEPS: readonly StrikeStepRow[] = [
  step('NIFTY', 50, 500, true),
  step('BANKNIFTY', 100, 1_500, true),
  step('FINNIFTY', 50, null),
  step('MIDCPNIFTY', 25, null),
  step('NIFTYNXT50', 100, null),
  step('SENSEX', 100, null),
  step('BANKEX', 100, null),
  step('SENSEX50', 100, null),
];
