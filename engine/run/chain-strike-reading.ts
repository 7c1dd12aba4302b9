// A field of the call or put at a strike, row by row: what was traded and quoted, or what its price implies on the chain's synthetic forward.
import type { CHAIN_STRIKE_FIELDS } from '../../dsl/ops/chain';
import { assertNever } from '../../dsl/types/invariant';
import { findStrike } from '../chain/find-strike';
import type { ChainStrike } from '../chain/option-chain';
import { quotePrice } from '../chain/quote-price';
import type { MarketReading } from '../kernel/market-reading';
import type { OptionRight } from '../market/instrument';
import { tradedGreek } from '../options/traded-greek';
import type { SolvedOption } from '../select/chain-view';
import type { ChainReader, OpenChain } from './chain-reader';

type StrikeField = (typeof CHAIN_STRIKE_FIELDS)[number];
type QuotedField = 'price' | 'openInterest' | 'volume';
type SolvedField = Exclude<StrikeField, QuotedField>;

export interface StrikeFieldRequest {
  readonly reader: ChainReader;
  readonly right: OptionRight;
  readonly field: StrikeField;
  /** Price units per rupee. */
  readonly priceScale: number;
}

/** The input is the strike, in price units. */
export function chainStrikeReading({ reader, right, field, priceScale }: StrikeFieldRequest): MarketReading {
  switch (field) {
    case 'price':
    case 'openInterest':
    case 'volume':
      return (timeUs, strike) => {
        const listed = findListed(reader.openAt(timeUs), strike / priceScale);
        return listed === null ? Number.NaN : quoted(listed, right, field, priceScale);
      };
    default:
      return (timeUs, strike) => {
        const listed = findListed(reader.openAt(timeUs), strike / priceScale);
        const solved = listed === null ? null : (reader.viewAt(timeUs)?.solve(listed, right) ?? null);
        return solved === null ? Number.NaN : solvedField(solved, field, priceScale);
      };
  }
}

function findListed(open: OpenChain | null, rupees: number): ChainStrike | null {
  return open === null ? null : findStrike(open.cursor.chain, rupees);
}

function quoted(listed: ChainStrike, right: OptionRight, field: QuotedField, priceScale: number): number {
  const quote = listed[right];
  if (field === 'price') return (quotePrice(quote, 'mid') ?? Number.NaN) * priceScale;
  return quote?.[field] ?? Number.NaN;
}

function solvedField({ volatility, greeks }: SolvedOption, field: SolvedField, priceScale: number): number {
  switch (field) {
    case 'volatility':
      return volatility;
    case 'delta':
    case 'gamma':
      return tradedGreek(greeks, field);
    case 'theta':
    case 'vega':
      return tradedGreek(greeks, field) * priceScale;
    default:
      return assertNever(field);
  }
}
