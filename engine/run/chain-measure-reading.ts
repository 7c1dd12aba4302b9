// One measure of a chain, row by row. What the summary columns say of the whole chain is looked up there; what depends on a reference of its own, on
// strikes around the money or on the session before is worked out from the prices known at the row. Never from a bar that is not sealed.

import type { ChainMeasure } from '../../dsl/ops/chain';
import { assertNever } from '../../dsl/types/invariant';
import type { StrikeReference } from '../../dsl/types/strike-reference';
import { chainTotal } from '../chain/chain-total';
import { maxPain } from '../chain/max-pain';
import { openInterestWalls } from '../chain/open-interest-walls';
import type { MarketReading } from '../kernel/market-reading';
import type { ChainSummary } from '../market/chain-history';
import { OPTION_PRICE_SCALE } from '../market/option-contract';
import { lowerBound } from '../number/lower-bound';
import { YEAR_US } from '../options/years-to-expiry';
import type { ChainView } from '../select/chain-view';
import { minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import type { ChainReader, OpenChain } from './chain-reader';
import { interestChangeReading } from './interest-change-reading';
import { skewOf, slopeOf } from './view-smile';

export interface MeasureRequest {
  readonly reader: ChainReader;
  readonly measure: ChainMeasure;
  readonly reference: StrikeReference;
  /** Each side of the one at the money; 0 for the whole chain. */
  readonly strikes: number;
  /** Price units per rupee. */
  readonly priceScale: number;
}

type CalendarMeasure = 'daysLeft' | 'sessionsLeft' | 'yearsLeft';
type ChangeMeasure = 'callInterestChange' | 'putInterestChange';
type ViewMeasure = Exclude<ChainMeasure, CalendarMeasure | ChangeMeasure | 'ageMinutes'>;
type SummaryMeasure = Exclude<ViewMeasure, 'skew' | 'slope'>;

/** NaN where there is nothing to measure. */
export function chainMeasureReading(request: MeasureRequest): MarketReading {
  const { reader, measure, reference, strikes } = request;
  switch (measure) {
    case 'daysLeft':
      return calendarReading(reader, ({ expiry, day }) => expiry.day - day);
    case 'sessionsLeft':
      return calendarReading(reader, ({ sessionsLeft }) => sessionsLeft);
    case 'yearsLeft':
      return calendarReading(reader, ({ expiryUs }, timeUs) => Math.max(0, expiryUs - timeUs) / YEAR_US);
    case 'ageMinutes':
      return summaryReading(reader, ({ minute }, row, timeUs) => timeUs / US_PER_MINUTE - ((minute[row] ?? Number.NaN) + 1));
    case 'callInterestChange':
      return interestChangeReading(reader, 'call', reference, strikes);
    case 'putInterestChange':
      return interestChangeReading(reader, 'put', reference, strikes);
    case 'skew':
    case 'slope':
      return viewReading(request, measure);
    case 'atmStrike':
    case 'straddlePremium':
      return reference === 'synthetic' && strikes === 0 ? columnReading(request, measure) : viewReading(request, measure);
    default:
      return strikes === 0 ? columnReading(request, measure) : viewReading(request, measure);
  }
}

function calendarReading(reader: ChainReader, read: (open: OpenChain, timeUs: number) => number): MarketReading {
  return (timeUs) => {
    const open = reader.openAt(timeUs);
    return open === null ? Number.NaN : read(open, timeUs);
  };
}

type SummaryRead = (summary: ChainSummary, row: number, timeUs: number) => number;

/** At the last minute of the session that is sealed. */
function summaryReading(reader: ChainReader, read: SummaryRead): MarketReading {
  let row = 0;
  return (timeUs) => {
    const open = reader.openAt(timeUs);
    if (open === null) return Number.NaN;
    const { summary } = open.session;
    const present = minuteOfTime(timeUs);
    const from = (summary.minute[row] ?? present) < present ? row : 0;
    const last = lowerBound(summary.minute, present, from) - 1;
    row = Math.max(0, last);
    return last < 0 ? Number.NaN : read(summary, last, timeUs);
  };
}

function columnReading({ reader, priceScale }: MeasureRequest, measure: SummaryMeasure): MarketReading {
  const factor = isPrice(measure) ? priceScale / OPTION_PRICE_SCALE : 1;
  return summaryReading(reader, (summary, row) => (summary[measure][row] ?? Number.NaN) * factor);
}

/** From the prices themselves. */
function viewReading({ reader, reference, strikes, priceScale }: MeasureRequest, measure: ViewMeasure): MarketReading {
  const factor = isPrice(measure) ? priceScale : 1;
  return (timeUs) => {
    const all = reader.viewAt(timeUs);
    const view = strikes === 0 ? all : (all?.around(reference, strikes) ?? null);
    return view === null ? Number.NaN : (measureOf(view, measure, reference) ?? Number.NaN) * factor;
  };
}

/** Prices in rupees. */
function measureOf(view: ChainView, measure: ViewMeasure, reference: StrikeReference): number | null {
  switch (measure) {
    case 'atmStrike':
      return view.atm(reference);
    case 'straddlePremium':
      return view.straddle(reference);
    case 'atmVolatility':
      return view.volatility('synthetic');
    case 'forward':
      return view.reference('synthetic')?.forward ?? null;
    case 'callOpenInterest':
      return chainTotal(view.chain, 'call', 'openInterest');
    case 'putOpenInterest':
      return chainTotal(view.chain, 'put', 'openInterest');
    case 'callVolume':
      return chainTotal(view.chain, 'call', 'volume');
    case 'putVolume':
      return chainTotal(view.chain, 'put', 'volume');
    case 'maxPain':
      return maxPain(view.chain, view.reference('synthetic')?.price ?? 0);
    case 'callWall':
      return openInterestWalls(view.chain, 1).calls[0]?.strike ?? null;
    case 'putWall':
      return openInterestWalls(view.chain, 1).puts[0]?.strike ?? null;
    case 'skew':
      return skewOf(view);
    case 'slope':
      return slopeOf(view);
    default:
      return assertNever(measure);
  }
}

function isPrice(measure: ViewMeasure): boolean {
  switch (measure) {
    case 'atmStrike':
    case 'straddlePremium':
    case 'forward':
    case 'maxPain':
    case 'callWall':
    case 'putWall':
      return true;
    case 'atmVolatility':
    case 'callOpenInterest':
    case 'putOpenInterest':
    case 'callVolume':
    case 'putVolume':
    case 'skew':
    case 'slope':
      return false;
    default:
      return assertNever(measure);
  }
}
