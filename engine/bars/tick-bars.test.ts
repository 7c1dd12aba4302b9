import { describe, expect, it } from 'vitest';
import { istMinute } from '../time/ist-time';
import { aggregateTicks } from './aggregate-ticks';
import { BarColumnWriter } from './bar-columns';
import type { SessionLookup } from './session-windows';
import { withOutsideWindows } from './session-windows';
import { TickBars } from './tick-bars';
import type { Ticks } from './ticks';

const DAY = 20_000;
const OPEN_MINUTE = istMinute(DAY, 555);
const OPEN_US = OPEN_MINUTE * 60_000_000;
const sessions: SessionLookup = (day) => [{ openMinute: istMinute(day, 555), closeMinute: istMinute(day, 930) }];

/** Rows are seconds after 09:15, price, running volume. */
function ticksOf(rows: readonly (readonly [number, number, number])[]): Ticks {
  return {
    instrument: 'NFO:TEST',
    priceScale: 100,
    count: rows.length,
    timeUs: Float64Array.from(rows, ([second]) => OPEN_US + Math.round(second * 1e6)),
    price: Int32Array.from(rows, ([, price]) => price),
    cumulativeVolume: Float64Array.from(rows, ([, , volume]) => volume),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
    bid: null,
    ask: null,
    receiveTimeOnly: false,
  };
}

describe('bars from ticks', () => {
  it('are half-open: a tick stamped at the minute belongs to the next bar', () => {
    const bars = aggregateTicks(
      ticksOf([
        [0, 100, 0],
        [59.999999, 110, 0],
        [60, 90, 0],
      ]),
      '1m',
      sessions,
    );
    expect([Array.from(bars.open), Array.from(bars.close)]).toEqual([
      [100, 90],
      [110, 90],
    ]);
  });

  it('take volume as the difference of the running total, from zero at the start of the day', () => {
    const bars = aggregateTicks(
      ticksOf([
        [1, 100, 500],
        [30, 100, 800],
        [61, 100, 800],
        [130, 100, 950],
        [86_401, 100, 70],
      ]),
      '1m',
      sessions,
    );
    expect(Array.from(bars.volume)).toEqual([800, 0, 150, 70]);
  });

  it('count the volume of before the open in no bar', () => {
    const bars = aggregateTicks(
      ticksOf([
        [-300, 100, 400],
        [1, 100, 500],
      ]),
      '1m',
      sessions,
    );
    expect([Array.from(bars.volume), bars.outsideTicks]).toEqual([[100], 1]);
  });

  it('do not count volume traded before the feed began, and flag that bar', () => {
    const bars = aggregateTicks(
      ticksOf([
        [100, 100, 5_000],
        [110, 100, 5_030],
        [121, 100, 5_100],
      ]),
      '1m',
      sessions,
    );
    expect([Array.from(bars.volume), Array.from(bars.partial)]).toEqual([
      [30, 70],
      [1, 0],
    ]);
  });

  it('add nothing when the running total steps back', () => {
    const bars = aggregateTicks(
      ticksOf([
        [0, 100, 900],
        [61, 100, 700],
        [121, 100, 950],
      ]),
      '1m',
      sessions,
    );
    expect(Array.from(bars.volume)).toEqual([900, 0, 50]);
  });

  it('place ticks by their own time while the bar waits, by arrival at equal times', () => {
    const bars = aggregateTicks(
      ticksOf([
        [5, 103, 0],
        [2, 101, 0],
        [59, 105, 0],
        [59, 106, 0],
        [61, 200, 0],
        [58, 90, 0],
      ]),
      '1m',
      sessions,
    );
    expect([bars.open[0], bars.high[0], bars.low[0], bars.close[0], bars.lateTicks]).toEqual([101, 106, 90, 106, 0]);
  });

  it('count what comes after the grace and leave the sealed bar as it was', () => {
    const bars = aggregateTicks(
      ticksOf([
        [1, 100, 0],
        [62, 200, 0],
        [59, 90, 0],
      ]),
      '1m',
      sessions,
    );
    expect([bars.low[0], bars.lateTicks]).toEqual([100, 1]);
  });

  it('are sealed by time alone, oldest first', () => {
    const writer = new BarColumnWriter(4, new Int32Array(0));
    const bars = new TickBars('1m', sessions, writer.sink, OPEN_US);
    bars.push(OPEN_US + 59e6, 100, Number.NaN, Number.NaN);
    bars.push(OPEN_US + 61e6, 101, Number.NaN, Number.NaN);
    bars.seal(OPEN_US + 60e6);
    const sealed = writer.finish();
    expect([sealed.count, sealed.close[0], sealed.sealMinute[0], sealed.partial[0]]).toEqual([1, 100, OPEN_MINUTE + 1, 0]);
  });

  it('outside trading never join a bar of the session', () => {
    const rows = ticksOf([
      [-30, 90, 0],
      [30, 100, 0],
      [375 * 60, 110, 0],
    ]);
    const bars = aggregateTicks(rows, '5m', withOutsideWindows(sessions));
    expect([Array.from(bars.open), bars.sealMinute[0]]).toEqual([[90, 100, 110], OPEN_MINUTE]);
    expect(aggregateTicks(rows, '5m', sessions).outsideTicks).toBe(2);
  });
});
