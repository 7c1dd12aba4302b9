// Probabilistic and deflated Sharpe ratios and the minimum track record, against the figures that their authors print.
import { describe, expect, test } from 'vitest';
import { normalInverse } from '../number/normal';
import { deflatedSharpe, luckySharpe, trialsOf } from './deflated-sharpe';
import { expectedMaximum } from './expected-maximum';
import { minimumTrackRecord } from './minimum-track-record';
import { probabilisticSharpe } from './probabilistic-sharpe';
import { type SharpeMoments, sharpeMoments, sharpeVarianceTerm } from './sharpe-moments';

/** Quantiles of the normal law: a sample as normal as one of so many can be. */
function normalSample(n: number, mean: number): Float64Array {
  return Float64Array.from({ length: n }, (_, index) => mean + normalInverse((index + 0.5) / n));
}

function momentsOf(returns: Float64Array): SharpeMoments {
  const moments = sharpeMoments(returns);
  if (typeof moments === 'string') throw new Error(moments);
  return moments;
}

describe('the variance of an estimated Sharpe ratio', () => {
  test('is the textbook 1 + SR²/2 on a normal sample', () => {
    const moments = momentsOf(normalSample(200_000, 0.5));
    expect(moments.skewness).toBeCloseTo(0, 10);
    expect(moments.kurtosis).toBeCloseTo(3, 3);
    expect(sharpeVarianceTerm(moments)).toBeCloseTo(1 + (moments.sharpe * moments.sharpe) / 2, 4);
  });
  test('grows with losses in the long tail and with fat tails', () => {
    const normal = { sharpe: 0.2, n: 100, skewness: 0, kurtosis: 3 };
    expect(sharpeVarianceTerm(normal)).toBeCloseTo(1.02, 12);
    expect(sharpeVarianceTerm({ ...normal, skewness: -1 })).toBeCloseTo(1.22, 12);
    expect(sharpeVarianceTerm({ ...normal, kurtosis: 11 })).toBeCloseTo(1.1, 12);
  });
  test('stands on moments of four returns by hand: the ratio over n − 1, skewness and kurtosis over n', () => {
    // About their mean of 1: −1, −1, −1, 3. Squares 12, cubes 24, fourth powers 84.
    const moments = momentsOf(Float64Array.of(0, 0, 0, 4));
    expect(moments).toMatchObject({ sharpe: 1 / 2, n: 4 });
    expect(moments.skewness).toBeCloseTo(6 / (3 * Math.sqrt(3)), 12);
    expect(moments.kurtosis).toBeCloseTo(21 / 9, 12);
  });
  test('has no moments of three sessions, or of level ones', () => {
    expect(sharpeMoments(Float64Array.of(0.1, 0.2, 0.3))).toBe('too-few-sessions');
    expect(sharpeMoments(new Float64Array(50))).toBe('no-variation');
  });
});

describe('the probabilistic Sharpe ratio', () => {
  // Bailey and López de Prado (2012): 24 months of a fund with an annual ratio of 1.59, skewness −2.448, kurtosis 10.164.
  const fund = { sharpe: 0.458, n: 24, skewness: -2.448, kurtosis: 10.164 };
  test('of the fund of its authors is 0.913, and would be 0.982 were its returns normal', () => {
    expect(probabilisticSharpe(fund, 0).value).toBeCloseTo(0.913, 3);
    expect(probabilisticSharpe({ ...fund, skewness: 0, kurtosis: 3 }, 0).value).toBeCloseTo(0.982, 3);
  });
  test('is one half where the ratio is the benchmark', () => {
    expect(probabilisticSharpe(fund, 0.458)).toEqual({ value: 0.5, n: 24 });
  });
  test('says when so few returns leave no variance', () => {
    expect(probabilisticSharpe({ sharpe: 3, n: 4, skewness: 2, kurtosis: 1 }, 0)).toEqual({
      value: null,
      n: 4,
      reason: 'variance-not-positive',
    });
  });
});

describe('the minimum track record', () => {
  // Bailey and López de Prado (2012): an annual ratio of 2 to be told from one of 1 at 95 %, returns normal.
  test.each([
    ['daily', 252, 2.73],
    ['weekly', 52, 2.83],
    ['monthly', 12, 3.24],
  ])('of %s returns is the published number of years', (_, periods, years) => {
    const normal = { sharpe: 2 / Math.sqrt(periods), n: 100, skewness: 0, kurtosis: 3 };
    expect((minimumTrackRecord(normal, 1 / Math.sqrt(periods), 0.95).value ?? 0) / periods).toBeCloseTo(years, 2);
  });
  test('does not exist where the ratio is not above the benchmark', () => {
    expect(minimumTrackRecord({ sharpe: 0.1, n: 9, skewness: 0, kurtosis: 3 }, 0.1, 0.95)).toMatchObject({ reason: 'not-above-benchmark' });
  });
  test('is the length at which the probabilistic ratio reaches the confidence', () => {
    const moments = { sharpe: 0.07, n: 250, skewness: -0.6, kurtosis: 6 };
    const n = minimumTrackRecord(moments, 0, 0.95).value ?? 0;
    expect(probabilisticSharpe({ ...moments, n }, 0).value).toBeCloseTo(0.95, 12);
  });
});

describe('the deflated Sharpe ratio', () => {
  // Bailey and López de Prado (2014), numerical example: annual ratio 2.5 over 1250 days, skewness −3, kurtosis 10, 100 trials whose annual
  // ratios have variance 1/2, 250 days a year.
  const best = { sharpe: 2.5 / Math.sqrt(250), n: 1250, skewness: -3, kurtosis: 10 };
  const trials = { count: 100, sharpeVariance: 0.5 / 250 };
  test('of its authors’ example is 0.9004, against a lucky ratio of 0.1132 a day', () => {
    expect(luckySharpe(trials)).toBeCloseTo(0.1132, 4);
    expect(deflatedSharpe(best, trials).value).toBeCloseTo(0.9004, 4);
  });
  test('would be 0.9505 after 46 trials, and after 88 were returns normal', () => {
    expect(deflatedSharpe(best, { ...trials, count: 46 }).value).toBeCloseTo(0.9505, 3);
    expect(deflatedSharpe({ ...best, skewness: 0, kurtosis: 3 }, { ...trials, count: 88 }).value).toBeCloseTo(0.9505, 3);
  });
  test('falls with every further trial', () => {
    const values = [2, 10, 100, 1_000, 100_000].map((count) => deflatedSharpe(best, { ...trials, count }).value ?? 0);
    expect(values).toEqual([...values].sort((left, right) => right - left));
    expect(new Set(values).size).toBe(5);
  });
  test('has nothing to deflate by after one trial, or where trials have no ratio', () => {
    expect(deflatedSharpe(best, trialsOf([0.1])).reason).toBe('one-trial');
    expect(deflatedSharpe(best, trialsOf([0.1, null, null])).reason).toBe('no-trial-sharpe');
  });
  test('counts trials without a ratio, and takes their variance from the others', () => {
    expect(trialsOf([0.1, null, 0.3])).toEqual({ count: 3, sharpeVariance: expect.closeTo(0.02, 12) });
  });
});

test('the best of N draws is what simulations and tables say', () => {
  for (const [draws, wanted] of [
    [10, 1.58],
    [40, 2.19],
    [100, 2.53],
    [1_000, 3.26],
    [10_000, 3.86],
  ] as const)
    expect(expectedMaximum(draws)).toBeCloseTo(wanted, 1);
  expect(expectedMaximum(1)).toBe(0);
});
