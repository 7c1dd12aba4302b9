// The scenarios laid out for one underlying: how far its price goes in each, and by how much volatility changes. Made once for all its options,
// since logarithms are the dearer half of a price.
import { log } from '../number/log';
import { type MarginRules, MILLION } from './margin-rules';
import { MOVES } from './scenarios';

export interface ScanMove {
  /** By which the price is multiplied, and its logarithm; a move to nothing or below stops just above it. */
  readonly factor: number;
  readonly logFactor: number;
}

export interface ScanGrid {
  /** A part of the price. */
  readonly priceRange: number;
  readonly volatilityRange: number;
  readonly moves: readonly ScanMove[];
}

const DAYS_PER_YEAR = 365;
const LEAST_FACTOR = 1e-6;

/** `isLongDated`: of options that live longer than nine months. `dailyDeviation`: null where it is not known, and the least ranges stand. */
export function scanGrid({ scan }: MarginRules, dailyDeviation: number | null, isLongDated: boolean): ScanGrid {
  const deviation = dailyDeviation ?? 0;
  const leastPpm = isLongDated ? scan.longDatedPriceRangePpm : scan.leastPriceRangePpm;
  const priceRange = Math.max(scan.deviations * Math.sqrt(scan.riskDays) * deviation, leastPpm / MILLION);
  const volatilityShare = scan.volatilitySharePpm / MILLION;
  return {
    priceRange,
    volatilityRange: Math.max(volatilityShare * yearlyDeviation(deviation), scan.leastVolatilityRangePpm / MILLION),
    moves: MOVES.map((ranges) => {
      const factor = Math.max(LEAST_FACTOR, 1 + ranges * priceRange);
      return { factor, logFactor: log(factor) };
    }),
  };
}

export function yearlyDeviation(dailyDeviation: number): number {
  return dailyDeviation * Math.sqrt(DAYS_PER_YEAR);
}
