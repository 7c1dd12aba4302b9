// The trading in one option of the demo market: prices that wobble around the model, quotes on both sides, volume, and open interest that gathers
// at round strikes, calls above the market and puts below. By counter like all of the demo market: the same bars whatever was asked before.
import { readRow } from '../bars/read-column';
import { inTicks } from '../chain-model/price-contract';
import type { SessionTerms } from '../chain-model/session-terms';
import { istDayOf } from '../market/candles';
import type { OptionCandles } from '../market/chain-history';
import { type RandomKey, randomKey, randomUniform } from '../number/counter-random';
import { log } from '../number/log';
import { drawRoughNormal } from './demo-draws';

export const DEMO_OPTION_LOT = 75;
export const DEMO_OPTION_TICK = 5;
/** Price units between the strikes at which interest gathers. */
const ROUND_STRIKE = 50_000;
const ROUND_FACTOR = 2.2;
/** Of a strike at the middle of its side, in a week of its own, in units. */
const OPEN_INTEREST = 4_000_000;
const MINUTE_VOLUME = 90_000;
/** Standard deviations out of the money at which a side's interest is greatest. */
const SIDE_CENTRE = 0.9;
/** Share of the premium between bid and ask, and how much wider it grows with each standard deviation. */
const SPREAD = 0.004;
const SPREAD_GROWTH = 0.6;
/** Of the half-spread: how far trades stray from the model. */
const WOBBLE = 0.35;
/** Share of the day's open interest that stands at its open. */
const MORNING_SHARE = 0.93;

/** Changes the columns that it is given: they are the contract's own, fresh from the model. */
export function tradeDemoOption(priced: OptionCandles, terms: SessionTerms, seed: number): OptionCandles {
  const { count, contract } = priced;
  const [first] = priced.minute;
  if (first === undefined) return priced;
  const day = istDayOf(first);
  const key = randomKey(seed, priced.instrument, day);
  const deviations = (log(contract.strike) - readRow(terms.logOpen, 0)) / Math.max(1e-4, readRow(terms.deviationAtOpen, 0));
  const quoted = wobble(priced, key, deviations);
  const level = interestOf(priced, seed, deviations, contract.expiryDay - day);
  const { volume, openInterest } = priced;
  for (let row = 0; row < count; row += 1) {
    const activity = (MINUTE_VOLUME / (1 + 2 * deviations * deviations)) * level * 2 * randomUniform(key, 2 * row + 1);
    volume[row] = inLots(activity);
    openInterest[row] = inLots(OPEN_INTEREST * level * (MORNING_SHARE + ((1 - MORNING_SHARE) * (row + 1)) / count));
  }
  return quoted;
}

/** Trades stray by part of the half-spread; quotes stand around the last of them. */
function wobble(priced: OptionCandles, key: RandomKey, deviations: number): OptionCandles {
  const { count, open, high, low, close } = priced;
  const bid = new Int32Array(count);
  const ask = new Int32Array(count);
  const width = (SPREAD * (1 + SPREAD_GROWTH * Math.min(4, Math.abs(deviations)))) / 2;
  let before = 0;
  for (let row = 0; row < count; row += 1) {
    const fair = readRow(close, row);
    const half = Math.max(DEMO_OPTION_TICK, width * fair);
    const stray = WOBBLE * half * drawRoughNormal(key, 2 * row);
    const first = inTicks(readRow(open, row) + before, DEMO_OPTION_TICK);
    const last = inTicks(fair + stray, DEMO_OPTION_TICK);
    open[row] = first;
    close[row] = last;
    high[row] = Math.max(readRow(high, row), first, last);
    low[row] = Math.min(readRow(low, row), first, last);
    ask[row] = inTicks(last + half, DEMO_OPTION_TICK);
    // Nobody bids for what is worth a tick.
    bid[row] = last <= DEMO_OPTION_TICK ? 0 : inTicks(last - half, DEMO_OPTION_TICK);
    before = stray;
  }
  return { ...priced, bid, ask };
}

/** Of a contract on a day, 1 at the middle of its side: by how far out it is, whether its strike is round, how near the expiry, and chance. */
function interestOf({ contract, instrument }: OptionCandles, seed: number, deviations: number, daysLeft: number): number {
  const out = contract.right === 'call' ? deviations : -deviations;
  const distance = out - SIDE_CENTRE;
  const shape = 1 / (1 + distance * distance) / (out < -1 ? 4 : 1);
  const round = contract.strike % ROUND_STRIKE === 0 ? ROUND_FACTOR : 1;
  const near = 1 / (1 + Math.max(0, daysLeft) / 10);
  const chance = 0.6 + 0.8 * randomUniform(randomKey(seed, instrument), 0);
  return shape * round * near * chance;
}

function inLots(units: number): number {
  return Math.round(units / DEMO_OPTION_LOT) * DEMO_OPTION_LOT;
}
