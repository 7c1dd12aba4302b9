import { describe, expect, test } from 'vitest';
import { exampleRun } from '../example-run';
import { bestDay } from './best-day';
import { cagr } from './cagr';
import { calmar } from './calmar';
import { cvar95 } from './cvar95';
import { kurtosis } from './kurtosis';
import { netProfit } from './net-profit';
import { sharpe } from './sharpe';
import { skewness } from './skewness';
import { sortino } from './sortino';
import { totalReturn } from './total-return';
import { volatility } from './volatility';
import { worstDay } from './worst-day';

/** Returns +10 %, −10 %, +10 %, 0. */
const FOUR_DAYS = exampleRun(10_000, [[11_000], [9_900], [10_890], [10_890]]);
/** A run whose daily equity multiplies by the given factors, in units that keep it whole. */
const ofEquity = (startPaise: number, equity: readonly number[]) =>
  exampleRun(
    startPaise,
    equity.map((paise) => [paise]),
  );
const NO_DAYS = exampleRun(10_000, []);
const RUINED = ofEquity(10_000, [5_000, 0, 0]);

describe('what the run earned', () => {
  test('net profit is 10 890 − 10 000 = 890 paise, the return 890 / 10 000', () => {
    expect(netProfit.compute(FOUR_DAYS)).toEqual({ value: 890, n: 4 });
    expect(totalReturn.compute(FOUR_DAYS)).toEqual({ value: 0.089, n: 4 });
    expect(netProfit.compute(NO_DAYS)).toEqual({ value: null, n: 0, reason: 'no-sessions' });
    expect(totalReturn.compute(NO_DAYS)).toEqual({ value: null, n: 0, reason: 'no-sessions' });
  });

  test('CAGR of 21 % in 100 calendar days is 1.21^(365.25 / 100) − 1 = 1.0061', () => {
    const run = ofEquity(
      10_000,
      Array.from({ length: 100 }, (_, day) => (day < 50 ? 11_000 : 12_100)),
    );
    // ln 1.21 = 0.1906204; times 3.6525 = 0.6962409; e^0.6962409 = 2.00620.
    expect(cagr.compute(run).value).toBeCloseTo(1.0062, 4);
    expect(cagr.compute(run).value).toBeCloseTo(1.21 ** 3.6525 - 1, 12);
    expect(cagr.compute(run).n).toBe(100);
  });

  test('CAGR is undefined at 89 days, and when nothing is left', () => {
    expect(cagr.compute(ofEquity(10_000, new Array<number>(89).fill(11_000)))).toEqual({
      value: null,
      n: 89,
      reason: 'span-under-90-days',
    });
    expect(cagr.compute(ofEquity(10_000, new Array<number>(90).fill(11_000))).value).not.toBeNull();
    expect(cagr.compute(RUINED)).toEqual({ value: null, n: 3, reason: 'equity-not-positive' });
    expect(cagr.compute(ofEquity(10_000, [...new Array<number>(99).fill(5_000), 0])).reason).toBe('equity-not-positive');
  });
});

describe('return for risk', () => {
  // Mean 0.1 / 4 = 0.025. Squares of 0.075, −0.125, 0.075, −0.025: 0.005625 + 0.015625 + 0.005625 + 0.000625 = 0.0275.
  test('volatility is √(0.0275 / 3) · √250 = 1.513825', () => {
    expect(volatility.compute(FOUR_DAYS).value).toBeCloseTo(1.513825, 6);
    expect(volatility.compute(ofEquity(10_000, [11_000]))).toEqual({ value: null, n: 1, reason: 'too-few-sessions' });
  });

  test('Sharpe is 0.025 / √(0.0275 / 3) · √250 = 4.128614', () => {
    expect(sharpe.compute(FOUR_DAYS).value).toBeCloseTo(4.128614, 6);
    expect(sharpe.compute(ofEquity(10_000, [10_000, 10_000, 10_000]))).toEqual({ value: null, n: 3, reason: 'no-variation' });
    expect(sharpe.compute(ofEquity(10_000, [11_000])).reason).toBe('too-few-sessions');
  });

  test('Sortino divides by √(0.1² / 4) = 0.05, over all four sessions: 0.025 / 0.05 · √250 = 7.905694', () => {
    expect(sortino.compute(FOUR_DAYS).value).toBeCloseTo(7.905694, 6);
    expect(sortino.compute(ofEquity(10_000, [11_000, 11_000]))).toEqual({ value: null, n: 2, reason: 'no-downside' });
  });

  test('a mean loss makes both ratios negative', () => {
    const losing = ofEquity(10_000, [9_000, 9_900, 8_910]);
    expect(sharpe.compute(losing).value).toBeLessThan(0);
    expect(sortino.compute(losing).value).toBeLessThan(0);
  });

  test('Calmar is CAGR over the worst fall by minutes, not by days', () => {
    const days = Array.from({ length: 100 }, (_, day) => (day < 50 ? [11_000] : day === 50 ? [8_800, 12_100] : [12_100]));
    // From 11 000 to 8 800 is a fall of 0.2, which session ends do not show.
    expect(calmar.compute(exampleRun(10_000, days)).value).toBeCloseTo((1.21 ** 3.6525 - 1) / 0.2, 10);
    expect(calmar.compute(ofEquity(10_000, new Array<number>(100).fill(11_000)))).toEqual({ value: null, n: 100, reason: 'no-drawdown' });
    expect(calmar.compute(FOUR_DAYS).reason).toBe('span-under-90-days');
  });
});

describe('the shape of daily returns', () => {
  // m₂ = 0.0275 / 4 = 0.006875. Cubes: 2 · 0.000421875 − 0.001953125 − 0.000015625 = −0.001125; m₃ = −0.00028125.
  test('skewness is −0.00028125 / 0.006875^1.5 = −0.493382', () => {
    expect(skewness.compute(FOUR_DAYS).value).toBeCloseTo(-0.493382, 6);
    expect(skewness.compute(ofEquity(10_000, [11_000, 11_000]))).toEqual({ value: null, n: 2, reason: 'too-few-sessions' });
    expect(skewness.compute(ofEquity(10_000, [10_000, 10_000, 10_000])).reason).toBe('no-variation');
  });

  // Fourth powers: 2 · 0.000031640625 + 0.000244140625 + 0.000000390625 = 0.0003078125; m₄ = 0.000076953125.
  test('kurtosis is 0.000076953125 / 0.006875² = 1.628099, raw', () => {
    expect(kurtosis.compute(FOUR_DAYS).value).toBeCloseTo(1.628099, 6);
    expect(kurtosis.compute(ofEquity(10_000, [10_000, 10_000, 10_000]))).toEqual({ value: null, n: 3, reason: 'too-few-sessions' });
    expect(kurtosis.compute(ofEquity(10_000, [10_000, 10_000, 10_000, 10_000])).reason).toBe('no-variation');
  });

  test('best and worst day are the extremes', () => {
    expect(bestDay.compute(FOUR_DAYS).value).toBeCloseTo(0.1, 12);
    expect(worstDay.compute(FOUR_DAYS).value).toBeCloseTo(-0.1, 12);
    expect(bestDay.compute(NO_DAYS)).toEqual({ value: null, n: 0, reason: 'no-sessions' });
    expect(worstDay.compute(RUINED)).toEqual({ value: null, n: 3, reason: 'equity-not-positive' });
  });
});

describe('CVaR', () => {
  /** 30 sessions: losses of 40 %, then 20 %, the rest flat. */
  const thirty = ofEquity(10_000, [6_000, 4_800, ...new Array<number>(28).fill(4_800)]);

  test('of 30 sessions weighs 1.5 of them: (0.4 · 1 + 0.2 · 0.5) / 1.5 = 0.333333', () => {
    expect(cvar95.compute(thirty).value).toBeCloseTo(1 / 3, 12);
  });
  test('of 20 sessions is the worst one', () => {
    expect(cvar95.compute(ofEquity(10_000, [6_000, 4_800, ...new Array<number>(18).fill(4_800)])).value).toBeCloseTo(0.4, 12);
  });
  test('of 19 sessions is undefined', () => {
    expect(cvar95.compute(ofEquity(10_000, new Array<number>(19).fill(4_800)))).toEqual({ value: null, n: 19, reason: 'too-few-sessions' });
  });
});
