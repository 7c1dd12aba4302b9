// One-minute bars of a random walk, the same for every contestant: whole paise on a tick of 5, 375 minutes from 09:15 on each weekday.
// Seeded; never a model of a market.
import type { SessionLookup } from '../../engine/bars/session-windows';
import type { Candles } from '../../engine/market/candles';
import { isoDay } from '../../engine/time/day-text';
import { istMinute } from '../../engine/time/ist-time';
import { createRandom } from './seeded-random';

export const YEAR_BARS = 93_750;
export const SYMBOL = 'NSE:WALK';
const SEED = 20_240_101;
const FIRST_DAY = isoDay('2024-01-01');
const OPEN = 9 * 60 + 15;
const SESSION_MINUTES = 375;
const TICK_PAISE = 5;
const START_PAISE = 250_000;
/** About 0.02 % of the price: what a liquid share moves in a minute. */
const STEP_TICKS = 20;

export interface WalkMarket {
  readonly candles: Candles;
  readonly sessions: SessionLookup;
}

export function walkMarket(count: number, seed: number = SEED): WalkMarket {
  return {
    candles: walkBars(count, seed),
    sessions: (day) => [{ openMinute: istMinute(day, OPEN), closeMinute: istMinute(day, OPEN + SESSION_MINUTES) }],
  };
}

function walkBars(count: number, seed: number): Candles {
  const random = createRandom(seed);
  const [minute, open, high, low, close] = Array.from({ length: 5 }, () => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const volume = new Float64Array(count);
  let price = START_PAISE;
  for (let row = 0; row < count; row += 1) {
    const session = Math.floor(row / SESSION_MINUTES);
    minute[row] = istMinute(weekday(session), OPEN + (row % SESSION_MINUTES));
    open[row] = price;
    const next = Math.max(START_PAISE / 5, price + Math.round((random() - 0.5) * 2 * STEP_TICKS) * TICK_PAISE);
    high[row] = Math.max(price, next) + Math.floor(random() * 8) * TICK_PAISE;
    low[row] = Math.min(price, next) - Math.floor(random() * 8) * TICK_PAISE;
    close[row] = next;
    volume[row] = 1_000 + Math.floor(random() * 50_000);
    price = next;
  }
  return {
    instrument: SYMBOL,
    timeframe: '1m',
    priceScale: 100,
    count,
    minute,
    open,
    high,
    low,
    close,
    volume,
    openInterest: new Float64Array(count).fill(Number.NaN),
  };
}

/** The first day is a Monday. */
function weekday(session: number): number {
  return FIRST_DAY + Math.floor(session / 5) * 7 + (session % 5);
}
