// The usual distance between neighbouring strikes near the money. Table only; a chain that is at hand is always the better witness.
import type { DatedRow } from '../dated';
import type { IndexUnderlying } from '../underlying';

export interface StrikeStepRow extends DatedRow {
  readonly underlying: IndexUnderlying;
  readonly points: number;
}

const step = (underlying: IndexUnderlying, points: number): StrikeStepRow => ({
  underlying,
  points,
  validFrom: '2019-01-01',
  validTo: null,
  source: 'from memory, weekly and current-month strikes; option chains of 2025 and 2026 agree for NIFTY and BANKNIFTY',
  certain: underlying === 'NIFTY' || underlying === 'BANKNIFTY',
});

export const STRIKE_STEPS: readonly StrikeStepRow[] = [
  step('NIFTY', 50),
  step('BANKNIFTY', 100),
  step('FINNIFTY', 50),
  step('MIDCPNIFTY', 25),
  step('NIFTYNXT50', 100),
  step('SENSEX', 100),
  step('BANKEX', 100),
  step('SENSEX50', 100),
];
