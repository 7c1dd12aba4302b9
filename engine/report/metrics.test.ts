import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleRun, exampleTrade } from './example-run';
import type { MetricUnit } from './metric';
import { UNDEFINED_REASONS } from './metric';
import { findMetric, METRICS } from './metrics';
import type { RunSeries } from './run-series';

const SEED = 20_240_101;

/** Runs of up to 130 days, with gains, losses and ruin, some without days, trades or risk. */
const runs: fc.Arbitrary<RunSeries> = fc
  .record({
    days: fc.array(fc.array(fc.integer({ min: -2_000, max: 40_000 }), { minLength: 1, maxLength: 3 }), { maxLength: 130 }),
    trades: fc.array(
      fc.record({
        netPaise: fc.integer({ min: -500, max: 500 }),
        chargesPaise: fc.nat(50),
        riskPaise: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null }),
        maePaise: fc.nat(400),
        mfePaise: fc.nat(400),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ days, trades }) =>
    exampleRun(20_000, days, { trades: trades.map(({ netPaise, ...parts }, id) => exampleTrade(id, netPaise, parts)) }),
  );

/** The same run in an account `factor` times as large. */
function scaled(run: RunSeries, factor: number): RunSeries {
  return {
    ...run,
    startPaise: run.startPaise * factor,
    equity: { ...run.equity, equityPaise: run.equity.equityPaise.map((paise) => paise * factor) },
    daily: { ...run.daily, equityPaise: run.daily.equityPaise.map((paise) => paise * factor) },
    trades: run.trades.map((trade) => ({
      ...trade,
      quantity: trade.quantity * factor,
      grossPaise: trade.grossPaise * factor,
      chargesPaise: trade.chargesPaise * factor,
      netPaise: trade.netPaise * factor,
      riskPaise: trade.riskPaise === null ? null : trade.riskPaise * factor,
      maePaise: trade.maePaise * factor,
      mfePaise: trade.mfePaise * factor,
    })),
  };
}

const isMoney = (unit: MetricUnit): boolean => unit === 'paise';

describe('the list of metrics', () => {
  test('holds every metric that has a file, once, under its name', () => {
    const files = readdirSync(path.join(import.meta.dirname, 'metrics')).filter((file) => !file.endsWith('.test.ts'));
    expect(METRICS.map((metric) => `${metric.id}.ts`).toSorted()).toEqual(files.toSorted());
  });

  test('publishes a formula for each, which says what n counts', () => {
    for (const metric of METRICS) {
      expect(metric.definition, metric.id).toMatch(/n = (sessions|minutes|trades|won and lost trades)[^.]*\.$/);
      expect(metric.label.length, metric.id).toBeLessThanOrEqual(30);
      expect(findMetric(metric.id)).toBe(metric);
    }
    expect(new Set(METRICS.map((metric) => metric.label)).size).toBe(METRICS.length);
    expect(findMetric('alpha')).toBeNull();
  });
});

describe(`every metric of any run (fast-check seed ${SEED})`, () => {
  test('is a finite number, or null with a reason', () => {
    fc.assert(
      fc.property(runs, (run) => {
        for (const metric of METRICS) {
          const { value, n, reason } = metric.compute(run);
          expect(Number.isSafeInteger(n) && n >= 0, metric.id).toBe(true);
          if (value === null) expect(reason !== undefined && reason in UNDEFINED_REASONS, metric.id).toBe(true);
          else expect(Number.isFinite(value) && reason === undefined && !Object.is(value, -0), metric.id).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('is the same in an account four times as large, money alone being four times as much', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const large = scaled(run, 4);
        for (const metric of METRICS) {
          const { value, n, reason } = metric.compute(run);
          // A factor of four is exact in binary, so not a bit may differ.
          const expected = value !== null && isMoney(metric.unit) ? value * 4 : value;
          expect(metric.compute(large), metric.id).toEqual(reason === undefined ? { value: expected, n } : { value, n, reason });
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('leaves the run as it was', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const before = JSON.stringify(run);
        for (const metric of METRICS) metric.compute(run);
        expect(JSON.stringify(run)).toBe(before);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('keeps the laws between metrics', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const of = (id: string): number | null => findMetric(id)?.compute(run).value ?? null;
        const [deepest, deepestDaily, share, rate] = [of('max-drawdown'), of('max-drawdown-daily'), of('time-under-water'), of('win-rate')];
        // Below zero a higher peak can make a deeper fall the smaller fraction.
        const isSolvent = run.equity.equityPaise.every((paise) => paise >= 0);
        if (isSolvent && deepest !== null && deepestDaily !== null) expect(deepest).toBeGreaterThanOrEqual(deepestDaily);
        if (deepestDaily !== null) expect(of('ulcer')).toBeLessThanOrEqual(deepestDaily);
        if (share !== null) expect(share === 0).toBe(deepest === 0);
        if (rate !== null) expect(rate >= 0 && rate <= 1).toBe(true);
        const [kurtosis, skewness] = [of('kurtosis'), of('skewness')];
        // Pearson's inequality.
        if (kurtosis !== null && skewness !== null) expect(kurtosis).toBeGreaterThanOrEqual(skewness * skewness + 1 - 1e-9);
        const [payoff, factor, tally] = [of('payoff'), of('profit-factor'), of('win-rate')];
        if (payoff !== null && factor !== null && tally !== null) expect(payoff * (tally / (1 - tally))).toBeCloseTo(factor, 8);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
