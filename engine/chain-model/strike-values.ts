// The time value of one strike at each print of each minute. Call and put of a strike share it, by parity, so it is worked out once for both.
//
// At a bar's close it is exact. At the other prints it is carried from there by the first two derivatives of Black-76, which over the move of a
// minute errs by less than a fiftieth of a tick; where the move is no small part of what is left of the deviation, each print is exact too.
import { readRow } from '../bars/read-column';
import { log } from '../number/log';
import { normalCdf, normalDensity } from '../number/normal';
import type { SessionTerms } from './session-terms';
import type { VolatilitySurfaceRow } from './tables/volatility-surfaces';
import { smileFactor } from './volatility-surface';

/** Columns by minute of the session, in price units. */
export interface StrikeValues {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/** Moves beyond this share of the deviation left are priced exactly: the third derivative is no longer nothing. */
const SMALL_MOVE = 0.05;

export function strikeValues(strike: number, terms: SessionTerms, surface: VolatilitySurfaceRow): StrikeValues {
  const { count } = terms;
  const logStrike = log(strike);
  const values = {
    open: new Float64Array(count),
    high: new Float64Array(count),
    low: new Float64Array(count),
    close: new Float64Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    const forward = readRow(terms.close, row);
    const own = ownDeviation(readRow(terms.deviationAtClose, row), readRow(terms.logClose, row) - logStrike, surface);
    const [first, top, bottom] = [readRow(terms.open, row), readRow(terms.high, row), readRow(terms.low, row)];
    const opening = ownDeviation(readRow(terms.deviationAtOpen, row), readRow(terms.logOpen, row) - logStrike, surface);
    const moneyness = readRow(terms.logClose, row) - logStrike;
    const reach = Math.max(top - forward, forward - bottom, Math.abs(first - forward)) / forward;
    const isCrossed = first < strike !== forward < strike || top < strike !== bottom < strike;
    if (!(own > 0) || isCrossed || reach > SMALL_MOVE * own || Math.abs(opening - own) > SMALL_MOVE * own) {
      values.open[row] = timeValue(first, strike, readRow(terms.logOpen, row) - logStrike, opening);
      values.high[row] = timeValue(top, strike, readRow(terms.logHigh, row) - logStrike, own);
      values.low[row] = timeValue(bottom, strike, readRow(terms.logLow, row) - logStrike, own);
      values.close[row] = timeValue(forward, strike, moneyness, own);
      continue;
    }
    const near = moneyness / own + own / 2;
    const isBelow = forward < strike;
    const delta = isBelow ? normalCdf(near) : -normalCdf(-near);
    const density = normalDensity(near);
    const value = forward * delta + (isBelow ? -strike * normalCdf(near - own) : strike * normalCdf(own - near));
    const halfGamma = density / (2 * forward * own);
    values.close[row] = Math.max(0, value);
    values.open[row] = Math.max(0, carried(value, delta, halfGamma, first - forward) + forward * density * (opening - own));
    values.high[row] = Math.max(0, carried(value, delta, halfGamma, top - forward));
    values.low[row] = Math.max(0, carried(value, delta, halfGamma, bottom - forward));
  }
  return values;
}

/** Of the option out of the money. `moneyness`: ln(forward / strike); `own`: deviation of this strike. */
export function timeValue(forward: number, strike: number, moneyness: number, own: number): number {
  if (!(own > 0)) return 0;
  const near = moneyness / own + own / 2;
  const far = near - own;
  const value =
    forward < strike ? forward * normalCdf(near) - strike * normalCdf(far) : strike * normalCdf(-far) - forward * normalCdf(-near);
  return value > 0 ? value : 0;
}

/** `deviation`: at the money. */
export function ownDeviation(deviation: number, moneyness: number, surface: VolatilitySurfaceRow): number {
  return deviation > 0 ? deviation * smileFactor(surface, -moneyness / deviation) : 0;
}

function carried(value: number, delta: number, halfGamma: number, move: number): number {
  return value + delta * move + halfGamma * move * move;
}
