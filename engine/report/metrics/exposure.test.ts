import { describe, expect, test } from 'vitest';
import { exampleRun, exampleTrade, exampleUs } from '../example-run';
import type { ClosedTrade } from '../run-series';
import { exposure } from './exposure';
import { turnover } from './turnover';

/** Two days of ten minutes, 09:15 to 09:24. */
const DAYS = [new Array<number>(10).fill(1_000), new Array<number>(10).fill(1_000)];
const shareOf = (trades: readonly ClosedTrade[]) => exposure.compute(exampleRun(1_000, DAYS, { trades }));
const held = (id: number, fromUs: number, toUs: number) => exampleTrade(id, 1, { entryUs: fromUs, exitUs: toUs });

describe('exposure', () => {
  test('of a trade from 09:16:00 to 09:19:00 is 3 of 20 minutes', () => {
    expect(shareOf([held(0, exampleUs(0, 556), exampleUs(0, 559))])).toEqual({ value: 0.15, n: 20 });
  });
  test('counts a minute that is touched, from 09:16:30 to 09:17:10: 2 of 20', () => {
    expect(shareOf([held(0, exampleUs(0, 556) + 30_000_000, exampleUs(0, 557) + 10_000_000)]).value).toBe(0.1);
  });
  test('counts overlapping trades once and a night only by its minutes', () => {
    const overlapping = [held(0, exampleUs(0, 555), exampleUs(0, 559)), held(1, exampleUs(0, 557), exampleUs(0, 560))];
    expect(shareOf(overlapping).value).toBe(0.25);
    // The last two minutes of day one and the first of day two.
    expect(shareOf([held(0, exampleUs(0, 563), exampleUs(1, 556))]).value).toBe(0.15);
  });
  test('does not depend on the order of trades, and is zero without any', () => {
    const trades = [held(0, exampleUs(0, 561), exampleUs(0, 562)), held(1, exampleUs(0, 555), exampleUs(0, 556))];
    expect(shareOf(trades)).toEqual(shareOf([...trades].reverse()));
    expect(shareOf(trades).value).toBe(0.1);
    expect(shareOf([])).toEqual({ value: 0, n: 20 });
    expect(exposure.compute(exampleRun(1_000, []))).toEqual({ value: null, n: 0, reason: 'no-sessions' });
  });
});

describe('turnover', () => {
  const traded = (parts: Partial<ClosedTrade>, days = [[10_000], [30_000]]) =>
    turnover.compute(exampleRun(10_000, days, { trades: [exampleTrade(0, 0, parts)], sessionsPerYear: 250 }));

  test('of (100 + 110) rupees · 2 over a mean equity of ₹200 in 2 sessions is 2.1 · 250 / 2 = 262.5 a year', () => {
    expect(traded({ entryPrice: 10_000, exitPrice: 11_000, quantity: 2 })).toEqual({ value: 262.5, n: 2 });
  });
  test('reads prices in the instrument’s scale, and a credit received as value too', () => {
    expect(traded({ entryPrice: 1_000_000, exitPrice: 1_100_000, quantity: 2, priceScale: 10_000 }).value).toBe(262.5);
    expect(traded({ entryPrice: -10_000, exitPrice: -11_000, quantity: 2 }).value).toBe(262.5);
  });
  test('is undefined on an account that is worth nothing', () => {
    expect(traded({}, [[-10_000], [-30_000]])).toEqual({ value: null, n: 2, reason: 'equity-not-positive' });
    expect(traded({}, [])).toEqual({ value: null, n: 0, reason: 'no-sessions' });
  });
});
