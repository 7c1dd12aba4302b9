import { describe, expect, test } from 'vitest';
import { isoDay } from '../time/day-text';
import { pairCalendarSpreads, sumByExpiry } from './calendar-spreads';
import { ewmaDeviation } from './ewma-deviation';
import { DELTA_WEIGHTS, MOVES, SCENARIOS } from './scenarios';
import { EXPOSURE_RATES } from './tables/exposure-rates';
import { INTEREST_RATES } from './tables/interest-rates';
import { SCAN_RULES } from './tables/scan-rules';

describe('calendar spreads', () => {
  test('pair the nearest expiries first, each unit once', () => {
    const spreads = pairCalendarSpreads([
      { expiryDay: 30, delta: -60 },
      { expiryDay: 10, delta: 100 },
      { expiryDay: 20, delta: -70 },
      { expiryDay: 40, delta: 25 },
    ]);
    expect(spreads).toEqual([
      { nearDay: 10, farDay: 20, units: 70 },
      { nearDay: 10, farDay: 30, units: 30 },
      { nearDay: 30, farDay: 40, units: 25 },
    ]);
  });
  test('are none where all lean one way', () => {
    const days = [10, 20, 10].map((expiryDay) => ({ expiryDay, delta: 5 }));
    expect(pairCalendarSpreads(sumByExpiry(days))).toEqual([]);
    expect(sumByExpiry(days)).toEqual([
      { expiryDay: 10, delta: 10 },
      { expiryDay: 20, delta: 5 },
    ]);
  });
});

describe('the deviation of a day', () => {
  test('is the size of the moves where all are alike', () => {
    expect(ewmaDeviation([100, 101, 100, 101, 100], 0.995)).toBeCloseTo(Math.log(1.01), 12);
  });
  test('weighs yesterday more than the day before: λ and 1 over their sum', () => {
    const [first, second] = [Math.log(1.02), Math.log(1.01)];
    const closes = [100, 102, 103.02];
    expect(ewmaDeviation(closes, 0.5)).toBeCloseTo(Math.sqrt((0.5 * first * first + second * second) / 1.5), 12);
  });
  test('is not known of fewer than two closes, nor where one is no price', () => {
    expect([ewmaDeviation([], 0.995), ewmaDeviation([100], 0.995), ewmaDeviation([100, 0, 100], 0.995)]).toEqual([null, null, null]);
  });
});

describe('the scenarios', () => {
  test('are those of the clearing house’s risk arrays, in their order', () => {
    const rows = SCENARIOS.map(({ move, volatility, cover }) => [Math.round((MOVES[move] ?? 0) * 3), volatility, cover]);
    const thirds = [0, 1, -1, 2, -2, 3, -3].flatMap((third) => [
      [third, 1, 1],
      [third, -1, 1],
    ]);
    expect(rows).toEqual([...thirds, [6, 0, 0.35], [-6, 0, 0.35]]);
  });
  test('deltas weigh one together', () => {
    expect(DELTA_WEIGHTS.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});

describe('the tables', () => {
  test.each([
    ['scan rules of indices', SCAN_RULES.filter(({ family }) => family === 'index')],
    ['scan rules of shares', SCAN_RULES.filter(({ family }) => family === 'share')],
    ['exposure of indices', EXPOSURE_RATES.filter(({ family }) => family === 'index')],
    ['exposure of shares', EXPOSURE_RATES.filter(({ family }) => family === 'share')],
    ['interest', INTEREST_RATES],
  ] as const)('%s: one row holds on each day from 2000 on, each begins the day after the last', (_, rows) => {
    const days = rows.map(({ validFrom, validTo }) => [isoDay(validFrom), validTo === null ? null : isoDay(validTo)] as const);
    expect(rows[0]?.validFrom).toBe('2000-01-01');
    expect(days.slice(1).map(([from]) => from - 1)).toEqual(days.slice(0, -1).map(([, to]) => to));
    expect(days.at(-1)?.[1]).toBeNull();
  });
});
