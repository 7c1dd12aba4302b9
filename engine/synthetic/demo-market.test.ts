import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Candles } from '../market/candles';
import { isoDay } from '../time/day-text';
import { istMinute } from '../time/ist-time';
import { DEMO_INDEX, DEMO_STOCKS, DEMO_VIX, listDemoInstruments } from './demo-instruments';
import { DEMO_FIRST_DAY, type DemoSession, listDemoSessions } from './demo-session';
import { DEMO_SEED, findDemoInstrument, generateDemoCandles } from './generate-demo-candles';

const QUARTER = listDemoSessions(isoDay('2023-09-01'), isoDay('2023-12-05'));

function columnsOf(candles: Candles): readonly (Int32Array | Float64Array)[] {
  return [candles.minute, candles.open, candles.high, candles.low, candles.close, candles.volume, candles.openInterest];
}

function digestOf(all: readonly Candles[]): string {
  const hash = createHash('sha256');
  for (const candles of all) {
    hash.update(candles.instrument);
    for (const column of columnsOf(candles)) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest('hex');
}

function generateAll(sessions: readonly DemoSession[], seed: number): readonly Candles[] {
  return listDemoInstruments(sessions).map(({ id }) => generateDemoCandles(id, sessions, seed));
}

function rowsOfDay(candles: Candles, day: number): readonly number[][] {
  const rows: number[][] = [];
  for (const [row, minute] of candles.minute.entries()) {
    if (minute < istMinute(day, 0) || minute >= istMinute(day + 1, 0)) continue;
    rows.push(columnsOf(candles).map((column) => column.at(row) ?? Number.NaN));
  }
  return rows;
}

describe('the demo market', () => {
  const market = generateAll(QUARTER, DEMO_SEED);

  test('is the same to the bit on every machine and in every version that does not mean to change it', () => {
    expect(digestOf(market)).toBe('8af1972520efc12a09ecfe9b827346ba5eeab76abc664897df21424f06a95450');
  });

  test('is the same when made twice and another with another seed', () => {
    expect(digestOf(generateAll(QUARTER, DEMO_SEED))).toBe(digestOf(market));
    expect(digestOf(generateAll(QUARTER, DEMO_SEED + 1))).not.toBe(digestOf(market));
  });

  test('gives a day the same candles whatever range is asked for', () => {
    const day = isoDay('2023-10-18');
    const alone = QUARTER.filter((session) => session.day === day);
    for (const candles of market) {
      const rows = rowsOfDay(candles, day);
      const single = generateDemoCandles(candles.instrument, alone, DEMO_SEED);
      expect(rowsOfDay(single, day), candles.instrument).toEqual(rows);
      expect(single.count).toBe(rows.length);
    }
  });

  test('has a candle for each minute of each session of the instrument, in order', () => {
    for (const candles of market) {
      const days = new Set(Array.from(candles.minute, (minute) => Math.floor((minute + 330) / 1440)));
      const expected = QUARTER.filter(({ day }) => days.has(day)).flatMap(({ day, openMinute, closeMinute }) =>
        Array.from({ length: closeMinute - openMinute }, (_, index) => istMinute(day, openMinute + index)),
      );
      expect([...candles.minute], candles.instrument).toEqual(expected);
      expect(candles.count).toBe(expected.length);
    }
  });

  test('bounds open and close by low and high, on the tick grid, with a range in most minutes', () => {
    for (const candles of market) {
      const tick = findDemoInstrument(candles.instrument)?.tickUnits ?? Number.NaN;
      let still = 0;
      const faults: number[] = [];
      for (const [row, open] of candles.open.entries()) {
        const [high, low, close] = [candles.high.at(row) ?? 0, candles.low.at(row) ?? 0, candles.close.at(row) ?? 0];
        const isBounded = 0 < low && low <= Math.min(open, close) && Math.max(open, close) <= high;
        if (!isBounded || [open, high, low, close].some((units) => units % tick !== 0)) faults.push(row);
        if (high === low) still += 1;
      }
      expect(faults, candles.instrument).toEqual([]);
      expect(still / candles.count, candles.instrument).toBeLessThan(0.05);
    }
  });

  test('trades shares and futures in every minute, indices never', () => {
    for (const candles of market) {
      const instrument = findDemoInstrument(candles.instrument);
      const isIndex = instrument?.kind === 'index' || instrument?.kind === 'volatility-index';
      const lot = instrument?.kind === 'future' ? instrument.lotSize : 1;
      const isVolume = (units: number): boolean => (isIndex ? units === 0 : units > 0 && units % lot === 0);
      const isInterest = (units: number): boolean => (instrument?.kind === 'future' ? units > 0 && units % lot === 0 : Number.isNaN(units));
      expect(candles.volume.every(isVolume), candles.instrument).toBe(true);
      expect(candles.openInterest.every(isInterest), candles.instrument).toBe(true);
    }
  });

  test('names itself synthetic in every instrument', () => {
    for (const { id, name } of listDemoInstruments(QUARTER)) {
      expect(id).toMatch(/^DEMO:/);
      expect(name).toMatch(/\(synthetic\)$/);
    }
  });

  test('spreads its shares over prices, ticks and sectors, two of them in one sector', () => {
    expect(new Set(DEMO_STOCKS.map((stock) => stock.tickUnits)).size).toBe(4);
    expect(new Set(DEMO_STOCKS.map((stock) => stock.sector.label)).size).toBe(3);
  });
});

describe('a demo session', () => {
  test('that is short moves less and leaves the rest of the day to the next gap', () => {
    const [today, next] = [isoDay('2023-10-18'), isoDay('2023-10-19')];
    const regular = { openMinute: 555, closeMinute: 930 };
    const long = generateDemoCandles(
      DEMO_INDEX.id,
      [
        { day: today, ...regular },
        { day: next, ...regular },
      ],
      DEMO_SEED,
    );
    const short = generateDemoCandles(
      DEMO_INDEX.id,
      [
        { day: today, openMinute: 1095, closeMinute: 1155 },
        { day: next, ...regular },
      ],
      DEMO_SEED,
    );
    expect(short.count).toBe(60 + 375);
    expect(short.open[0]).toBe(long.open[0]);
    expect(short.open[60]).toBe(long.open[375]);
    expect(Math.abs((short.close[59] ?? 0) - (short.open[0] ?? 0))).toBeLessThan(Math.abs((long.close[374] ?? 0) - (long.open[0] ?? 0)));
  });

  test('may be halted: two sessions of one day are one day', () => {
    const day = isoDay('2024-03-02');
    const halves = [
      { day, openMinute: 555, closeMinute: 600 },
      { day, openMinute: 690, closeMinute: 750 },
    ];
    const candles = generateDemoCandles(DEMO_INDEX.id, halves, DEMO_SEED);
    const together = generateDemoCandles(DEMO_INDEX.id, [{ day, openMinute: 555, closeMinute: 660 }], DEMO_SEED);
    expect([...candles.close]).toEqual([...together.close]);
    expect(candles.minute[45]).toBe(istMinute(day, 690));
  });

  test('outside the years of the demo market, out of order, or of an instrument that it does not list, is refused', () => {
    const session = { day: DEMO_FIRST_DAY - 1, openMinute: 555, closeMinute: 930 };
    expect(() => generateDemoCandles(DEMO_INDEX.id, [session], 1)).toThrow('2015 to 2044');
    expect(() => generateDemoCandles(DEMO_INDEX.id, [...QUARTER].reverse(), 1)).toThrow('ascend');
    expect(() => generateDemoCandles('NSE:RELIANCE', QUARTER, 1)).toThrow('NSE:RELIANCE');
    expect(generateDemoCandles(DEMO_VIX.id, [], 1).count).toBe(0);
  });

  test('follows the calendar: weekdays less holidays, evening sessions at Diwali', () => {
    expect(QUARTER.some(({ day }) => day === isoDay('2023-10-02'))).toBe(false);
    expect(QUARTER.find(({ day }) => day === isoDay('2023-11-12'))).toMatchObject({ openMinute: 18 * 60 + 15, closeMinute: 19 * 60 + 15 });
    expect(QUARTER.find(({ day }) => day === isoDay('2023-09-01'))).toMatchObject({ openMinute: 555, closeMinute: 930 });
  });
});
