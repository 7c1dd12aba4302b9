// The rows of the margin tables in force on a day, for indices or for shares.
import { invariant } from '../../dsl/types/invariant';
import { type Dated, datedTable, findInForce } from '../market/dated';
import { findIndexUnderlying } from '../market/underlying';
import { EXPOSURE_RATES, type ExposureRate } from './tables/exposure-rates';
import { INTEREST_RATES, type InterestRate } from './tables/interest-rates';
import { type MarginFamily, SCAN_RULES, type ScanRule } from './tables/scan-rules';

export interface MarginRules {
  readonly scan: Dated<ScanRule>;
  readonly exposure: Dated<ExposureRate>;
  readonly interest: Dated<InterestRate>;
}

export const MILLION = 1_000_000;

const scanRules = datedTable('margin-scan', SCAN_RULES);
const exposureRates = datedTable('margin-exposure', EXPOSURE_RATES);
const interestRates = datedTable('margin-interest', INTEREST_RATES);

/** Days before the tables begin are held to their first rows. */
export function getMarginRules(underlying: string, day: number): MarginRules {
  const family: MarginFamily = findIndexUnderlying(underlying) === null ? 'share' : 'index';
  const inTable = Math.max(day, scanRules[0]?.fromDay ?? day);
  const scan = findInForce(scanRules, inTable, (row) => row.family === family);
  const exposure = findInForce(exposureRates, inTable, (row) => row.family === family);
  const interest = findInForce(interestRates, inTable);
  invariant(scan !== null && exposure !== null && interest !== null, `the margin tables have a row for every day, so for day ${day}`);
  return { scan, exposure, interest };
}
