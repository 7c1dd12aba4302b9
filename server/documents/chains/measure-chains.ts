// The measures of each chain of a file, and those that need several expiries or a history.
import { type ChainMeasures, measureChain } from '../../../engine/chain/chain-measures';
import type { PriceBasis } from '../../../engine/chain/quote-price';
import type { Reference } from '../../../engine/chain/reference-price';
import { constantMaturityVolatility, type TermPoint, termSlope } from '../../../engine/chain/term-structure';
import { volatilityPercentile, volatilityRank } from '../../../engine/chain/volatility-rank';
import type { Segment } from '../../../engine/market/segment';
import { yearsToExpiry } from '../../../engine/options/years-to-expiry';
import type { ChainFile, QuotedChain } from '../../market-data/chain-files/chain-file';

export interface MeasureRequest {
  readonly reference: Reference;
  readonly basis: PriceBasis;
  /** Continuously compounded, per year. */
  readonly rate: number;
  /** Whose sessions end the life of the options. */
  readonly segment: Segment;
  /** Closing volatilities of past sessions, per year; empty where none are given. */
  readonly history: readonly number[];
}

export interface MeasuredChain {
  readonly quoted: QuotedChain;
  readonly measures: ChainMeasures;
  readonly volatilityRank: number | null;
  readonly volatilityPercentile: number | null;
}

export interface MeasuredChains {
  readonly file: ChainFile;
  readonly chains: readonly MeasuredChain[];
  /** At-the-money volatility at constant maturities, and month over week. */
  readonly term: { readonly days7: number | null; readonly days30: number | null; readonly slope: number | null };
}

const YEAR_DAYS = 365;

export function measureChains(file: ChainFile, request: MeasureRequest): MeasuredChains {
  const chains = file.chains.map((quoted) => measureOne(file, quoted, request));
  const points = chains.flatMap(({ measures: { years, atmVolatility } }): readonly TermPoint[] =>
    years === null || atmVolatility === null ? [] : [{ years, volatility: atmVolatility }],
  );
  const term = {
    days7: constantMaturityVolatility(points, 7 / YEAR_DAYS),
    days30: constantMaturityVolatility(points, 30 / YEAR_DAYS),
    slope: termSlope(points),
  };
  return { file, chains, term };
}

function measureOne({ timeUs, spot }: ChainFile, quoted: QuotedChain, request: MeasureRequest): MeasuredChain {
  const { chain, expiryDay, future } = quoted;
  const { reference, basis, rate, segment, history } = request;
  const years = timeUs === null || expiryDay === null ? null : yearsToExpiry(timeUs, segment, expiryDay);
  const measures = measureChain({ chain, reference, basis, rate, years, spot, future });
  const today = measures.atmVolatility;
  return {
    quoted,
    measures,
    volatilityRank: today === null ? null : volatilityRank(history, today),
    volatilityPercentile: today === null ? null : volatilityPercentile(history, today),
  };
}
