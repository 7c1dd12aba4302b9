// One expiry of a modelled chain in one session, before any strike is looked at: forward and deviation at the money at each print of each minute.
import { invariant } from '../../dsl/types/invariant';
import { readRow } from '../bars/read-column';
import type { Candles } from '../market/candles';
import { segmentOfMarket } from '../market/option-session';
import { findSession } from '../market/sessions';
import { exp } from '../number/exp';
import { log } from '../number/log';
import { findExpiryTime, YEAR_US } from '../options/years-to-expiry';
import { istMinute, timeOfMinute } from '../time/ist-time';
import type { ChainModel } from './chain-model';
import type { VolatilitySurfaceRow } from './tables/volatility-surfaces';
import { VarianceClock } from './variance-clock';
import { atmShare } from './volatility-surface';

/** Columns by minute of the session; prices in price units, as doubles. */
export interface SessionTerms {
  readonly count: number;
  readonly minute: Int32Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Natural logarithms of the same. */
  readonly logOpen: Float64Array;
  readonly logHigh: Float64Array;
  readonly logLow: Float64Array;
  readonly logClose: Float64Array;
  /** Standard deviation at the money of the log price at expiry, when the bar opens and when it is sealed. */
  readonly deviationAtOpen: Float64Array;
  readonly deviationAtClose: Float64Array;
}

const DAYS_PER_YEAR = 365;
const PERCENT = 100;

/** Rows of a day: `[from, to)`. */
export function rowsOfDay({ minute }: Candles, day: number): readonly [from: number, to: number] {
  return [firstAtOrAfter(minute, istMinute(day, 0)), firstAtOrAfter(minute, istMinute(day + 1, 0))];
}

export function sessionTerms(model: ChainModel, surface: VolatilitySurfaceRow, day: number, expiryDay: number): SessionTerms {
  const { spot } = model;
  const [from, to] = rowsOfDay(spot, day);
  const count = to - from;
  const segment = segmentOfMarket(model.market);
  const expiryUs = findExpiryTime(segment, expiryDay) ?? 0;
  const variance = new VarianceClock(segment, surface.closedDayWeight);
  const elapsedAt = elapsedOf(model, day);
  const volatilityAt = volatilityOf(model.volatilityIndex, day);
  const terms = allocate(count);
  for (let row = 0; row < count; row += 1) {
    const at = readRow(spot.minute, from + row);
    const years = Math.max(0, expiryUs - timeOfMinute(at)) / YEAR_US;
    const growth = exp(surface.carry * years);
    const share = atmShare(surface, years * DAYS_PER_YEAR);
    const [opens, seals] = volatilityAt(at);
    terms.minute[row] = at;
    terms.open[row] = readRow(spot.open, from + row) * growth;
    terms.high[row] = readRow(spot.high, from + row) * growth;
    terms.low[row] = readRow(spot.low, from + row) * growth;
    terms.close[row] = readRow(spot.close, from + row) * growth;
    terms.logOpen[row] = log(readRow(terms.open, row));
    terms.logHigh[row] = log(readRow(terms.high, row));
    terms.logLow[row] = log(readRow(terms.low, row));
    terms.logClose[row] = log(readRow(terms.close, row));
    terms.deviationAtOpen[row] = share * opens * Math.sqrt(variance.yearsLeft(day, elapsedAt(at), expiryDay));
    terms.deviationAtClose[row] = share * seals * Math.sqrt(variance.yearsLeft(day, elapsedAt(at + 1), expiryDay));
  }
  return terms;
}

/** Which part of the day's session lies before a minute. */
function elapsedOf({ market }: ChainModel, day: number): (minute: number) => number {
  const phases = (findSession(segmentOfMarket(market), day)?.phases ?? []).filter(({ kind }) => kind === 'continuous');
  const [open, close] = [phases[0]?.startMinute ?? 0, phases.at(-1)?.endMinute ?? 0];
  return (minute) => (close > open ? Math.max(0, Math.min(1, (minute - open) / (close - open))) : 1);
}

/**
 * The volatility index when a bar opens and when it is sealed: of minutes, the last close before either; of days, that day's open, whose close
 * nobody knows yet. A day without any takes the last close before it.
 */
function volatilityOf(index: Candles, day: number): (minute: number) => readonly [opens: number, seals: number] {
  const scale = index.priceScale * PERCENT;
  const [from, to] = rowsOfDay(index, day);
  const isDaily = index.timeframe === '1d';
  const before = from > 0 ? readRow(index.close, from - 1) : from < to ? readRow(index.open, from) : Number.NaN;
  invariant(!Number.isNaN(before), 'a modelled session has a volatility index');
  if (isDaily) {
    const all = (from < to ? readRow(index.open, from) : before) / scale;
    return () => [all, all];
  }
  let row = from;
  let last = before;
  return (minute) => {
    while (row < to && readRow(index.minute, row) < minute) {
      last = readRow(index.close, row);
      row += 1;
    }
    const opens = last;
    const seals = row < to && readRow(index.minute, row) === minute ? readRow(index.close, row) : last;
    return [opens / scale, seals / scale];
  };
}

function firstAtOrAfter(minutes: Int32Array, minute: number): number {
  let low = 0;
  let high = minutes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (readRow(minutes, middle) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

function allocate(count: number): SessionTerms {
  return {
    count,
    minute: new Int32Array(count),
    open: new Float64Array(count),
    high: new Float64Array(count),
    low: new Float64Array(count),
    close: new Float64Array(count),
    logOpen: new Float64Array(count),
    logHigh: new Float64Array(count),
    logLow: new Float64Array(count),
    logClose: new Float64Array(count),
    deviationAtOpen: new Float64Array(count),
    deviationAtClose: new Float64Array(count),
  };
}
