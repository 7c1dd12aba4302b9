// On which weekday contracts expire, by underlying, cycle and date. Table only.
//
// Two axes of time: `expiryFrom` … `expiryTo` bound the (unshifted) expiry days a rule governs; `validFrom` … `validTo` the trade days on which the
// exchange listed contracts under it. Where the rule changed, contracts already listed for later months were moved at the end of the day
// before `validFrom`. No two rules of one underlying and cycle meet on both axes. `STOCK` stands for every share.

import { FRIDAY, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, type Weekday } from '../../time/civil-day';
import type { DatedRow } from '../dated';
import type { IndexUnderlying } from '../underlying';

export type ExpiryCycle = 'weekly' | 'monthly';

export interface ExpiryRule extends DatedRow {
  readonly underlying: IndexUnderlying | 'STOCK';
  readonly cycle: ExpiryCycle;
  readonly weekday: Weekday;
  readonly expiryFrom: string;
  readonly expiryTo: string | null;
}

type Span = Pick<ExpiryRule, 'validFrom' | 'validTo' | 'expiryFrom' | 'expiryTo'>;

function rule(
  underlying: ExpiryRule['underlying'],
  cycle: ExpiryCycle,
  weekday: Weekday,
  span: Span,
  source: string,
  certain = true,
): ExpiryRule {
  return { underlying, cycle, weekday, ...span, source, certain };
}

/** Listed from one trade day to another, for all expiries from the first of them on. */
function listed(validFrom: string, validTo: string | null, expiryTo: string | null = null): Span {
  return { validFrom, validTo, expiryFrom: validFrom, expiryTo };
}

const TUESDAY_2025 = 'SEBI circular of 2025-05-26; NSE circulars of 2025-06-17 and 2025-06-23: Tuesday for expiries from 2025-09-01';
const BSE_THURSDAY_2025 = 'SEBI circular of 2025-05-26; BSE notice: Thursday for expiries from 2025-09-01';
const THURSDAY_2025 = 'NSE circular: monthly expiries on the last Thursday from 2025-01-01; bhavcopies of 2025-01-01 and 2025-01-02';
const BSE_TUESDAY_2025 = 'BSE circular of 2024-11-28: Tuesday from 2025-01-01';
const NEW_DAY: Span = { validFrom: '2025-08-29', validTo: null, expiryFrom: '2025-09-01', expiryTo: null };
const WEEKLIES_ENDED = 'SEBI circular of 2024-10-01: one weekly per exchange from 2024-11-20';

export const EXPIRY_RULES: readonly ExpiryRule[] = [
  rule('NIFTY', 'monthly', THURSDAY, listed('2000-06-12', '2025-08-28'), 'NSE contract specifications'),
  rule('NIFTY', 'monthly', TUESDAY, NEW_DAY, TUESDAY_2025),
  rule('NIFTY', 'weekly', THURSDAY, listed('2019-02-11', '2025-08-28'), 'NSE: weekly NIFTY options from 2019-02-11 (start from memory)'),
  rule('NIFTY', 'weekly', TUESDAY, NEW_DAY, TUESDAY_2025),

  rule('BANKNIFTY', 'monthly', THURSDAY, listed('2005-06-13', '2024-02-29'), 'NSE contract specifications'),
  rule('BANKNIFTY', 'monthly', WEDNESDAY, listed('2024-03-01', '2025-01-01'), 'NSE circular of 2023-12-28: last Wednesday from 2024-03-01'),
  rule('BANKNIFTY', 'monthly', THURSDAY, listed('2025-01-02', '2025-08-28'), THURSDAY_2025),
  rule('BANKNIFTY', 'monthly', TUESDAY, NEW_DAY, TUESDAY_2025),
  rule(
    'BANKNIFTY',
    'weekly',
    THURSDAY,
    listed('2016-05-27', '2023-09-01', '2023-09-01'),
    'NSE: weekly BANKNIFTY options (start from memory)',
  ),
  rule('BANKNIFTY', 'weekly', WEDNESDAY, listed('2023-09-04', '2024-11-13', '2024-11-13'), 'NSE circular of 2023-07-12; ' + WEEKLIES_ENDED),

  rule('FINNIFTY', 'monthly', THURSDAY, listed('2021-01-11', '2021-10-14'), 'NSE circular of September 2021: Thursday until 2021-10-14'),
  rule('FINNIFTY', 'monthly', TUESDAY, listed('2021-10-18', '2025-01-01'), 'NSE circular of September 2021: Tuesday from 2021-10-18'),
  rule('FINNIFTY', 'monthly', THURSDAY, listed('2025-01-02', '2025-08-28'), THURSDAY_2025),
  rule('FINNIFTY', 'monthly', TUESDAY, NEW_DAY, TUESDAY_2025),
  rule('FINNIFTY', 'weekly', THURSDAY, listed('2021-01-11', '2021-10-14', '2021-10-14'), 'NSE circular of September 2021'),
  rule(
    'FINNIFTY',
    'weekly',
    TUESDAY,
    listed('2021-10-18', '2024-11-19', '2024-11-19'),
    'NSE circular of September 2021; ' + WEEKLIES_ENDED,
  ),

  rule('MIDCPNIFTY', 'monthly', TUESDAY, listed('2022-01-24', '2023-04-25'), 'NSE circular: Tuesday until 2023-04-25'),
  rule('MIDCPNIFTY', 'monthly', WEDNESDAY, listed('2023-04-26', '2023-08-16'), 'NSE circular: Wednesday from 2023-04-26'),
  rule('MIDCPNIFTY', 'monthly', MONDAY, listed('2023-08-17', '2025-01-01'), 'NSE circular of 2023-07-12: Monday, first on 2023-08-21'),
  rule('MIDCPNIFTY', 'monthly', THURSDAY, listed('2025-01-02', '2025-08-28'), THURSDAY_2025),
  rule('MIDCPNIFTY', 'monthly', TUESDAY, NEW_DAY, TUESDAY_2025),
  rule('MIDCPNIFTY', 'weekly', TUESDAY, listed('2022-01-24', '2023-04-25', '2023-04-25'), 'NSE circular: Tuesday until 2023-04-25'),
  rule('MIDCPNIFTY', 'weekly', WEDNESDAY, listed('2023-04-26', '2023-08-16', '2023-08-16'), 'NSE circular: Wednesday from 2023-04-26'),
  rule('MIDCPNIFTY', 'weekly', MONDAY, listed('2023-08-17', '2024-11-18', '2024-11-18'), 'NSE circular of 2023-07-12; ' + WEEKLIES_ENDED),

  rule('NIFTYNXT50', 'monthly', FRIDAY, listed('2024-04-24', '2025-01-01'), 'contract summary of November 2024: last Friday'),
  rule('NIFTYNXT50', 'monthly', THURSDAY, listed('2025-01-02', '2025-08-28'), THURSDAY_2025),
  rule('NIFTYNXT50', 'monthly', TUESDAY, NEW_DAY, TUESDAY_2025),

  rule('STOCK', 'monthly', THURSDAY, listed('2001-07-02', '2025-08-28'), 'NSE contract specifications'),
  rule('STOCK', 'monthly', TUESDAY, NEW_DAY, TUESDAY_2025),

  rule(
    'SENSEX',
    'monthly',
    THURSDAY,
    listed('2000-06-09', '2023-05-12', '2023-05-12'),
    'BSE statement of 2023-03-28: Thursday until 2023-05-12',
  ),
  rule('SENSEX', 'monthly', FRIDAY, listed('2023-05-15', '2024-12-31'), 'BSE statement of 2023-03-28: Friday from 2023-05-15'),
  rule('SENSEX', 'monthly', TUESDAY, listed('2025-01-01', '2025-08-28'), BSE_TUESDAY_2025),
  rule('SENSEX', 'monthly', THURSDAY, NEW_DAY, BSE_THURSDAY_2025),
  rule(
    'SENSEX',
    'weekly',
    THURSDAY,
    listed('2020-06-29', '2023-05-12', '2023-05-12'),
    'BSE statement of 2023-03-28; start from memory',
    false,
  ),
  // The contract listed for Friday 2025-01-03 kept its day.
  rule(
    'SENSEX',
    'weekly',
    FRIDAY,
    listed('2023-05-15', '2025-01-03', '2025-01-03'),
    'BSE statement of 2023-03-28; lot circular of 2024-10',
  ),
  rule('SENSEX', 'weekly', TUESDAY, { ...listed('2025-01-01', '2025-08-28'), expiryFrom: '2025-01-04' }, BSE_TUESDAY_2025),
  rule('SENSEX', 'weekly', THURSDAY, NEW_DAY, BSE_THURSDAY_2025),

  rule(
    'BANKEX',
    'monthly',
    THURSDAY,
    listed('2013-01-01', '2023-05-12', '2023-05-12'),
    'BSE statement of 2023-03-28; start from memory',
    false,
  ),
  rule('BANKEX', 'monthly', FRIDAY, listed('2023-05-15', '2023-10-13', '2023-10-13'), 'BSE statement of 2023-03-28'),
  rule('BANKEX', 'monthly', MONDAY, listed('2023-10-16', '2024-12-31'), 'BSE circular of 2023-08-30: Monday from 2023-10-16'),
  rule('BANKEX', 'monthly', TUESDAY, listed('2025-01-01', '2025-08-28'), BSE_TUESDAY_2025),
  rule('BANKEX', 'monthly', THURSDAY, NEW_DAY, BSE_THURSDAY_2025),
  rule('BANKEX', 'weekly', FRIDAY, listed('2023-05-15', '2023-10-13', '2023-10-13'), 'BSE statement of 2023-03-28'),
  rule('BANKEX', 'weekly', MONDAY, listed('2023-10-16', '2024-11-18', '2024-11-18'), 'BSE circular of 2023-08-30; ' + WEEKLIES_ENDED),

  rule('SENSEX50', 'monthly', THURSDAY, listed('2017-03-14', '2024-12-31'), 'BSE circular of 2024-11-28; start from memory', false),
  rule('SENSEX50', 'monthly', TUESDAY, listed('2025-01-01', '2025-08-28'), BSE_TUESDAY_2025),
  rule('SENSEX50', 'monthly', THURSDAY, NEW_DAY, BSE_THURSDAY_2025),
];
