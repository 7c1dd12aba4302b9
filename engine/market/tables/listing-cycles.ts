// How many expiries of options are listed at a time, by underlying and date. Table only. `STOCK` stands for every share.
import type { DatedRow } from '../dated';
import type { IndexUnderlying } from '../underlying';

/** Counts from the trade day on, that day's own expiry included; one expiry may be counted by several of them. */
export interface ListingCycleRow extends DatedRow {
  readonly underlying: IndexUnderlying | 'STOCK';
  /** Expiries of weeks in which no month ends. */
  readonly weeklies: number;
  readonly monthlies: number;
  /** Of March, June, September and December. */
  readonly quarterlies: number;
  /** Of June and December. */
  readonly halfYearlies: number;
}

type Counts = readonly [weeklies: number, monthlies: number, quarterlies: number, halfYearlies: number];

function listed(
  underlying: ListingCycleRow['underlying'],
  [weeklies, monthlies, quarterlies, halfYearlies]: Counts,
  [validFrom, validTo]: readonly [string, string | null],
  source: string,
  certain = true,
): ListingCycleRow {
  return { underlying, weeklies, monthlies, quarterlies, halfYearlies, validFrom, validTo, source, certain };
}

const SEEN = 'bhavcopies of January 2025 and January 2026, activity report of November 2025, instrument list of August 2026';
const MEMORY = 'from memory';

export const LISTING_CYCLES: readonly ListingCycleRow[] = [
  listed('NIFTY', [0, 3, 3, 10], ['2000-06-12', '2019-02-10'], MEMORY, false),
  listed('NIFTY', [7, 3, 3, 10], ['2019-02-11', '2024-11-19'], 'option chain of 2022-03-28; first and last day from memory', false),
  listed('NIFTY', [4, 3, 3, 10], ['2024-11-20', null], SEEN),

  listed('BANKNIFTY', [0, 3, 0, 0], ['2005-06-13', '2016-05-26'], MEMORY, false),
  listed('BANKNIFTY', [4, 3, 4, 0], ['2016-05-27', '2024-11-13'], MEMORY, false),
  listed('BANKNIFTY', [0, 3, 4, 0], ['2024-11-14', null], SEEN),

  listed('FINNIFTY', [7, 3, 0, 0], ['2021-01-11', '2024-11-19'], MEMORY, false),
  listed('FINNIFTY', [0, 3, 0, 0], ['2024-11-20', null], SEEN),
  listed('MIDCPNIFTY', [4, 3, 0, 0], ['2022-01-24', '2024-11-18'], MEMORY, false),
  listed('MIDCPNIFTY', [0, 3, 0, 0], ['2024-11-19', null], SEEN),
  listed('NIFTYNXT50', [0, 3, 0, 0], ['2024-04-24', null], SEEN),

  listed('STOCK', [0, 3, 0, 0], ['2001-07-02', null], 'NSE contract specifications; bhavcopies of January 2025 and January 2026'),

  listed('SENSEX', [4, 3, 0, 0], ['2020-06-29', null], MEMORY, false),
  listed('BANKEX', [4, 3, 0, 0], ['2023-05-15', '2024-11-18'], MEMORY, false),
  listed('BANKEX', [0, 3, 0, 0], ['2024-11-19', null], MEMORY, false),
  listed('SENSEX50', [0, 3, 0, 0], ['2017-03-14', null], MEMORY, false),
];
