// Monte Carlo over a finished run: shuffles, resampled days, missed trades and dearer charges, with answers known beforehand.
import { describe, expect, test } from 'vitest';
import { randomKey, randomUniform } from '../number/counter-random';
import { normalCdf } from '../number/normal';
import { exampleTrade, exampleTrades } from '../report/example-run';
import { mean, sampleDeviation } from '../report/sample-moments';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { concentration } from './concentration';
import { missedTrades } from './missed-trades';
import { outcomeSpread } from './outcome-spread';
import { resampledDays } from './resampled-days';
import { shuffledTrades } from './shuffled-trades';
import { stressScenarios } from './stress-scenarios';
import { breakEvenCharges, netAtCharges } from './stressed-charges';

describe('shuffled trades', () => {
  test('two losses and two gains: of the six orders the deepest fall is known', () => {
    // Falls: LLGG 200, LGLG 100, LGGL 100, GLLG 200, GLGL 100, GGLL 200: a third of a third is told by the mean.
    const found = shuffledTrades(exampleTrades([-100, 100, -100, 100]), 1, 6_000);
    expect(found?.drawdownPaise).toBe(100);
    expect(found?.spread).toMatchObject({ rounds: 6_000, p05: 100, p95: 200 });
    expect(found?.deeperShare).toBe(1);
    const deep = shuffledTrades(exampleTrades([-100, -100, 100, 100]), 1, 6_000);
    expect(deep?.drawdownPaise).toBe(200);
    expect(deep?.deeperShare).toBeGreaterThan(0.47);
    expect(deep?.deeperShare).toBeLessThan(0.53);
  });
  test('the same seed shuffles alike, another differently', () => {
    const trades = exampleTrades([-300, 900, -250, 400, -700, 100, 350]);
    expect(shuffledTrades(trades, 7, 50)).toEqual(shuffledTrades(trades, 7, 50));
    expect(shuffledTrades(trades, 8, 50)).not.toEqual(shuffledTrades(trades, 7, 50));
  });
  test('one trade has one order', () => {
    expect(shuffledTrades(exampleTrades([5]), 1, 10)).toBeNull();
  });
});

describe('resampled days', () => {
  test('days that all gain never lose, and a record of one size has one outcome', () => {
    const found = resampledDays(new Float64Array(100).fill(0.01), 1, 200, 3);
    expect(found?.lossShare).toBe(0);
    expect(found?.maxDrawdown.p95).toBe(0);
    expect(found?.totalReturn.p05).toBeCloseTo(1.01 ** 100 - 1, 10);
    expect(found?.totalReturn.p95).toBe(found?.totalReturn.p05);
    expect(found?.paths).toHaveLength(3);
  });
  test('days that tell nothing of each other lose as often as the normal law says', () => {
    const coin = randomKey(11, 'coin');
    const returns = Float64Array.from({ length: 1_000 }, (_, index) => (randomUniform(coin, index) < 0.5 ? 0.001 : -0.001));
    const found = resampledDays(returns, 3, 2_000);
    const lossShare = normalCdf((-mean(returns) / sampleDeviation(returns)) * Math.sqrt(1_000));
    expect(Math.abs((found?.lossShare ?? 0) - lossShare)).toBeLessThan(0.06);
    expect(found?.ruinShare).toBe(0);
  });
});

describe('missed trades', () => {
  const trades = exampleTrades(Array.from({ length: 400 }, (_, index) => (index === 0 ? 100_000 : -10)));
  test('missing one in ten misses the one big trade one time in ten', () => {
    const found = missedTrades(trades, 0.1, 5, 4_000);
    expect(found?.lossShare).toBeGreaterThan(0.085);
    expect(found?.lossShare).toBeLessThan(0.115);
  });
  test('missing nothing changes nothing', () => {
    expect(missedTrades(trades, 0, 5, 10)?.netPaise).toMatchObject({ p05: 96_010, p95: 96_010 });
  });
});

describe('charges', () => {
  const trades = [exampleTrade(1, 80, { chargesPaise: 20 }), exampleTrade(2, -50, { chargesPaise: 10 })];
  test('gross 60 over charges 30 is gone when these double', () => {
    expect(netAtCharges(trades, 1)).toBe(30);
    expect(netAtCharges(trades, 2)).toBe(0);
    expect(breakEvenCharges(trades)).toEqual({ value: 2, n: 2 });
  });
  test('what lost before charges has no multiple', () => {
    expect(breakEvenCharges([exampleTrade(1, -50, { chargesPaise: 10 })]).reason).toBe('no-profit');
  });
});

test('stress triples each cost, gives one to a venue that has none, and does all at once', () => {
  const [spread, , latency, refusals, all] = stressScenarios({ ...DEFAULT_VENUE, halfSpreadTicks: 0, latencyTicks: 2 });
  expect(spread?.venue).toMatchObject({ halfSpreadTicks: 1, slippageTicks: 1, latencyTicks: 2, rejectPercent: 0 });
  expect(latency?.venue.latencyTicks).toBe(6);
  expect(refusals?.venue.rejectPercent).toBe(10);
  expect(all?.venue).toMatchObject({ halfSpreadTicks: 1, slippageTicks: 3, latencyTicks: 6, rejectPercent: 10 });
});

describe('concentration', () => {
  test('counts the best trades without which nothing is left', () => {
    // Net 50: without the 40 there is 10, without the 30 too there is a loss.
    expect(concentration(exampleTrades([40, 30, -10, -10]))).toEqual({
      carrying: { value: 2, n: 4 },
      bestTenthShare: { value: 0.8, n: 4 },
    });
  });
  test('an even profit hangs on all', () => {
    expect(concentration(exampleTrades([10, 10, 10])).carrying.value).toBe(3);
  });
  test('a loss hangs on nothing', () => {
    expect(concentration(exampleTrades([-1])).carrying.reason).toBe('no-profit');
    expect(concentration([]).carrying.reason).toBe('no-trades');
  });
});

test('a spread is told by its quantiles', () => {
  expect(outcomeSpread(Float64Array.from({ length: 101 }, (_, index) => 100 - index))).toEqual({
    rounds: 101,
    p05: 5,
    p25: 25,
    p50: 50,
    p75: 75,
    p95: 95,
  });
});
