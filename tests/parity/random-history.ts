// Two instruments over three days of short sessions, with holes and stretches without volume: enough for every clock to turn.

import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import type { Candles } from '../../engine/market/candles';
import type { ContinuousWindow } from '../../engine/market/session-index';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';

const DAYS = 3;
const SESSION_MINUTES = 30;
const OPEN = 555;

export interface RandomHistory {
  readonly histories: readonly InstrumentHistory[];
  /** Opening of the second day. */
  readonly fromUs: number;
  /** Both instruments cut after so many minutes of trading. */
  readonly cutAfter: (minutes: number) => readonly InstrumentHistory[];
}

/** `priceSeed` draws prices, `seed` the days. */
export function twoInstruments(seed: number, priceSeed: number = seed): RandomHistory {
  const firstDay = firstDayOf(seed);
  const sessions = (day: number): readonly ContinuousWindow[] => {
    const open = istMinute(day, OPEN);
    return day >= firstDay && day < firstDay + DAYS ? [{ openMinute: open, closeMinute: open + SESSION_MINUTES }] : [];
  };
  const history = (cut: number): readonly InstrumentHistory[] =>
    ['NSE:ONE', 'NSE:TWO'].map((id, index) => ({ candles: randomCandles(id, priceSeed + index * 7_919, firstDay, cut), sessions }));
  return { histories: history(DAYS * SESSION_MINUTES), fromUs: istMinute(firstDay + 1, OPEN) * US_PER_MINUTE, cutAfter: history };
}

export interface RolledHistory {
  readonly histories: readonly InstrumentHistory[];
  /** What the first instrument is in turn; both trade on all days. */
  readonly contracts: readonly [InstrumentHistory, InstrumentHistory];
  /** Midnight before the second contract's first session. */
  readonly turnUs: number;
}

/** The first instrument is one contract for a day and another for two; `firstSeed` draws the prices of the first contract alone. */
export function rolledAndFixed(seed: number, firstSeed: number = seed): RolledHistory {
  const { histories } = twoInstruments(seed);
  const [second, fixed] = histories;
  const [first] = twoInstruments(seed, firstSeed + 13).histories;
  if (first === undefined || second === undefined || fixed === undefined) throw new Error('two instruments are two');
  const turnDay = firstDayOf(seed) + 1;
  const eras = [
    { contract: first, fromDay: Number.NEGATIVE_INFINITY, toDay: turnDay - 1 },
    { contract: second, fromDay: turnDay, toDay: Number.POSITIVE_INFINITY },
  ];
  return { histories: [{ ...second, eras }, fixed], contracts: [first, second], turnUs: istMinute(turnDay, 0) * US_PER_MINUTE };
}

function firstDayOf(seed: number): number {
  return 19_700 + (seed % 300);
}

function randomCandles(instrument: string, seed: number, firstDay: number, cut: number): Candles {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const minute: number[] = [];
  const open: number[] = [];
  const high: number[] = [];
  const low: number[] = [];
  const close: number[] = [];
  const volume: number[] = [];
  let price = 10_000 + draw(1_000) * 5;
  for (let at = 0; at < DAYS * SESSION_MINUTES; at++) {
    const start = price;
    price = Math.max(500, price + (draw(9) - 4) * 5);
    const above = draw(4) * 5;
    const below = draw(4) * 5;
    const traded = draw(6) === 0 ? 0 : draw(1_000);
    if (draw(25) === 0 || at >= cut) continue;
    minute.push(istMinute(firstDay + Math.floor(at / SESSION_MINUTES), OPEN + (at % SESSION_MINUTES)));
    open.push(start);
    close.push(price);
    high.push(Math.max(start, price) + above);
    low.push(Math.min(start, price) - below);
    volume.push(traded);
  }
  return {
    instrument,
    timeframe: '1m',
    priceScale: 100,
    count: minute.length,
    minute: Int32Array.from(minute),
    open: Int32Array.from(open),
    high: Int32Array.from(high),
    low: Int32Array.from(low),
    close: Int32Array.from(close),
    volume: Float64Array.from(volume),
    openInterest: new Float64Array(minute.length).fill(Number.NaN),
  };
}
