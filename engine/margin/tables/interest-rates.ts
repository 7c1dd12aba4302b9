// The interest at which the clearing house carries options to their expiry. Table only. It takes MIBOR, the overnight rate between banks, which
// stays within a quarter of a point of the Reserve Bank's repo rate; these are the repo rates.
import type { DatedRow } from '../../market/dated';
import { formatDay, isoDay } from '../../time/day-text';

export interface InterestRate extends DatedRow {
  /** Parts in a million per year, continuously compounded. */
  readonly ppm: number;
}

const OLD = 'the rate of 2014; it went up and down before';
const POLICY = 'RBI monetary policy statements, as listed by Reuters to 2020; NSE Clearing’s risk file of 2026-06-25 was carried at 5.3 %';

/** First days, in order, each until the next. */
const STEPS: readonly (readonly [validFrom: string, ppm: number])[] = [
  ['2015-01-15', 77_500],
  ['2015-03-04', 75_000],
  ['2015-06-02', 72_500],
  ['2015-09-29', 67_500],
  ['2016-04-05', 65_000],
  ['2016-10-04', 62_500],
  ['2017-08-02', 60_000],
  ['2018-06-06', 62_500],
  ['2018-08-01', 65_000],
  ['2019-02-07', 62_500],
  ['2019-04-04', 60_000],
  ['2019-06-06', 57_500],
  ['2019-08-07', 54_000],
  ['2019-10-04', 51_500],
  ['2020-03-27', 44_000],
  ['2020-05-22', 40_000],
  ['2022-05-04', 44_000],
  ['2022-06-08', 49_000],
  ['2022-08-05', 54_000],
  ['2022-09-30', 59_000],
  ['2022-12-07', 62_500],
  ['2023-02-08', 65_000],
  ['2025-02-07', 62_500],
  ['2025-04-09', 60_000],
  ['2025-06-06', 55_000],
  ['2025-12-05', 52_500],
];

function dayBefore(at: number): string | null {
  const next = STEPS[at + 1];
  return next === undefined ? null : formatDay(isoDay(next[0]) - 1);
}

export const INTEREST_RATES: readonly InterestRate[] = [
  { ppm: 80_000, validFrom: '2000-01-01', validTo: '2015-01-14', source: OLD, certain: false },
  ...STEPS.map(([validFrom, ppm], at) => ({ ppm, validFrom, validTo: dayBefore(at), source: POLICY, certain: true })),
];
