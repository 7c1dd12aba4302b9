// The summary columns of one expiry in one session: the measures of the chain at each minute in which any contract has a bar. Made once, when the
// chain is stored or modelled; what the measures mean is said by the files that they come from.
import type { ChainSummary, OptionCandles } from '../market/chain-history';
import { OPTION_PRICE_SCALE } from '../market/option-contract';
import { impliedVolatility } from '../options/implied-volatility';
import { YEAR_US } from '../options/years-to-expiry';
import { atmStrike } from './atm-strike';
import { ChainCursor } from './chain-cursor';
import { chainTotal } from './chain-total';
import { maxPain } from './max-pain';
import { openInterestWalls } from './open-interest-walls';
import type { ChainStrike, OptionChain } from './option-chain';
import { type PriceBasis, quotePrice } from './quote-price';
import { straddlePremium } from './straddle-premium';
import { syntheticForward } from './synthetic-forward';

/** Nothing is discounted: over the lives that trade, a rate moves the volatility at the money in its third digit, and no table of rates is needed. */
const RATE = 0;
const NO_GROWTH = 1;
/** Quotes where both sides are there, trades else. */
const BASIS: PriceBasis = 'mid';

export const SUMMARY_COLUMNS = [
  'forward',
  'atmStrike',
  'straddlePremium',
  'atmVolatility',
  'callOpenInterest',
  'putOpenInterest',
  'callVolume',
  'putVolume',
  'maxPain',
  'callWall',
  'putWall',
] as const satisfies readonly (keyof ChainSummary)[];
type MeasureColumn = (typeof SUMMARY_COLUMNS)[number];
type Measures = Readonly<Record<MeasureColumn, number>>;

/** `expiryUs`: when the options end. `sealUs`: when the bar that opened at a minute is known. */
export interface SummaryTimes {
  readonly expiryUs: number;
  readonly sealUs: (minute: number) => number;
}

/** `candles`: of one expiry, in the order of its contracts. */
export function summariseChain(candles: readonly OptionCandles[], { expiryUs, sealUs }: SummaryTimes): ChainSummary {
  const minute = minutesOf(candles);
  const modelled = new Uint8Array(minute.length);
  const columns = Object.fromEntries(SUMMARY_COLUMNS.map((name) => [name, new Float64Array(minute.length)])) as Record<
    MeasureColumn,
    Float64Array
  >;
  const byContract = new Map(candles.map((each) => [each.contract, each]));
  const cursor = new ChainCursor([...byContract.keys()], (contract) => byContract.get(contract) ?? null);
  for (const [row, at] of minute.entries()) {
    cursor.moveTo(at);
    const years = Math.max(0, expiryUs - sealUs(at)) / YEAR_US;
    const measures = measure(cursor.chain, years);
    for (const name of SUMMARY_COLUMNS) columns[name][row] = measures[name];
    modelled[row] = cursor.isModelled ? 1 : 0;
  }
  return { count: minute.length, minute, ...columns, modelled };
}

function minutesOf(candles: readonly OptionCandles[]): Int32Array {
  const minutes = new Set<number>();
  for (const { minute } of candles) for (const at of minute) minutes.add(at);
  return Int32Array.from(minutes).sort();
}

function measure(chain: OptionChain, years: number): Measures {
  const forward = syntheticForward(chain, BASIS, NO_GROWTH);
  const atm = forward === null ? null : atmStrike(chain, forward);
  const pain = maxPain(chain, forward ?? 0);
  const { calls, puts } = openInterestWalls(chain, 1);
  return {
    forward: units(forward),
    atmStrike: units(atm?.strike ?? null),
    straddlePremium: units(atm === null ? null : straddlePremium(atm, BASIS)),
    atmVolatility: atm === null || forward === null ? Number.NaN : volatilityAt(atm, forward, years),
    callOpenInterest: chainTotal(chain, 'call', 'openInterest') ?? Number.NaN,
    putOpenInterest: chainTotal(chain, 'put', 'openInterest') ?? Number.NaN,
    callVolume: chainTotal(chain, 'call', 'volume') ?? Number.NaN,
    putVolume: chainTotal(chain, 'put', 'volume') ?? Number.NaN,
    maxPain: units(pain),
    callWall: units(calls[0]?.strike ?? null),
    putWall: units(puts[0]?.strike ?? null),
  };
}

/** Of rupees, to the tenth of a unit: parity sums leave dust behind the digits that prices have. */
function units(rupees: number | null): number {
  return rupees === null ? Number.NaN : Math.round(rupees * OPTION_PRICE_SCALE * 10) / 10;
}

/** Mean of call and put, or of the one that has a volatility. */
function volatilityAt({ strike, call, put }: ChainStrike, forward: number, years: number): number {
  const found = [
    impliedVolatility({ model: 'black-76', right: 'call', forward, strike, years, rate: RATE }, quotePrice(call, BASIS) ?? Number.NaN),
    impliedVolatility({ model: 'black-76', right: 'put', forward, strike, years, rate: RATE }, quotePrice(put, BASIS) ?? Number.NaN),
  ].flatMap(({ volatility }) => volatility ?? []);
  return found.reduce((sum, each) => sum + each, 0) / found.length;
}
