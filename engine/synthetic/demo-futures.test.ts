import { describe, expect, test } from 'vitest';
import { istDayOf } from '../market/candles';
import { formatDay, isoDay } from '../time/day-text';
import { findDemoFuture, listDemoFutures, tradesOn } from './demo-futures';
import { DEMO_INDEX } from './demo-instruments';
import { listDemoSessions } from './demo-session';
import { rollShare } from './future-tape';
import { DEMO_SEED, generateDemoCandles } from './generate-demo-candles';

const SESSIONS = listDemoSessions(isoDay('2023-09-01'), isoDay('2024-01-10'));

describe('demo futures', () => {
  test('are named by year and month and nothing else is', () => {
    expect(findDemoFuture('DEMO:INDEX25JANFUT')).toMatchObject({ id: 'DEMO:INDEX25JANFUT', kind: 'future' });
    for (const id of ['DEMO:INDEX25XYZFUT', 'DEMO:INDEX2025JANFUT', 'NFO:NIFTY25JANFUT', 'DEMO:INDEX'])
      expect(findDemoFuture(id)).toBeNull();
  });

  test('expire on the last Tuesday of the month, or the trading day before it', () => {
    expect(formatDay(findDemoFuture('DEMO:INDEX23NOVFUT')?.expiryDay ?? 0)).toBe('2023-11-28');
    // 24 October 2023 was Dussehra's Tuesday but not the last; 26 December 2023 is.
    expect(formatDay(findDemoFuture('DEMO:INDEX23DECFUT')?.expiryDay ?? 0)).toBe('2023-12-26');
    // 31 October 2024 was a Thursday; 29 the last Tuesday. 25 March 2025 likewise.
    expect(formatDay(findDemoFuture('DEMO:INDEX24OCTFUT')?.expiryDay ?? 0)).toBe('2024-10-29');
    // 26 January 2027 is a Tuesday and Republic Day: Monday it is.
    expect(formatDay(findDemoFuture('DEMO:INDEX27JANFUT')?.expiryDay ?? 0)).toBe('2027-01-25');
  });

  test('trade two at a time, the next month taking over the day after expiry', () => {
    const contracts = listDemoFutures(SESSIONS);
    for (const { day } of SESSIONS)
      expect(
        contracts.filter((contract) => tradesOn(contract, day)),
        formatDay(day),
      ).toHaveLength(2);
    expect(contracts.map(({ id }) => id.slice(10, 15))).toEqual(['23SEP', '23OCT', '23NOV', '23DEC', '24JAN', '24FEB']);
  });

  test('have candles on their own days alone', () => {
    const contract = findDemoFuture('DEMO:INDEX23NOVFUT');
    const candles = generateDemoCandles('DEMO:INDEX23NOVFUT', SESSIONS, DEMO_SEED);
    expect(formatDay(istDayOf(candles.minute.at(0) ?? 0))).toBe('2023-09-27');
    expect(istDayOf(candles.minute.at(-1) ?? 0)).toBe(contract?.expiryDay);
  });

  test('stand above the index by a basis that decays to nothing at the close of expiry', () => {
    const future = generateDemoCandles('DEMO:INDEX23NOVFUT', SESSIONS, DEMO_SEED);
    const index = generateDemoCandles(DEMO_INDEX.id, SESSIONS, DEMO_SEED);
    const indexClose = new Map(Array.from(index.minute, (minute, row) => [minute, index.close.at(row) ?? 0]));
    const basis = Array.from(future.close, (units, row) => units / (indexClose.get(future.minute.at(row) ?? 0) ?? 0) - 1);
    const mean = (from: number, to: number): number => basis.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    const first = mean(0, 375);
    const middle = mean(375 * 20, 375 * 21);
    expect(first).toBeGreaterThan(middle);
    expect(middle).toBeGreaterThan(mean(basis.length - 375, basis.length));
    expect(first).toBeGreaterThan(0.003);
    expect(first).toBeLessThan(0.02);
    // The last trade is the index to the tick.
    expect(
      Math.abs((future.close.at(-1) ?? 0) - (index.close.at([...index.minute].indexOf(future.minute.at(-1) ?? 0)) ?? 0)),
    ).toBeLessThanOrEqual(5);
  });

  test('hand volume and open interest from month to month', () => {
    expect([60, 36, 28, 15, 6, 0].map(rollShare)).toEqual([0.1, 0.1, 1, 1, 1, 0.3]);
    for (let days = 0; days < 60; days += 0.25) expect(Math.abs(rollShare(days + 0.25) - rollShare(days))).toBeLessThan(0.04);
    const near = generateDemoCandles('DEMO:INDEX23NOVFUT', SESSIONS, DEMO_SEED);
    expect(near.openInterest.at(-1)).toBeLessThan(near.openInterest.at(-375 * 8) ?? 0);
  });
});
