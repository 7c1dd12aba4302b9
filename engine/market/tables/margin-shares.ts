// What share of an order's value a broker asks for before it takes the order. Table only. Derivatives are asked by the scan
// of `engine/margin`; the plain shares of their value stand in where their underlying has no price.
import type { DatedRow } from '../dated';

/** The shares of derivatives are of a future's value; of a written option, of the value at its strike. */
export type MarginClass = 'equity-delivery' | 'equity-intraday' | 'option-bought' | 'index-derivative' | 'share-derivative';

export interface MarginShareRow extends DatedRow {
  readonly marginClass: MarginClass;
  /** Parts in a million of the value. */
  readonly ppm: number;
}

const WHOLE = 1_000_000;

const margin = (
  marginClass: MarginClass,
  ppm: number,
  validFrom: string,
  validTo: string | null,
  source: string,
  certain = false,
): MarginShareRow => ({ marginClass, ppm, validFrom, validTo, source, certain });

const PHASES = 'SEBI circular of 2020-07-20 on peak margins, in four phases of 25, 50, 75 and 100 % of VAR and ELM';
const LEAST = 'of the least, 20 % of value; a share with a higher VAR and ELM asks more';
const SCAN = 'least price scan range and exposure margin of NSE Clearing, rounded up; the scan of scenarios asks more in wild markets';

export const MARGIN_SHARES: readonly MarginShareRow[] = [
  margin('equity-delivery', WHOLE, '2000-01-01', null, 'shares bought for delivery are paid for in full', true),
  margin('option-bought', WHOLE, '2000-01-01', null, 'the premium of a bought option is paid for in full', true),

  margin('equity-intraday', 50_000, '2000-01-01', '2020-11-30', 'brokers chose; as in the first phase of the peak-margin rule'),
  margin('equity-intraday', 50_000, '2020-12-01', '2021-02-28', `${PHASES}: 25 % ${LEAST}`),
  margin('equity-intraday', 100_000, '2021-03-01', '2021-05-31', `${PHASES}: 50 % ${LEAST}`),
  margin('equity-intraday', 150_000, '2021-06-01', '2021-08-31', `${PHASES}: 75 % ${LEAST}`),
  margin('equity-intraday', 200_000, '2021-09-01', null, `${PHASES}: 100 % ${LEAST}`),

  margin('index-derivative', 120_000, '2000-01-01', null, `9.3 + 2 %: ${SCAN}`),
  margin('share-derivative', 200_000, '2000-01-01', null, `14.2 + 3.5 %: ${SCAN}`),
];
