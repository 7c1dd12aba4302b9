// What the risk desk is told of a market, worked out by hand: never a close that has not sealed, never a day that is not over.
import { describe, expect, it } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { ewmaDeviation } from '../margin/ewma-deviation';
import type { Candles } from '../market/candles';
import { equity, future, type Instrument, index } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { istMinute, timeOfMinute } from '../time/ist-time';
import type { BacktestInstrument } from './backtest-instrument';
import { DailyMoves } from './daily-moves';
import { sealedCloseAt } from './last-close';
import { sceneRequest } from './option-scene';
import { RunClock } from './run-clock';
import { RunMarket } from './run-market';

const DAY = isoDay('2025-01-06');
const OPEN = 555;

type Bar = readonly [day: number, minuteOfDay: number, close: number];

function history(instrument: Instrument, bars: readonly Bar[], timeframe: Candles['timeframe'] = '1m'): BacktestInstrument {
  const prices = Int32Array.from(bars, ([, , close]) => close * 100);
  const candles: Candles = {
    instrument: instrument.id,
    timeframe,
    priceScale: 100,
    count: bars.length,
    minute: Int32Array.from(bars, ([day, minute]) => istMinute(DAY + day, minute)),
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: new Float64Array(bars.length),
    openInterest: new Float64Array(bars.length),
  };
  return { candles, instrument, sessions: () => [], hasVolume: true, terms: null, dataHash: instrument.id };
}

const SHARE = equity('NSE:RELIANCE', true);

describe('the price of an underlying', () => {
  const bars: readonly Bar[] = [
    [0, OPEN, 100],
    [0, OPEN + 5, 101],
    [0, OPEN + 10, 102],
  ];
  const closeAt = (timeframe: Candles['timeframe'], minute: number, day = 0): number | null =>
    sealedCloseAt(history(SHARE, bars, timeframe), istMinute(DAY + day, minute));

  it('is the close of the last bar that has sealed, in rupees', () => {
    expect([OPEN, OPEN + 1, OPEN + 5, OPEN + 6].map((minute) => closeAt('1m', minute))).toEqual([null, 100, 100, 101]);
    expect([OPEN + 4, OPEN + 5, OPEN + 9, OPEN + 10].map((minute) => closeAt('5m', minute))).toEqual([null, 100, 100, 101]);
  });

  it('of daily bars is that of the day before, all day long', () => {
    expect([closeAt('1d', 929), closeAt('1d', OPEN, 1)]).toEqual([null, 102]);
  });
});

describe('how far it moves in a day', () => {
  /** Closes 100, 101, 100, 101 …; each day has a bar before its close that stands elsewhere. */
  const calm = Array.from({ length: 40 }, (_, day): readonly Bar[] => [
    [day, OPEN, 500],
    [day, 900, 100 + (day % 2)],
  ]).flat();
  const closesBefore = (day: number): readonly number[] => Array.from({ length: day }, (_, each) => 100 + (each % 2));

  it('is told by the closes of the days before, and of twenty at least', () => {
    const moves = new DailyMoves(history(SHARE, calm));
    expect(moves.deviationOn('RELIANCE', DAY + 19)).toBeNull();
    expect(moves.deviationOn('RELIANCE', DAY + 20)).toBe(ewmaDeviation(closesBefore(20), 0.995));
    expect(moves.deviationOn('RELIANCE', DAY + 35)).toBe(ewmaDeviation(closesBefore(35), 0.995));
  });

  it('takes a split for no move', () => {
    const halved = calm.map(([day, minute, close]): Bar => [day, minute, day < 30 ? 2 * close : close]);
    const actions = [{ kind: 'split', exDay: DAY + 30, numerator: 2, denominator: 1 }] as const;
    const moves = new DailyMoves({ ...history(SHARE, halved), actions });
    expect(moves.deviationOn('RELIANCE', DAY + 35)).toBe(ewmaDeviation(closesBefore(35), 0.995));
  });

  it('is not told by weeks', () => {
    expect(new DailyMoves(history(SHARE, calm, '1w')).deviationOn('RELIANCE', DAY + 35)).toBeNull();
  });
});

describe('an underlying', () => {
  const bar: readonly Bar[] = [[0, OPEN, 100]];
  const clock = new RunClock();
  clock.nowUs = timeOfMinute(istMinute(DAY, OPEN + 1));
  const request = sceneRequest({ strikes: [100], minutes: 5, days: 1, spot: () => 100, price: () => 1 }, []);
  const market = (instruments: readonly BacktestInstrument[], program: Program = { ...request.program, chains: [] }): RunMarket =>
    new RunMarket({ program, instruments, chains: program.chains?.length === 0 ? [] : (request.chains ?? []), priceOf: () => 1, clock });

  it('is the instrument under a chain of the program', () => {
    const found = market([history(index('NSE:SOMETHING ELSE'), bar)], request.program).findUnderlying('INDEX');
    expect(found).toEqual({ name: 'INDEX', spot: 100, dailyDeviation: null });
  });

  it('is else the share of its name, else a future on it, else not known', () => {
    const dear = history(future('NFO:RELIANCE25JANFUT', 'RELIANCE', DAY + 20), [[0, OPEN, 105]]);
    expect(market([dear, history(SHARE, bar)]).findUnderlying('RELIANCE')?.spot).toBe(100);
    expect(market([dear]).findUnderlying('RELIANCE')?.spot).toBe(105);
    expect(market([dear]).findUnderlying('INFY')).toBeNull();
  });

  it('without a sealed bar is not known', () => {
    expect(market([history(SHARE, [[0, OPEN + 1, 100]])]).findUnderlying('RELIANCE')).toBeNull();
  });
});
