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

export function twoInstruments(seed: number): RandomHistory {
  const firstDay = 19_700 + (seed % 300);
  const sessions = (day: number): readonly ContinuousWindow[] => {
    const open = istMinute(day, OPEN);
    return day >= firstDay && day < firstDay + DAYS ? [{ openMinute: open, closeMinute: open + SESSION_MINUTES }] : [];
  };
  const history = (cut: number): readonly InstrumentHistory[] =>
    ['NSE:ONE', 'NSE:TWO'].map((id, index) => ({ candles: randomCandles(id, seed + index * 7_919, firstDay, cut), sessions }));
  return { histories: history(DAYS * SESSION_MINUTES), fromUs: istMinute(firstDay + 1, OPEN) * US_PER_MINUTE, cutAfter: history };
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
  const column = (values: readonly number[]): Int32Array => Int32Array.from(values);
  return {
    instrument,
    timeframe: '1m',
    priceScale: 100,
    count: minute.length,
    minute: column(minute),
    open: column(open),
    high: column(high),
    low: column(low),
    close: column(close),
    volume: Float64Array.from(volume),
    openInterest: new Float64Array(minute.length).fill(Number.NaN),
  };
}
