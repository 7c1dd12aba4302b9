// Bars of one modelled contract: Black-76 at the forward's open, high, low and close, with the smile's volatility, in whole ticks.
import { readRow } from '../bars/read-column';
import type { OptionCandles } from '../market/chain-history';
import { OPTION_PRICE_SCALE, type OptionContract, optionId } from '../market/option-contract';
import { log } from '../number/log';
import type { SessionTerms } from './session-terms';
import { ownDeviation, type StrikeValues, timeValue } from './strike-values';
import type { VolatilitySurfaceRow } from './tables/volatility-surfaces';

/** A bar for each minute of the underlying; no volume, for nobody traded, and no open interest. `values`: of the contract's strike. */
export function priceContract(contract: OptionContract, terms: SessionTerms, values: StrikeValues, tick: number): OptionCandles {
  const { count } = terms;
  const open = new Int32Array(count);
  const high = new Int32Array(count);
  const low = new Int32Array(count);
  const close = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const first = intrinsic(contract, readRow(terms.open, row)) + readRow(values.open, row);
    const last = intrinsic(contract, readRow(terms.close, row)) + readRow(values.close, row);
    const top = intrinsic(contract, readRow(terms.high, row)) + readRow(values.high, row);
    const bottom = intrinsic(contract, readRow(terms.low, row)) + readRow(values.low, row);
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
export function premium(contract: OptionContract, forward: number, deviation: number, surface: VolatilitySurfaceRow): number {
  const moneyness = log(forward) - log(contract.strike);
  return intrinsic(contract, forward) + timeValue(forward, contract.strike, moneyness, ownDeviation(deviation, moneyness, surface));
}

/** To the nearest tick, never below one: the exchange takes no lower price. */
export function inTicks(units: number, tick: number): number {
  return Math.max(tick, Math.round(units / tick) * tick);
}

function intrinsic({ right, strike }: OptionContract, forward: number): number {
  const gain = right === 'call' ? forward - strike : strike - forward;
  return gain > 0 ? gain : 0;
}
