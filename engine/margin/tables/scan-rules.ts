// By which ranges the clearing house scans futures and options, and what it adds. Table only. Parts are in a million.
import type { DatedRow } from '../../market/dated';

/** Contracts on the indices this model knows, and on single shares. */
export type MarginFamily = 'index' | 'share';

export interface ScanRule extends DatedRow {
  readonly family: MarginFamily;
  /** The price range is so many standard deviations of a day … */
  readonly deviations: number;
  /** … over the root of so many days, … */
  readonly riskDays: number;
  /** … and at least this part of the price. */
  readonly leastPriceRangePpm: number;
  /** At least this part for options that live longer than nine months. */
  readonly longDatedPriceRangePpm: number;
  /** The volatility range is this part of the yearly deviation, … */
  readonly volatilitySharePpm: number;
  /** … and at least this, in volatility: 40 000 is four points. */
  readonly leastVolatilityRangePpm: number;
  /** What a day weighs against the day after it, in the average of squared returns. */
  readonly decayPpm: number;
  /** Of the underlying's value, for each unit of option sold: the least that a scan may come to. */
  readonly shortOptionLeastPpm: number;
  /** Of the far contract's value, for each unit of delta that is long in one expiry and short in another. */
  readonly calendarPpm: number;
  /** On its last day a contract is scanned apart from those of later expiries. */
  readonly isExpiringApart: boolean;
}

type Terms = Omit<ScanRule, 'family' | 'validFrom' | 'validTo' | 'source' | 'certain'>;

const OLD_INDEX: Terms = {
  deviations: 3,
  riskDays: 1,
  leastPriceRangePpm: 50_000,
  longDatedPriceRangePpm: 50_000,
  volatilitySharePpm: 0,
  leastVolatilityRangePpm: 40_000,
  decayPpm: 940_000,
  shortOptionLeastPpm: 30_000,
  calendarPpm: 10_000,
  isExpiringApart: false,
};
const OLD_SHARE: Terms = {
  ...OLD_INDEX,
  deviations: 3.5,
  leastPriceRangePpm: 75_000,
  longDatedPriceRangePpm: 75_000,
  leastVolatilityRangePpm: 100_000,
  shortOptionLeastPpm: 75_000,
};
const TWO_DAY_INDEX: Terms = {
  ...OLD_INDEX,
  riskDays: 2,
  leastPriceRangePpm: 71_000,
  longDatedPriceRangePpm: 71_000,
  shortOptionLeastPpm: 50_000,
};
const TWO_DAY_SHARE: Terms = { ...OLD_SHARE, riskDays: 2, leastPriceRangePpm: 107_000, longDatedPriceRangePpm: 107_000 };
const SIX_SIGMA_INDEX: Terms = {
  deviations: 6,
  riskDays: 2,
  leastPriceRangePpm: 93_000,
  longDatedPriceRangePpm: 177_000,
  volatilitySharePpm: 250_000,
  leastVolatilityRangePpm: 40_000,
  decayPpm: 995_000,
  shortOptionLeastPpm: 0,
  calendarPpm: 17_500,
  isExpiringApart: false,
};
const SIX_SIGMA_SHARE: Terms = {
  ...SIX_SIGMA_INDEX,
  leastPriceRangePpm: 142_000,
  longDatedPriceRangePpm: 142_000,
  leastVolatilityRangePpm: 100_000,
  calendarPpm: 22_000,
};

const BEFORE = 'NSE Clearing’s parameters as commonly quoted; 1 % is the least of its calendar charges';
const TWO_DAYS = 'SEBI circular of 2018-12-17 (two days at risk, larger least charge for sold options); its first day from memory';
const CIRCULAR = 'SEBI/HO/MRD2/DCAP/CIR/P/2020/27 of 2020-02-24, in force from 2020-06-01';
const APART_INDEX = `${CIRCULAR}; SEBI/HO/MRD/TPD-1/P/CIR/2024/132 of 2024-10-01: no calendar benefit on the day of expiry`;
const APART_SHARE = `${CIRCULAR}; SEBI circular of 2026-02-05: no calendar benefit on the day of expiry, three months on`;

const rule = (
  family: MarginFamily,
  terms: Terms,
  [validFrom, validTo]: readonly [string, string | null],
  source: string,
  certain = true,
): ScanRule => ({ family, ...terms, validFrom, validTo, source, certain });

export const SCAN_RULES: readonly ScanRule[] = [
  rule('index', OLD_INDEX, ['2000-01-01', '2018-12-31'], BEFORE, false),
  rule('index', TWO_DAY_INDEX, ['2019-01-01', '2020-05-31'], TWO_DAYS, false),
  rule('index', SIX_SIGMA_INDEX, ['2020-06-01', '2025-01-31'], CIRCULAR),
  rule('index', { ...SIX_SIGMA_INDEX, isExpiringApart: true }, ['2025-02-01', null], APART_INDEX),
  rule('share', OLD_SHARE, ['2000-01-01', '2018-12-31'], BEFORE, false),
  rule('share', TWO_DAY_SHARE, ['2019-01-01', '2020-05-31'], TWO_DAYS, false),
  rule('share', SIX_SIGMA_SHARE, ['2020-06-01', '2026-05-04'], CIRCULAR),
  rule('share', { ...SIX_SIGMA_SHARE, isExpiringApart: true }, ['2026-05-05', null], APART_SHARE),
];
