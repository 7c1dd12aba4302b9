import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../engine/time/day-text';
import { istMinute, timeOfMinute } from '../../../engine/time/ist-time';
import type { TickRows } from '../importing/tick-rows';
import { TickRowsBuilder } from '../importing/tick-rows';
import { findTradingCalendar } from '../trading-calendar';
import { checkTicks } from './check-ticks';

const OPEN_US = timeOfMinute(istMinute(isoDay('2025-11-17'), 555));

type Row = readonly [second: number, price: number, volume: number, bid?: number, ask?: number];

function rowsOf(rows: readonly Row[]): TickRows {
  const builder = new TickRowsBuilder();
  rows.forEach(([second, price, volume, bid = 0, ask = 0], at) =>
    builder.add(at + 2, OPEN_US + second * 1e6, price, volume, Number.NaN, bid, ask),
  );
  return builder.finish();
}

function check(rows: readonly Row[]) {
  const findings = checkTicks(rowsOf(rows), findTradingCalendar('NFO:X25NOVFUT'));
  return { findings, counts: Object.fromEntries(findings.map(({ code, count }) => [code, count])) };
}

describe('the quality report of a recording', () => {
  it('is empty for ticks in order', () => {
    expect(
      check([
        [1, 100, 5],
        [1, 101, 5],
        [2, 100, 9],
      ]).findings,
    ).toEqual([]);
  });

  it('counts repeats, steps back in time and in volume, and says how far back', () => {
    const { findings, counts } = check([
      [1, 100, 5],
      [20, 101, 9],
      [1, 100, 5],
      [3, 99, 7],
      [21, 101, 9],
    ]);
    expect(counts).toEqual({ 'exact-duplicates': 1, disorder: 2, 'volume-steps-back': 2 });
    expect(findings.find(({ code }) => code === 'disorder')?.text).toBe(
      '2 ticks (40.0 %) older than a tick before them, by up to 19.000 s',
    );
    expect(findings.every(({ level }) => level === 'warning')).toBe(true);
  });

  it('takes a tick that says more than another for no repeat of it', () => {
    const builder = new TickRowsBuilder();
    for (const openInterest of [Number.NaN, 700, Number.NaN, 700]) builder.add(2, OPEN_US, 100, 5, openInterest, 0, 0);
    expect(checkTicks(builder.finish(), null).map(({ code, count }) => [code, count])).toEqual([['exact-duplicates', 2]]);
  });

  it('tells ticks outside trading, silences inside it, crossed quotes and prices that are none', () => {
    const { counts, findings } = check([
      [-30, 100, 0],
      [0, 100, 0, 99, 101],
      [100, 0, 0, 102, 101],
      [400, 100, 0],
    ]);
    expect(counts).toEqual({ 'nonpositive-price': 1, 'crossed-quote': 1, 'outside-trading': 1, silences: 2 });
    expect(findings.find(({ code }) => code === 'silences')?.examples[1]).toBe('row 4: 2025-11-17T09:16:40+05:30, then 300 s of nothing');
  });
});
