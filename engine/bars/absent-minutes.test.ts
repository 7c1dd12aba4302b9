import { describe, expect, it } from 'vitest';
import type { Candles } from '../market/candles';
import { findAbsentMinutes, withEmptyBars } from './absent-minutes';
import type { SessionLookup } from './session-windows';

const sessions: SessionLookup = (day) => (day === 0 ? [{ openMinute: 100, closeMinute: 106 }] : []);

function series(minutes: readonly number[]): Candles {
  const prices = Int32Array.from(minutes, (minute) => minute * 10);
  return {
    instrument: 'NFO:TEST',
    timeframe: '1m',
    priceScale: 100,
    count: minutes.length,
    minute: Int32Array.from(minutes),
    open: prices,
    high: prices.map((price) => price + 3),
    low: prices.map((price) => price - 2),
    close: prices.map((price) => price + 1),
    volume: new Float64Array(minutes.length).fill(5),
    openInterest: new Float64Array(minutes.length).fill(70),
  };
}

const rule = { isIndex: false, isTradable: () => true, peers: [series([100, 102, 103]), series([101])] };

describe('an absent minute', () => {
  it('is empty where another instrument of the segment has it, else a gap', () => {
    const absent = findAbsentMinutes(series([100, 101, 105]), sessions, rule);
    expect([Array.from(absent.empty), Array.from(absent.gap)]).toEqual([[102, 103], [104]]);
  });

  it('is a gap for an index, for an instrument that could not trade, and before the first row', () => {
    expect(Array.from(findAbsentMinutes(series([100, 105]), sessions, { ...rule, isIndex: true }).gap)).toEqual([101, 102, 103, 104]);
    expect(Array.from(findAbsentMinutes(series([100, 105]), sessions, { ...rule, isTradable: (minute) => minute !== 102 }).gap)).toEqual([
      102, 104,
    ]);
    expect(Array.from(findAbsentMinutes(series([102, 103, 104, 105]), sessions, rule).gap)).toEqual([100, 101]);
  });

  it('becomes a bar at the carried close without volume when it is empty', () => {
    const filled = withEmptyBars(series([100, 101, 105]), Int32Array.of(102, 103));
    expect(Array.from(filled.minute)).toEqual([100, 101, 102, 103, 105]);
    expect([filled.open[3], filled.high[3], filled.low[3], filled.close[3], filled.volume[3], filled.openInterest[3]]).toEqual([
      1011, 1011, 1011, 1011, 0, 70,
    ]);
    expect([filled.open[4], filled.high[4], filled.volume[4]]).toEqual([1050, 1053, 5]);
  });
});
