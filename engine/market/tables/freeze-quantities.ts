// The largest order the exchange takes, by index and date. Table only.
import type { DatedRow } from '../dated';
import type { IndexUnderlying } from '../underlying';

/** Orders above this many units are rejected. */
export interface FreezeRow extends DatedRow {
  readonly underlying: IndexUnderlying;
  readonly units: number;
}

const freeze = (
  underlying: IndexUnderlying,
  units: number,
  validFrom: string,
  validTo: string | null,
  source: string,
  certain = true,
): FreezeRow => ({ underlying, units, validFrom, validTo, source, certain });

const RULE = 'NSE rule of July 2021 by index level, applied to the level of the time; circulars of the months between were not at hand';
const AUG_2021 = 'NSE circular for 2021-08-02';
const APR_2023 = 'NSE circular for 2023-04-03';
const AUG_2024 = 'NSE circular for 2024-08-01';
const MAR_2025 = 'NSE circular for 2025-03-03';
const JUL_2025 = 'NSE circular of 2025-06-30';
const SEP_2025 = 'NSE circular of 2025-08-29';
const DEC_2025 = 'NSE circular of 2025-11-28';
const JAN_2026 = 'NSE circular of 2026-01-30';

export const FREEZE_QUANTITIES: readonly FreezeRow[] = [
  freeze('NIFTY', 5_000, '2015-01-01', '2021-08-01', 'from memory', false),
  freeze('NIFTY', 2_800, '2021-08-02', '2021-10-31', AUG_2021),
  freeze('NIFTY', 1_800, '2021-11-01', '2023-04-02', RULE, false),
  freeze('NIFTY', 1_800, '2023-04-03', null, APR_2023),

  freeze('BANKNIFTY', 2_500, '2015-01-01', '2021-08-01', 'from memory', false),
  freeze('BANKNIFTY', 1_200, '2021-08-02', '2022-11-30', AUG_2021),
  freeze('BANKNIFTY', 900, '2022-12-01', '2023-04-02', RULE, false),
  freeze('BANKNIFTY', 900, '2023-04-03', '2025-06-30', APR_2023),
  freeze('BANKNIFTY', 600, '2025-07-01', '2025-08-31', JUL_2025),
  freeze('BANKNIFTY', 900, '2025-09-01', '2025-10-31', SEP_2025),
  freeze('BANKNIFTY', 600, '2025-11-01', null, DEC_2025),

  freeze('FINNIFTY', 2_800, '2021-01-11', '2021-08-01', 'from memory', false),
  freeze('FINNIFTY', 2_800, '2021-08-02', '2021-10-31', AUG_2021),
  freeze('FINNIFTY', 1_800, '2021-11-01', '2023-04-02', RULE, false),
  freeze('FINNIFTY', 1_800, '2023-04-03', '2025-11-30', APR_2023),
  freeze('FINNIFTY', 1_200, '2025-12-01', '2026-01-31', DEC_2025),
  freeze('FINNIFTY', 1_800, '2026-02-01', null, `${JAN_2026}; another list says 1200`, false),

  freeze('MIDCPNIFTY', 5_500, '2022-01-24', '2023-04-02', RULE, false),
  freeze('MIDCPNIFTY', 5_500, '2023-04-03', '2023-10-31', APR_2023),
  freeze('MIDCPNIFTY', 4_200, '2023-11-01', '2024-07-31', RULE, false),
  freeze('MIDCPNIFTY', 2_800, '2024-08-01', '2025-03-02', AUG_2024),
  freeze('MIDCPNIFTY', 4_200, '2025-03-03', '2025-06-30', MAR_2025),
  freeze('MIDCPNIFTY', 2_800, '2025-07-01', null, JUL_2025),

  freeze('NIFTYNXT50', 600, '2024-04-24', null, AUG_2024),

  freeze('SENSEX', 1_000, '2023-05-15', null, 'from memory', false),
  freeze('BANKEX', 600, '2023-05-15', null, 'from memory', false),
  freeze('SENSEX50', 600, '2023-05-15', null, 'from memory', false),
];

/** NSE's rule for index contracts since 2021-08-02: units by index level, `upTo` included. Source: NSE circular of 2021-07-31. */
export const FREEZE_BY_INDEX_LEVEL: readonly { readonly upTo: number | null; readonly units: number }[] = [
  { upTo: 5_750, units: 8_500 },
  { upTo: 8_625, units: 5_500 },
  { upTo: 11_500, units: 4_200 },
  { upTo: 17_250, units: 2_800 },
  { upTo: 27_500, units: 1_800 },
  { upTo: 40_000, units: 1_200 },
  { upTo: 55_000, units: 900 },
  { upTo: null, units: 600 },
];
