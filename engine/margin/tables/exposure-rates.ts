// What is asked on top of the scan: a part of the value of futures and of the underlying of sold options. Table only. Parts are in a million.
import type { DatedRow } from '../../market/dated';
import type { MarginFamily } from './scan-rules';

export interface ExposureRate extends DatedRow {
  readonly family: MarginFamily;
  readonly ppm: number;
  /** On top, for sold options on the day they expire. */
  readonly expiryDayPpm: number;
}

const rate = (
  family: MarginFamily,
  [ppm, expiryDayPpm]: readonly [number, number],
  [validFrom, validTo]: readonly [string, string | null],
  source: string,
  certain = true,
): ExposureRate => ({ family, ppm, expiryDayPpm, validFrom, validTo, source, certain });

const BEFORE = 'NSE Clearing’s exposure margins as commonly quoted; a share with wide swings asked 1.5 deviations instead';
const TWO_DAYS = 'the same over two days at risk (× √2), from SEBI circular of 2018-12-17; its first day from memory';
const CIRCULAR = 'SEBI/HO/MRD2/DCAP/CIR/P/2020/27 of 2020-02-24, in force from 2020-06-01';
const TAIL =
  'NCL/CMPT/64639 and ICCL notice 20241114-1, after SEBI/HO/MRD/TPD-1/P/CIR/2024/132: 2 % more on sold index options on their last day';

export const EXPOSURE_RATES: readonly ExposureRate[] = [
  rate('index', [30_000, 0], ['2000-01-01', '2018-12-31'], BEFORE, false),
  rate('index', [42_400, 0], ['2019-01-01', '2020-05-31'], TWO_DAYS, false),
  rate('index', [20_000, 0], ['2020-06-01', '2024-11-19'], CIRCULAR),
  rate('index', [20_000, 20_000], ['2024-11-20', null], TAIL),
  rate('share', [50_000, 0], ['2000-01-01', '2018-12-31'], BEFORE, false),
  rate('share', [70_700, 0], ['2019-01-01', '2020-05-31'], TWO_DAYS, false),
  rate('share', [35_000, 0], ['2020-06-01', null], CIRCULAR),
];
