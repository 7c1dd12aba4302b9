// A market at random for any program: seven sessions of minutes of each instrument that it names, across the expiry of a future and of options, with
// holes and minutes without volume. Made from a seed, and once for each.
import type { Program, ProgramInstrument } from '../dsl/ir/program';
import { invariant } from '../dsl/types/invariant';
import type { Candles } from '../engine/market/candles';
import type { BacktestInstrument } from '../engine/run/backtest-instrument';
import { rolledInstrument } from '../engine/run/rolled-instrument';
import type { RunChain } from '../engine/run/run-chain';
import { isoDay } from '../engine/time/day-text';
import { istMinute, US_PER_MINUTE } from '../engine/time/ist-time';
import { findInstrumentOfId } from '../server/backtests/instrument-of-id';
import { listOptionByRule } from '../server/backtests/option-listing';
import { findDerivativesOf } from '../server/market-data/contract-symbol';
import { findTradingCalendar } from '../server/market-data/trading-calendar';
import { randomChainHistory } from './random-chains';
import { createRandom } from './random-graph';

const FIRST_DAY = isoDay('2025-01-23');
const LAST_DAY = isoDay('2025-02-03');
const DECISION_DAY = isoDay('2025-01-29');
const MONTHS = ['25JAN', '25FEB', '25MAR', '25APR'];
/** Four weekly expiries, of which two are their month's last. */
const EXPIRIES = [
  { day: isoDay('2025-01-23'), cycle: 'weekly' },
  { day: isoDay('2025-01-30'), cycle: 'monthly' },
  { day: isoDay('2025-02-06'), cycle: 'weekly' },
  { day: isoDay('2025-02-13'), cycle: 'weekly' },
  { day: isoDay('2025-02-27'), cycle: 'monthly' },
] as const;
const STRIKE_STEP = 2_000;
const STRIKES_EACH_SIDE = 6;
const LOT = 75;
const SCALE = 100;
const TICK = 5;

export const DECISIONS = {
  fromUs: istMinute(DECISION_DAY, 0) * US_PER_MINUTE,
  toUs: istMinute(LAST_DAY + 1, 0) * US_PER_MINUTE,
} as const;

const made = new Map<string, BacktestInstrument>();
const madeChains = new Map<string, RunChain>();

export function randomHistory(instrument: ProgramInstrument, seed: number): BacktestInstrument {
  if (instrument.kind === 'fixed') return contract(instrument.id, seed);
  if (instrument.kind === 'option') return listOptionByRule(instrument);
  const listed = MONTHS.map((month) => {
    const found = contract(`NFO:NIFTY${month}FUT`, seed);
    invariant(found.instrument.kind === 'future', 'a contract month names a future');
    return { expiryDay: found.instrument.expiryDay, contract: found };
  });
  return rolledInstrument(listed, instrument);
}

/** The chains of a program, each on the underlying that it names. */
export function randomChains({ chains = [], instruments }: Program, seed: number): readonly RunChain[] {
  return chains.map(({ underlying }) => {
    const listed = instruments[underlying];
    invariant(listed?.kind === 'fixed', 'a chain is of a fixed instrument');
    return chainOf(listed.id, seed);
  });
}

function chainOf(id: string, seed: number): RunChain {
  const key = `${id} ${seed}`;
  const known = madeChains.get(key);
  if (known !== undefined) return known;
  const sessions = findTradingCalendar('NFO:NIFTY25JANFUT')?.sessions;
  invariant(sessions !== undefined, 'derivatives have a calendar');
  const { candles } = contract(id, seed);
  const underlying = findDerivativesOf(id)?.underlying;
  invariant(underlying !== undefined, `options on ${id} are listed`);
  const history = randomChainHistory({
    underlying,
    candles,
    sessions,
    expiries: EXPIRIES,
    seed,
    strikeStep: STRIKE_STEP,
    strikesEachSide: STRIKES_EACH_SIDE,
  });
  const chain = { history, sessions, terms: { lot: LOT, tick: TICK, freezeQuantity: 0 } };
  madeChains.set(key, chain);
  return chain;
}

function contract(id: string, seed: number): BacktestInstrument {
  const key = `${id} ${seed}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const instrument = findInstrumentOfId(id, SCALE);
  const calendar = findTradingCalendar(id);
  invariant(instrument !== null && calendar !== null, `${id} trades`);
  const candles = randomCandles(id, seed, calendar.sessions, instrument.kind === 'future' ? instrument.expiryDay : LAST_DAY);
  const history = { candles, sessions: calendar.sessions, instrument, hasVolume: instrument.kind !== 'index', terms: null, dataHash: key };
  made.set(key, history);
  return history;
}

function randomCandles(id: string, seed: number, sessions: BacktestInstrument['sessions'], lastDay: number): Candles {
  const random = createRandom(Array.from(id).reduce((mixed, letter) => Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0), seed));
  const below = (count: number): number => Math.floor(random() * count);
  const bars: { minute: number; open: number; high: number; low: number; close: number; volume: number }[] = [];
  let price = 100_000 + below(1_000) * TICK;
  for (let day = FIRST_DAY; day <= Math.min(lastDay, LAST_DAY); day++) {
    price += (below(401) - 200) * TICK;
    for (const { openMinute, closeMinute } of sessions(day)) {
      for (let minute = openMinute; minute < closeMinute; minute++) {
        const open = price;
        price = Math.max(20_000, price + (below(81) - 40) * TICK);
        const [high, low] = [Math.max(open, price) + below(20) * TICK, Math.min(open, price) - below(20) * TICK];
        if (random() >= 0.02) bars.push({ minute, open, high, low, close: price, volume: random() < 0.05 ? 0 : below(900_000) });
      }
    }
  }
  const column = (name: 'minute' | 'open' | 'high' | 'low' | 'close'): Int32Array => Int32Array.from(bars, (bar) => bar[name]);
  return {
    instrument: id,
    timeframe: '1m',
    priceScale: SCALE,
    count: bars.length,
    minute: column('minute'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: Float64Array.from(bars, (bar) => bar.volume),
    openInterest: new Float64Array(bars.length).fill(Number.NaN),
  };
}
