// Bars of one modelled contract: Black-76 at the forward's open, high, low and close, with the smile's volatility at each, in whole ticks.
import { readRow } from '../bars/read-column';
import type { OptionCandles } from '../market/chain-history';
import { OPTION_PRICE_SCALE, type OptionContract, optionId } from '../market/option-contract';
import { log } from '../number/log';
import { normalCdf } from '../number/normal';
import type { SessionTerms } from './session-terms';
import type { VolatilitySurfaceRow } from './tables/volatility-surfaces';
import { smileFactor } from './volatility-surface';

/** A bar for each minute of the underlying; no volume, for nobody traded, and no open interest. */
export function priceContract(contract: OptionContract, terms: SessionTerms, surface: VolatilitySurfaceRow, tick: number): OptionCandles {
  const { count } = terms;
  const open = new Int32Array(count);
  const high = new Int32Array(count);
  const low = new Int32Array(count);
  const close = new Int32Array(count);
  const { strike } = contract;
  const logStrike = log(strike);
  const isCall = contract.right === 'call';
  const priceAt = (prints: Float64Array, logs: Float64Array, row: number, deviation: number): number =>
    priced(isCall, strike, logStrike, readRow(prints, row), readRow(logs, row), deviation, surface);
  for (let row = 0; row < count; row += 1) {
    const sealed = readRow(terms.deviationAtClose, row);
    const first = priceAt(terms.open, terms.logOpen, row, readRow(terms.deviationAtOpen, row));
    const last = priceAt(terms.close, terms.logClose, row, sealed);
    const top = priceAt(terms.high, terms.logHigh, row, sealed);
    const bottom = priceAt(terms.low, terms.logLow, row, sealed);
    open[row] = inTicks(first, tick);
    high[row] = inTicks(Math.max(first, last, top, bottom), tick);
    low[row] = inTicks(Math.min(first, last, top, bottom), tick);
    close[row] = inTicks(last, tick);
  }
  return {
    instrument: optionId(contract),
    timeframe: '1m',
    priceScale: OPTION_PRICE_SCALE,
    contract,
    count,
    minute: terms.minute,
    open,
    high,
    low,
    close,
    volume: new Float64Array(count),
    openInterest: new Float64Array(count).fill(Number.NaN),
    bid: null,
    ask: null,
    modelled: new Uint8Array(count).fill(1),
  };
}

/** Price units. `deviation`: at the money; nothing is discounted, over the lives that trade it would move less than a tick in a hundred. */
export function premium({ strike, right }: OptionContract, forward: number, deviation: number, surface: VolatilitySurfaceRow): number {
  return priced(right === 'call', strike, log(strike), forward, log(forward), deviation, surface);
}

/** Logarithms come from outside: a session shares those of the forward between strikes, a contract that of its strike between minutes. */
function priced(
  isCall: boolean,
  strike: number,
  logStrike: number,
  forward: number,
  logForward: number,
  deviation: number,
  surface: VolatilitySurfaceRow,
): number {
  const gain = isCall ? forward - strike : strike - forward;
  const intrinsic = gain > 0 ? gain : 0;
  if (!(deviation > 0)) return intrinsic;
  const moneyness = logForward - logStrike;
  const own = deviation * smileFactor(surface, -moneyness / deviation);
  if (own === 0) return intrinsic;
  // Worth intrinsic value and the time value of the option out of the money, by parity.
  const near = moneyness / own + own / 2;
  const far = near - own;
  const timeValue =
    forward < strike ? forward * normalCdf(near) - strike * normalCdf(far) : strike * normalCdf(-far) - forward * normalCdf(-near);
  return intrinsic + (timeValue > 0 ? timeValue : 0);
}

/** To the nearest tick, never below one: the exchange takes no lower price. */
export function inTicks(units: number, tick: number): number {
  return Math.max(tick, Math.round(units / tick) * tick);
}
