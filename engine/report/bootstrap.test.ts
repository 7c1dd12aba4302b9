import { describe, expect, test } from 'vitest';
import { randomKey, randomUniform } from '../number/counter-random';
import { normalInverse } from '../number/normal';
import { bootstrapIntervals, RESAMPLES } from './bootstrap';
import { exampleRun, exampleTrades } from './example-run';
import { METRICS } from './metrics';
import { expectancy } from './metrics/expectancy';
import { maxDrawdown } from './metrics/max-drawdown';
import { profitFactor } from './metrics/profit-factor';
import { sharpe } from './metrics/sharpe';
import { volatility } from './metrics/volatility';
import { winRate } from './metrics/win-rate';
import { quantile } from './quantile';
import { meanBlockLength, resampleInBlocks, resampleIndependently } from './resample';
import type { RunSeries } from './run-series';

const normals = (name: string, count: number): readonly number[] => {
  const key = randomKey(9, name);
  return Array.from({ length: count }, (_, index) => normalInverse(randomUniform(key, index)));
};

/** Daily returns of 0.1 % ± 1 %, trades of 20 ± 100 paise. */
function noisyRun(): RunSeries {
  const days: number[][] = [];
  let paise = 1_000_000_000;
  for (const z of normals('days', 500)) {
    paise = Math.round(paise * (1.001 + 0.01 * z));
    days.push([paise]);
  }
  return exampleRun(1_000_000_000, days, { trades: exampleTrades(normals('trades', 400).map((z) => Math.round(20 + 100 * z))) });
}

const RUN = noisyRun();

describe('bootstrap intervals', () => {
  test('are the same for the same seed and others for another', () => {
    expect(bootstrapIntervals(RUN, METRICS, 1)).toEqual(bootstrapIntervals(RUN, METRICS, 1));
    expect(bootstrapIntervals(RUN, [sharpe], 1)).not.toEqual(bootstrapIntervals(RUN, [sharpe], 2));
  });

  test('of one metric do not depend on which others are asked for', () => {
    const all = bootstrapIntervals(RUN, METRICS, 1);
    expect(bootstrapIntervals(RUN, [expectancy], 1)[0]).toEqual(all[METRICS.indexOf(expectancy)]);
  });

  test('of a mean of 400 independent trades are about two standard errors wide: 2 · 1.96 · 100 / √400 = 19.6', () => {
    const [interval] = bootstrapIntervals(RUN, [expectancy], 1);
    if (interval?.kind !== 'interval') throw new Error('an interval');
    expect(interval.resamples).toBe(RESAMPLES);
    expect(interval.high - interval.low).toBeGreaterThan(19.6 * 0.85);
    expect(interval.high - interval.low).toBeLessThan(19.6 * 1.15);
    expect(interval.low).toBeLessThan(expectancy.compute(RUN).value ?? Number.NaN);
    expect(interval.high).toBeGreaterThan(expectancy.compute(RUN).value ?? Number.NaN);
  });

  test('hold the sample’s own value for every metric that has one', () => {
    const intervals = bootstrapIntervals(RUN, METRICS, 3);
    const held = METRICS.map((metric, index) => ({ metric, interval: intervals[index] }));
    for (const { metric, interval } of held) {
      if (interval?.kind !== 'interval') continue;
      const value = metric.compute(RUN).value ?? Number.NaN;
      expect(interval.low <= value && value <= interval.high, metric.id).toBe(true);
    }
    expect(held.filter(({ interval }) => interval?.kind === 'interval').length).toBeGreaterThanOrEqual(15);
  });

  test('are refused with a reason', () => {
    const few = exampleRun(1_000, [[1_000], [1_100]], { trades: exampleTrades([100, -50, 20]) });
    expect(bootstrapIntervals(few, [maxDrawdown, winRate, sharpe], 1)).toEqual([
      { kind: 'none', reason: 'not-resampled' },
      { kind: 'none', reason: 'too-few-observations' },
      { kind: 'none', reason: 'too-few-observations' },
    ]);
    expect(bootstrapIntervals(exampleRun(1_000, []), [winRate, volatility], 1)).toEqual([
      { kind: 'none', reason: 'metric-undefined' },
      { kind: 'none', reason: 'metric-undefined' },
    ]);
    // One loss in twelve trades: (11/12)^12 = 35 % of the resamples have none, and no profit factor.
    const oneLoss = exampleRun(1_000, [[1_000]], { trades: exampleTrades([-50, ...new Array<number>(11).fill(10)]) });
    expect(bootstrapIntervals(oneLoss, [profitFactor], 1)).toEqual([{ kind: 'none', reason: 'often-undefined' }]);
  });
});

describe('a resample', () => {
  test('of trades has as many, each from the sample, some twice', () => {
    const drawn = resampleIndependently(RUN.trades, 1, 7);
    expect(drawn).toHaveLength(400);
    expect(drawn.every((trade) => RUN.trades.includes(trade))).toBe(true);
    // 1 − 1/e of the sample appears at all.
    expect(new Set(drawn).size / 400).toBeGreaterThan(0.57);
    expect(new Set(drawn).size / 400).toBeLessThan(0.69);
  });

  test('in blocks follows the column in stretches of n^(1/3) on average, over its end too', () => {
    expect([1, 8, 9, 27, 1_000, 1_250].map(meanBlockLength)).toEqual([1, 2, 3, 3, 10, 11]);
    const column = Float64Array.from({ length: 1_000 }, (_, index) => index);
    let breaks = 0;
    let wraps = 0;
    for (let resample = 0; resample < 100; resample += 1) {
      const drawn = resampleInBlocks(column, 1, resample);
      for (const [index, value] of drawn.entries()) {
        const before = drawn[index - 1] ?? 0;
        if (index > 0 && value !== (before + 1) % 1_000) breaks += 1;
        if (index > 0 && value === 0 && before === 999) wraps += 1;
      }
    }
    expect(100_000 / breaks).toBeGreaterThan(9.5);
    expect(100_000 / breaks).toBeLessThan(10.5);
    expect(wraps).toBeGreaterThan(0);
  });
});

test('a quantile interpolates between order statistics: 0.25 of 10, 20, 40 lies halfway from 10 to 20', () => {
  const column = Float64Array.of(10, 20, 40);
  expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(column, share))).toEqual([10, 15, 20, 30, 40]);
  expect(() => quantile(column, 1.1)).toThrow('between 0 and 1');
  expect(() => quantile(new Float64Array(0), 0.5)).toThrow('needs a value');
});
