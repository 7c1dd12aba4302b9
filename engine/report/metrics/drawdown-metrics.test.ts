import { describe, expect, test } from 'vitest';
import { dailyDrawdown, minuteDrawdown } from '../drawdown-series';
import { exampleRun } from '../example-run';
import { longestUnderWater } from './longest-under-water';
import { longestUnderWaterDaily } from './longest-under-water-daily';
import { maxDrawdown } from './max-drawdown';
import { maxDrawdownDaily } from './max-drawdown-daily';
import { maxDrawdownMoney } from './max-drawdown-money';
import { timeUnderWater } from './time-under-water';
import { timeUnderWaterDaily } from './time-under-water-daily';
import { ulcer } from './ulcer';

/**
 * Minutes:  800 | 1 000, 2 000 | 1 500, 1 800 | 2 000, 2 200 | 2 100, 2 150, from 1 000.
 * Peaks:  1 000 | 1 000, 2 000 | 2 000, 2 000 | 2 000, 2 200 | 2 200, 2 200.
 * Falls:    200 |     0,     0 |   500,   200 |     0,     0 |   100,    50.
 */
const RUN = exampleRun(1_000, [[800], [1_000, 2_000], [1_500, 1_800], [2_000, 2_200], [2_100, 2_150]]);
const RISING = exampleRun(1_000, [[1_000], [1_100]]);
const EMPTY = exampleRun(1_000, []);

describe('drawdown', () => {
  test('stands below the running peak, which begins at the starting money', () => {
    expect([...minuteDrawdown(RUN).drawdownPaise]).toEqual([200, 0, 0, 500, 200, 0, 0, 100, 50]);
    expect([...minuteDrawdown(RUN).drawdownFraction]).toEqual([0.2, 0, 0, 0.25, 0.1, 0, 0, 100 / 2_200, 50 / 2_200]);
    expect([...dailyDrawdown(RUN).drawdownPaise]).toEqual([200, 0, 200, 0, 50]);
  });

  test('is at worst 500 / 2 000 by minutes and 200 / 1 000 by days', () => {
    expect(maxDrawdown.compute(RUN)).toEqual({ value: 0.25, n: 9 });
    expect(maxDrawdownMoney.compute(RUN)).toEqual({ value: 500, n: 9 });
    expect(maxDrawdownDaily.compute(RUN)).toEqual({ value: 0.2, n: 5 });
  });

  test('exceeds the whole when equity falls below zero', () => {
    expect(maxDrawdown.compute(exampleRun(1_000, [[-500]])).value).toBe(1.5);
  });

  test('is zero on a rising curve and undefined without one', () => {
    for (const metric of [
      maxDrawdown,
      maxDrawdownMoney,
      maxDrawdownDaily,
      timeUnderWater,
      timeUnderWaterDaily,
      longestUnderWater,
      longestUnderWaterDaily,
      ulcer,
    ]) {
      expect(metric.compute(RISING).value, metric.id).toBe(0);
      expect(metric.compute(EMPTY), metric.id).toEqual({ value: null, n: 0, reason: 'no-sessions' });
    }
  });
});

describe('time under water', () => {
  test('is 5 of 9 minutes and 3 of 5 days', () => {
    expect(timeUnderWater.compute(RUN)).toEqual({ value: 5 / 9, n: 9 });
    expect(timeUnderWaterDaily.compute(RUN)).toEqual({ value: 0.6, n: 5 });
  });

  test('lasted longest from the second minute of day two to the first of day four: 2 days less a minute', () => {
    expect(longestUnderWater.compute(RUN)).toEqual({ value: (2 * 1_440 - 1) / 1_440, n: 9 });
  });

  test('counts a fall that has not ended', () => {
    expect(longestUnderWater.compute(exampleRun(1_000, [[1_100], [900], [900], [1_000]])).value).toBe(3);
  });

  test('counts from the first minute when the run begins with a fall', () => {
    expect(longestUnderWater.compute(exampleRun(1_000, [[900], [950], [1_000], [1_200]])).value).toBe(2);
  });

  test('lasted longest one day by days, and three in a row elsewhere', () => {
    expect(longestUnderWaterDaily.compute(RUN)).toEqual({ value: 1, n: 5 });
    expect(longestUnderWaterDaily.compute(exampleRun(1_000, [[900], [1_100], [1_000], [1_000], [1_099], [1_100]])).value).toBe(3);
  });
});

test('ulcer index is √((0.2² + 0 + 0.1² + 0 + (50/2 200)²) / 5) = 0.100515', () => {
  expect(ulcer.compute(RUN).value).toBeCloseTo(0.100515, 6);
});
