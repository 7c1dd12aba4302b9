// Market lots of index futures and options. Table only.
//
// A revision takes effect by expiry series, not by the day: contracts already listed for the next months keep their lot to the end, new series
// carry the new one, and only long-dated contracts change while they live. So a row names the expiries it governs (`expiryFrom` …
// `expiryTo`), the cycles among them, and the trade days on which it holds (`validFrom` … `validTo`). The first row that fits is the answer.
import type { DatedRow } from '../dated';
import type { IndexUnderlying } from '../underlying';
import type { ExpiryCycle } from './expiry-rules';

export interface LotSizeRow extends DatedRow {
  readonly underlying: IndexUnderlying;
  readonly cycles: readonly ExpiryCycle[];
  readonly expiryFrom: string;
  readonly expiryTo: string | null;
  /** Units in one lot. */
  readonly lot: number;
}

type Expiries = readonly [expiryFrom: string, expiryTo: string | null];
interface Grounds {
  readonly source: string;
  readonly certain?: boolean;
  /** First and last trade day, where the lot changed while the contract lived. */
  readonly trade?: readonly [validFrom: string, validTo: string | null];
}

const BOTH: readonly ExpiryCycle[] = ['weekly', 'monthly'];
const WEEKLY: readonly ExpiryCycle[] = ['weekly'];
const MONTHLY: readonly ExpiryCycle[] = ['monthly'];
/** Before any trade day this product knows. */
const ALWAYS = ['2000-01-01', null] as const;

function lot(
  underlying: IndexUnderlying,
  units: number,
  cycles: readonly ExpiryCycle[],
  [expiryFrom, expiryTo]: Expiries,
  { source, certain = true, trade = ALWAYS }: Grounds,
): LotSizeRow {
  return { underlying, lot: units, cycles, expiryFrom, expiryTo, validFrom: trade[0], validTo: trade[1], source, certain };
}

const MAR_2020 = { source: 'NSE circular of 2020-03-31 (BANKNIFTY 20 to 25 from the July 2020 series)' };
const MAR_2021 = { source: 'NSE/FAOP/47854 of 2021-03-31 (NIFTY 75 to 50 from the July 2021 series)' };
const MAR_2023 = { source: 'NSE circular of 2023-03-31 (BANKNIFTY 25 to 15 from the July 2023 series)' };
const APR_2024 = { source: 'NSE circular of 2024-04-02, lots from 2024-04-26' };
const OCT_2024 = { source: 'NSE circular of 2024-10-18, lots from 2024-11-20; bhavcopies of January 2025' };
const MAR_2025 = { source: 'NSE circular of 2025-03-28, lots from 2025-04-25' };
const OCT_2025 = { source: 'NSE/FAOP/70616 of 2025-10-03, lots from 2025-10-28; bhavcopies of January 2026' };
const BSE_2023 = { source: 'BSE statement of 2023-03-28, lots from 2023-05-15' };
const BSE_2024 = { source: 'BSE circular of October 2024, lots from 2024-11-20, as listed by brokers' };
const OLD = { source: 'broker contract lists; earlier revisions are not in this table', certain: false };

export const LOT_SIZES: readonly LotSizeRow[] = [
  lot('NIFTY', 75, BOTH, ['2016-01-01', '2020-12-31'], {
    ...OLD,
    source: 'NSE circular of 2020-03-31 leaves NIFTY at 75; older series from memory',
  }),
  lot('NIFTY', 75, BOTH, ['2021-01-01', '2021-06-30'], MAR_2021),
  lot('NIFTY', 75, WEEKLY, ['2021-07-01', '2021-07-31'], MAR_2021),
  lot('NIFTY', 50, MONTHLY, ['2021-07-01', '2021-07-31'], MAR_2021),
  lot('NIFTY', 75, MONTHLY, ['2021-08-01', null], { ...MAR_2021, trade: ['2000-01-01', '2021-06-24'] }),
  lot('NIFTY', 50, BOTH, ['2021-08-01', '2024-04-30'], MAR_2021),
  lot('NIFTY', 50, BOTH, ['2024-05-01', null], { ...APR_2024, trade: ['2021-06-25', '2024-04-25'] }),
  lot('NIFTY', 25, BOTH, ['2024-05-01', '2024-12-31'], APR_2024),
  lot('NIFTY', 75, WEEKLY, ['2025-01-01', '2025-12-31'], OCT_2024),
  lot('NIFTY', 25, MONTHLY, ['2025-01-01', '2025-01-31'], OCT_2024),
  lot('NIFTY', 75, MONTHLY, ['2025-02-01', '2025-02-28'], OCT_2024),
  lot('NIFTY', 25, MONTHLY, ['2025-03-01', null], { ...OCT_2024, trade: ['2024-04-26', '2024-12-26'] }),
  lot('NIFTY', 75, MONTHLY, ['2025-03-01', '2025-12-31'], OCT_2024),
  lot('NIFTY', 65, WEEKLY, ['2026-01-01', null], OCT_2025),
  lot('NIFTY', 65, MONTHLY, ['2026-01-01', '2026-02-28'], OCT_2025),
  lot('NIFTY', 75, MONTHLY, ['2026-03-01', null], { ...OCT_2025, trade: ['2024-12-27', '2025-12-30'] }),
  lot('NIFTY', 65, MONTHLY, ['2026-03-01', null], OCT_2025),

  lot('BANKNIFTY', 20, BOTH, ['2018-10-01', '2020-06-30'], { ...MAR_2020, certain: false }),
  lot('BANKNIFTY', 20, WEEKLY, ['2020-07-01', '2020-07-29'], MAR_2020),
  lot('BANKNIFTY', 20, MONTHLY, ['2020-07-01', null], { ...MAR_2020, trade: ['2000-01-01', '2020-05-03'] }),
  lot('BANKNIFTY', 25, BOTH, ['2020-07-30', '2023-06-30'], MAR_2020),
  lot('BANKNIFTY', 25, WEEKLY, ['2023-07-01', '2023-07-26'], MAR_2023),
  lot('BANKNIFTY', 25, MONTHLY, ['2023-09-01', null], { ...MAR_2023, trade: ['2020-05-04', '2023-06-29'] }),
  lot('BANKNIFTY', 15, BOTH, ['2023-07-27', '2025-01-31'], MAR_2023),
  lot('BANKNIFTY', 30, MONTHLY, ['2025-02-01', '2025-02-28'], OCT_2024),
  lot('BANKNIFTY', 15, MONTHLY, ['2025-03-01', null], { ...OCT_2024, trade: ['2023-06-30', '2024-12-24'] }),
  lot('BANKNIFTY', 30, MONTHLY, ['2025-03-01', '2025-06-30'], OCT_2024),
  lot('BANKNIFTY', 30, MONTHLY, ['2025-07-01', null], { ...MAR_2025, trade: ['2024-12-25', '2025-04-24'] }),
  lot('BANKNIFTY', 35, MONTHLY, ['2025-07-01', '2025-12-31'], MAR_2025),
  lot('BANKNIFTY', 30, MONTHLY, ['2026-01-01', '2026-02-28'], OCT_2025),
  lot('BANKNIFTY', 35, MONTHLY, ['2026-03-01', null], { ...OCT_2025, trade: ['2025-04-25', '2025-12-30'] }),
  lot('BANKNIFTY', 30, MONTHLY, ['2026-03-01', null], OCT_2025),

  lot('FINNIFTY', 40, BOTH, ['2021-01-11', '2024-06-30'], { source: 'NSE/FAOP/47854 and NSE circulars of 2023-03-31 and 2024-04-02' }),
  lot('FINNIFTY', 40, WEEKLY, ['2024-07-01', '2024-08-05'], APR_2024),
  lot('FINNIFTY', 25, BOTH, ['2024-07-01', '2025-01-31'], APR_2024),
  lot('FINNIFTY', 65, MONTHLY, ['2025-02-01', '2025-12-31'], OCT_2024),
  lot('FINNIFTY', 60, MONTHLY, ['2026-01-01', null], OCT_2025),

  lot('MIDCPNIFTY', 75, BOTH, ['2022-01-24', '2024-06-30'], { source: 'NSE circulars of 2023-03-31 and 2024-04-02' }),
  lot('MIDCPNIFTY', 75, WEEKLY, ['2024-07-01', '2024-08-04'], APR_2024),
  lot('MIDCPNIFTY', 50, BOTH, ['2024-07-01', '2025-01-31'], APR_2024),
  lot('MIDCPNIFTY', 120, MONTHLY, ['2025-02-01', '2025-06-30'], OCT_2024),
  lot('MIDCPNIFTY', 140, MONTHLY, ['2025-07-01', '2025-12-31'], MAR_2025),
  lot('MIDCPNIFTY', 120, MONTHLY, ['2026-01-01', null], OCT_2025),

  lot('NIFTYNXT50', 10, MONTHLY, ['2024-04-24', '2025-01-31'], { source: 'NSE circular of 2024-10-18 (10 to 25)' }),
  lot('NIFTYNXT50', 25, MONTHLY, ['2025-02-01', null], OCT_2024),

  lot('SENSEX', 15, BOTH, ['2015-01-01', '2023-05-14'], { ...BSE_2023, certain: false }),
  lot('SENSEX', 10, BOTH, ['2023-05-15', '2024-12-31'], BSE_2023),
  lot('SENSEX', 10, WEEKLY, ['2025-01-01', '2025-01-03'], BSE_2024),
  lot('SENSEX', 20, WEEKLY, ['2025-01-04', null], BSE_2024),
  lot('SENSEX', 10, MONTHLY, ['2025-01-01', '2025-01-31'], BSE_2024),
  lot('SENSEX', 20, MONTHLY, ['2025-02-01', '2025-02-28'], BSE_2024),
  lot('SENSEX', 10, MONTHLY, ['2025-03-01', null], { ...BSE_2024, trade: ['2023-05-15', '2024-12-27'] }),
  lot('SENSEX', 20, MONTHLY, ['2025-03-01', null], BSE_2024),

  lot('BANKEX', 20, BOTH, ['2015-01-01', '2023-05-14'], { ...BSE_2023, certain: false }),
  lot('BANKEX', 15, BOTH, ['2023-05-15', '2025-01-31'], BSE_2024),
  lot('BANKEX', 30, MONTHLY, ['2025-02-01', null], { ...BSE_2024, certain: false }),

  lot('SENSEX50', 25, MONTHLY, ['2017-03-14', '2025-01-31'], { ...BSE_2024, certain: false }),
  lot('SENSEX50', 60, MONTHLY, ['2025-02-01', '2025-06-30'], { ...BSE_2024, certain: false }),
  lot('SENSEX50', 75, MONTHLY, ['2025-07-01', null], {
    source: 'broker list of 2025; the series of the change is assumed',
    certain: false,
  }),
];
