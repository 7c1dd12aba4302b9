// Levies on turnover, in parts per 10⁹ of it: transaction tax, exchange charge, investor protection fund, SEBI fee, stamp duty. Table only.
// 0.01% is 100 000 ppb; Rs 10 a crore is 1 000 ppb. The first row that fits is the answer; no row means no levy.
import type { DatedRow } from '../dated';
import type { Exchange } from '../segment';

/** `option-exercise`: an option left to expire in the money, whose turnover is intrinsic value times quantity, owed by its holder (side `buy`). */
export type ChargeSegment = 'equity-delivery' | 'equity-intraday' | 'future' | 'option' | 'option-exercise';

export type LevyItem = 'stt' | 'exchange' | 'ipft' | 'sebi' | 'stamp';

export type Side = 'buy' | 'sell';

export interface ChargeRateRow extends DatedRow {
  readonly item: LevyItem;
  /** Null: the same on both exchanges. */
  readonly exchange: Exchange | null;
  readonly segments: readonly ChargeSegment[];
  readonly sides: readonly Side[];
  /** Null: every underlying. */
  readonly underlyings: readonly string[] | null;
  readonly ratePpb: number;
}

interface Grounds {
  readonly source: string;
  readonly certain: boolean;
}

const BOTH: readonly Side[] = ['buy', 'sell'];
const BUY: readonly Side[] = ['buy'];
const SELL: readonly Side[] = ['sell'];
const EQUITY: readonly ChargeSegment[] = ['equity-delivery', 'equity-intraday'];
const TRADED: readonly ChargeSegment[] = ['equity-delivery', 'equity-intraday', 'future', 'option'];
const TURNOVER_EVERYWHERE = { exchange: null, underlyings: null } as const;

type Days = readonly [validFrom: string, validTo: string | null];

function stt(segments: readonly ChargeSegment[], sides: readonly Side[], ratePpb: number, days: Days, grounds: Grounds): ChargeRateRow {
  return { item: 'stt', ...TURNOVER_EVERYWHERE, segments, sides, ratePpb, validFrom: days[0], validTo: days[1], ...grounds };
}

function stamp(segments: readonly ChargeSegment[], sides: readonly Side[], ratePpb: number, days: Days, grounds: Grounds): ChargeRateRow {
  return { item: 'stamp', ...TURNOVER_EVERYWHERE, segments, sides, ratePpb, validFrom: days[0], validTo: days[1], ...grounds };
}

function sebi(ratePpb: number, days: Days, grounds: Grounds): ChargeRateRow {
  return { item: 'sebi', ...TURNOVER_EVERYWHERE, segments: TRADED, sides: BOTH, ratePpb, validFrom: days[0], validTo: days[1], ...grounds };
}

function nse(item: 'exchange' | 'ipft', segments: readonly ChargeSegment[], ratePpb: number, days: Days, grounds: Grounds): ChargeRateRow {
  return { item, exchange: 'NSE', underlyings: null, segments, sides: BOTH, ratePpb, validFrom: days[0], validTo: days[1], ...grounds };
}

function bse(
  segments: readonly ChargeSegment[],
  underlyings: readonly string[] | null,
  ratePpb: number,
  days: Days,
  grounds: Grounds,
): ChargeRateRow {
  return {
    item: 'exchange',
    exchange: 'BSE',
    underlyings,
    segments,
    sides: BOTH,
    ratePpb,
    validFrom: days[0],
    validTo: days[1],
    ...grounds,
  };
}

const memory = (what: string): Grounds => ({ source: `from memory: ${what}`, certain: false });
const known = (source: string): Grounds => ({ source, certain: true });
const slab = (source: string): Grounds => ({
  source: `${source}; a slab of monthly turnover, the rate for a small trader is taken`,
  certain: false,
});

const FINANCE_ACT_2013 = memory('Finance Act 2013');
const FINANCE_ACT_2016 = known('Finance Act 2016, exchange notices: options 0.017% to 0.05% from 2016-06-01');
const FINANCE_ACT_2023 = known('Finance Act 2023: futures 0.0125%, options 0.0625% from 2023-04-01');
const FINANCE_ACT_2024 = known('Finance (No. 2) Act 2024: futures 0.02%, options 0.1% from 2024-10-01');
const FINANCE_ACT_2026 = known('Finance Act 2026: futures 0.05%, options 0.15%, exercised options 0.15% from 2026-04-01');

const NSE_2019 = known('broker price list of February 2020 (flat to clients; slabs between exchange and member)');
const NSE_2021 = known('NSE raised its charges by 6% from 2021-01-01; broker price list of 2021: 0.00345%, 0.002%, 0.053%');
const NSE_2023 = known('NSE statement of 2023-03-24: the rise of 2021 rolled back from 2023-04-01; broker charges API of July 2023 agrees');
const NSE_2024 = slab('NSE statement of 2024-03-11: 1% less from 2024-04-01');
const NSE_TRUE_TO_LABEL = known('NSE circular of 2024-09-27: 2.97, 1.73 and 35.03 Rs a lakh, flat, from 2024-10-01');
const IPFT_2023 = known('NSE statement of 2023-03-24: Rs 10 a crore, options Rs 50, from 2023-04-01');
const BSE_TRUE_TO_LABEL = known('BSE circular of 2024-09-27: SENSEX and BANKEX options Rs 3250 a crore, the rest unchanged');

const UNIFORM_STAMP: Days = ['2020-07-01', null];
const UNIFORM_STAMP_SOURCE = known('Finance Act 2019, Indian Stamp Rules 2019: uniform from 2020-07-01, buyer only');
const STATE_STAMP: Days = ['2000-01-01', '2020-06-30'];
const STATE_STAMP_SOURCE = memory(
  'stamp duty was the client’s state’s until 2020-06-30; the rates of Maharashtra, both sides, stand for all',
);

const MAIN_BSE_INDICES = ['SENSEX', 'BANKEX'] as const;

export const CHARGE_RATES: readonly ChargeRateRow[] = [
  stt(['equity-delivery'], BOTH, 1_250_000, ['2000-01-01', '2012-06-30'], memory('0.125% before 2012-07-01')),
  stt(['equity-delivery'], BOTH, 1_000_000, ['2012-07-01', '2019-12-31'], memory('0.1% since 2012-07-01')),
  stt(['equity-delivery'], BOTH, 1_000_000, ['2020-01-01', null], known('broker price lists of 2020 to 2026')),
  stt(['equity-intraday'], SELL, 250_000, ['2000-01-01', '2019-12-31'], memory('0.025% since 2008')),
  stt(['equity-intraday'], SELL, 250_000, ['2020-01-01', null], known('broker price lists of 2020 to 2026')),
  stt(['future'], SELL, 170_000, ['2000-01-01', '2013-05-31'], memory('0.017% before 2013-06-01')),
  stt(['future'], SELL, 100_000, ['2013-06-01', '2019-12-31'], FINANCE_ACT_2013),
  stt(['future'], SELL, 100_000, ['2020-01-01', '2023-03-31'], known('broker price lists of 2020 to 2023')),
  stt(['future'], SELL, 125_000, ['2023-04-01', '2024-09-30'], FINANCE_ACT_2023),
  stt(['future'], SELL, 200_000, ['2024-10-01', '2026-03-31'], FINANCE_ACT_2024),
  stt(['future'], SELL, 500_000, ['2026-04-01', null], FINANCE_ACT_2026),
  stt(['option'], SELL, 170_000, ['2000-01-01', '2016-05-31'], FINANCE_ACT_2016),
  stt(['option'], SELL, 500_000, ['2016-06-01', '2023-03-31'], FINANCE_ACT_2016),
  stt(['option'], SELL, 625_000, ['2023-04-01', '2024-09-30'], FINANCE_ACT_2023),
  stt(['option'], SELL, 1_000_000, ['2024-10-01', '2026-03-31'], FINANCE_ACT_2024),
  stt(['option'], SELL, 1_500_000, ['2026-04-01', null], FINANCE_ACT_2026),
  stt(
    ['option-exercise'],
    BUY,
    1_250_000,
    ['2000-01-01', '2019-08-31'],
    memory('0.125%, then of the whole settlement value, not of the intrinsic'),
  ),
  stt(
    ['option-exercise'],
    BUY,
    1_250_000,
    ['2019-09-01', '2026-03-31'],
    known('Finance Act 2019: 0.125% of intrinsic value; broker price lists'),
  ),
  stt(['option-exercise'], BUY, 1_500_000, ['2026-04-01', null], FINANCE_ACT_2026),

  nse('exchange', EQUITY, 32_500, ['2000-01-01', '2019-12-31'], memory('0.00325% before 2020')),
  nse('exchange', EQUITY, 32_500, ['2020-01-01', '2020-12-31'], NSE_2019),
  nse('exchange', EQUITY, 34_500, ['2021-01-01', '2023-03-31'], NSE_2021),
  nse('exchange', EQUITY, 32_500, ['2023-04-01', '2024-03-31'], NSE_2023),
  nse('exchange', EQUITY, 32_200, ['2024-04-01', '2024-09-30'], NSE_2024),
  nse('exchange', EQUITY, 29_700, ['2024-10-01', null], NSE_TRUE_TO_LABEL),
  nse('exchange', ['future'], 19_000, ['2000-01-01', '2019-12-31'], memory('0.0019% before 2020')),
  nse('exchange', ['future'], 19_000, ['2020-01-01', '2020-12-31'], NSE_2019),
  nse('exchange', ['future'], 20_000, ['2021-01-01', '2023-03-31'], NSE_2021),
  nse('exchange', ['future'], 19_000, ['2023-04-01', '2024-03-31'], NSE_2023),
  nse('exchange', ['future'], 18_800, ['2024-04-01', '2024-09-30'], NSE_2024),
  nse('exchange', ['future'], 17_300, ['2024-10-01', null], NSE_TRUE_TO_LABEL),
  nse('exchange', ['option'], 500_000, ['2000-01-01', '2019-12-31'], memory('0.05% before 2020')),
  nse('exchange', ['option'], 500_000, ['2020-01-01', '2020-12-31'], NSE_2019),
  nse('exchange', ['option'], 530_000, ['2021-01-01', '2023-03-31'], NSE_2021),
  nse('exchange', ['option'], 500_000, ['2023-04-01', '2024-03-31'], NSE_2023),
  nse('exchange', ['option'], 495_000, ['2024-04-01', '2024-09-30'], NSE_2024),
  nse('exchange', ['option'], 350_300, ['2024-10-01', null], NSE_TRUE_TO_LABEL),

  nse('ipft', TRADED, 1, ['2011-08-12', '2023-03-31'], known('NSE statement of 2023-03-24: Rs 0.01 a crore until 2023-03-31')),
  nse('ipft', [...EQUITY, 'future'], 1_000, ['2023-04-01', null], IPFT_2023),
  nse('ipft', ['option'], 5_000, ['2023-04-01', null], IPFT_2023),

  bse(EQUITY, null, 30_000, ['2000-01-01', '2019-12-31'], memory('0.003% before 2020')),
  bse(EQUITY, null, 30_000, ['2020-01-01', '2022-11-30'], known('broker price lists of February 2020 and of 2021: 0.003%')),
  bse(
    EQUITY,
    null,
    37_500,
    ['2022-12-01', null],
    known('BSE: groups A, B and other non-exclusive scrips Rs 375 a crore flat from 2022-12-01'),
  ),
  bse(['future'], null, 0, ['2000-01-01', null], known('BSE circulars of 2023 and 2024: no charge on index and stock futures')),
  bse(['option'], null, 50_000, ['2000-01-01', '2023-10-31'], known('broker price list of 2023: BSE options 0.005%')),
  bse(['option'], ['SENSEX'], 375_000, ['2023-11-01', '2024-05-12'], slab('BSE notice 20231020-46, nearest expiry only')),
  bse(['option'], MAIN_BSE_INDICES, 495_000, ['2024-05-13', '2024-09-30'], slab('BSE circular of 2024-04-29')),
  bse(['option'], MAIN_BSE_INDICES, 325_000, ['2024-10-01', null], BSE_TRUE_TO_LABEL),
  bse(['option'], null, 50_000, ['2023-11-01', null], BSE_TRUE_TO_LABEL),

  sebi(2_000, ['2000-01-01', '2019-03-31'], memory('Rs 20, later Rs 15 a crore before 2019-04-01')),
  sebi(1_000, ['2019-04-01', '2020-05-31'], known('broker price list of February 2020: Rs 10 a crore')),
  sebi(500, ['2020-06-01', '2021-03-31'], known('SEBI (Payment of Fees) (Amendment) Regulations 2020: half from 2020-06-01 to 2021-03-31')),
  sebi(1_000, ['2021-04-01', null], known('SEBI (Stock Brokers) Regulations, schedule V; broker price lists of 2023 to 2026')),

  stamp(['equity-delivery'], BOTH, 100_000, STATE_STAMP, STATE_STAMP_SOURCE),
  stamp(['equity-intraday', 'future', 'option'], BOTH, 20_000, STATE_STAMP, STATE_STAMP_SOURCE),
  stamp(['equity-delivery'], BUY, 150_000, UNIFORM_STAMP, UNIFORM_STAMP_SOURCE),
  stamp(['equity-intraday'], BUY, 30_000, UNIFORM_STAMP, UNIFORM_STAMP_SOURCE),
  stamp(['future'], BUY, 20_000, UNIFORM_STAMP, UNIFORM_STAMP_SOURCE),
  stamp(['option'], BUY, 30_000, UNIFORM_STAMP, UNIFORM_STAMP_SOURCE),
];
