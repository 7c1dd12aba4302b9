import { describe, expect, test } from 'vitest';
import { exampleRun, exampleTrade, exampleTrades } from '../example-run';
import type { Metric } from '../metric';
import type { ClosedTrade } from '../run-series';
import { ambiguousShare } from './ambiguous-share';
import { averageHolding } from './average-holding';
import { averageMae } from './average-mae';
import { averageMaeR } from './average-mae-r';
import { averageMfe } from './average-mfe';
import { averageMfeR } from './average-mfe-r';
import { bestTrade } from './best-trade';
import { charges } from './charges';
import { costShare } from './cost-share';
import { edgeRatio } from './edge-ratio';
import { expectancy } from './expectancy';
import { expectancyR } from './expectancy-r';
import { kelly } from './kelly';
import { longestLosingStreak } from './longest-losing-streak';
import { longestWinningStreak } from './longest-winning-streak';
import { payoff } from './payoff';
import { profitFactor } from './profit-factor';
import { sqn } from './sqn';
import { tradeCount } from './trade-count';
import { winRate } from './win-rate';
import { worstTrade } from './worst-trade';

const measure = (metric: Metric, trades: readonly ClosedTrade[]) => metric.compute(exampleRun(1_000, [[1_000]], { trades }));

/** Won 300 and 100, lost 200, one at exactly zero. */
const FOUR = exampleTrades([300, -200, 0, 100]);
const WON = exampleTrades([300, 100]);
const LOST = exampleTrades([-300, -100]);
const EVEN = exampleTrades([0, 0]);

describe('a trade at exactly zero', () => {
  test('is neither won nor lost: 2 wins of 3', () => {
    expect(measure(winRate, FOUR)).toEqual({ value: 2 / 3, n: 3 });
    expect(measure(winRate, EVEN)).toEqual({ value: null, n: 0, reason: 'no-decided-trades' });
  });
  test('counts in expectancy: (300 − 200 + 0 + 100) / 4 = 50', () => {
    expect(measure(expectancy, FOUR)).toEqual({ value: 50, n: 4 });
    expect(measure(expectancy, EVEN)).toEqual({ value: 0, n: 2 });
  });
  test('leaves a streak as it is', () => {
    const trades = exampleTrades([100, 0, 100, -100, 0, 0, -100, -100, 100]);
    expect(measure(longestWinningStreak, trades)).toEqual({ value: 2, n: 6 });
    expect(measure(longestLosingStreak, trades)).toEqual({ value: 3, n: 6 });
    expect(measure(longestLosingStreak, EVEN)).toEqual({ value: 0, n: 0 });
  });
});

describe('won against lost', () => {
  test('profit factor is 400 / 200 = 2, undefined without a loss, 0 without a win', () => {
    expect(measure(profitFactor, FOUR)).toEqual({ value: 2, n: 4 });
    expect(measure(profitFactor, WON)).toEqual({ value: null, n: 2, reason: 'no-losses' });
    expect(measure(profitFactor, LOST)).toEqual({ value: 0, n: 2 });
  });
  test('payoff is (400 / 2) / (200 / 1) = 1, undefined without both', () => {
    expect(measure(payoff, FOUR)).toEqual({ value: 1, n: 3 });
    expect(measure(payoff, WON)).toEqual({ value: null, n: 2, reason: 'no-losses' });
    expect(measure(payoff, LOST)).toEqual({ value: null, n: 2, reason: 'no-wins' });
  });
  test('Kelly is 2/3 − (1/3) / 1 = 1/3', () => {
    expect(measure(kelly, FOUR).value).toBeCloseTo(1 / 3, 12);
    expect(measure(kelly, WON).reason).toBe('no-losses');
    expect(measure(kelly, LOST).reason).toBe('no-wins');
  });
  test('SQN: mean 50, squares 250² + 250² + 50² + 50² = 130 000, deviation √(130 000 / 3) = 208.1666; √4 · 50 / 208.1666 = 0.480384', () => {
    expect(measure(sqn, FOUR).value).toBeCloseTo(0.480384, 6);
    expect(measure(sqn, FOUR).n).toBe(4);
    expect(measure(sqn, EVEN)).toEqual({ value: null, n: 2, reason: 'no-variation' });
    expect(measure(sqn, exampleTrades([5]))).toEqual({ value: null, n: 1, reason: 'too-few-trades' });
  });
  test('best and worst trade are 300 and −200', () => {
    expect(measure(bestTrade, FOUR)).toEqual({ value: 300, n: 4 });
    expect(measure(worstTrade, FOUR)).toEqual({ value: -200, n: 4 });
  });
});

describe('risk and excursion', () => {
  const trades = [
    exampleTrade(0, 300, { riskPaise: 100, maePaise: 50, mfePaise: 400, minutesHeld: 10 }),
    exampleTrade(1, -200, { riskPaise: 200, maePaise: 200, mfePaise: 20, minutesHeld: 50, ambiguous: true }),
    exampleTrade(2, 900, { riskPaise: null, maePaise: 0, mfePaise: 900, minutesHeld: 60 }),
  ];
  test('expectancy in R is (300/100 − 200/200) / 2 = 1, of the two trades with a known risk', () => {
    expect(measure(expectancyR, trades)).toEqual({ value: 1, n: 2 });
    expect(measure(expectancyR, FOUR)).toEqual({ value: null, n: 0, reason: 'no-known-risk' });
  });
  test('average MAE is 250 / 3, in R (0.5 + 1) / 2; average MFE is 1 320 / 3, in R (4 + 0.1) / 2', () => {
    expect(measure(averageMae, trades)).toEqual({ value: 250 / 3, n: 3 });
    expect(measure(averageMaeR, trades)).toEqual({ value: 0.75, n: 2 });
    expect(measure(averageMfe, trades)).toEqual({ value: 440, n: 3 });
    expect(measure(averageMfeR, trades)).toEqual({ value: 2.05, n: 2 });
    expect(measure(averageMaeR, FOUR).reason).toBe('no-known-risk');
    expect(measure(averageMfeR, FOUR).reason).toBe('no-known-risk');
  });
  test('edge ratio is 1 320 / 250 = 5.28', () => {
    expect(measure(edgeRatio, trades)).toEqual({ value: 5.28, n: 3 });
    expect(measure(edgeRatio, FOUR)).toEqual({ value: null, n: 4, reason: 'no-adverse-excursion' });
  });
  test('holding is (10 + 50 + 60) / 3 = 40 minutes; one trade of three is ambiguous', () => {
    expect(measure(averageHolding, trades)).toEqual({ value: 40, n: 3 });
    expect(measure(ambiguousShare, trades)).toEqual({ value: 1 / 3, n: 3 });
  });
});

describe('costs', () => {
  test('are 30 + 50 = 80 of 330 − 50 = 280 before charges', () => {
    const trades = [exampleTrade(0, 300, { chargesPaise: 30 }), exampleTrade(1, -100, { chargesPaise: 50 })];
    expect(measure(charges, trades)).toEqual({ value: 80, n: 2 });
    expect(measure(costShare, trades)).toEqual({ value: 80 / 280, n: 2 });
  });
  test('have no share of nothing', () => {
    expect(measure(costShare, [exampleTrade(0, -30, { chargesPaise: 30 })])).toEqual({ value: null, n: 1, reason: 'gross-not-positive' });
  });
});

test('without trades every trade statistic but the counts says so', () => {
  expect(measure(tradeCount, [])).toEqual({ value: 0, n: 0 });
  expect(measure(charges, [])).toEqual({ value: 0, n: 0 });
  const rest = [
    winRate,
    profitFactor,
    expectancy,
    expectancyR,
    payoff,
    kelly,
    sqn,
    bestTrade,
    worstTrade,
    longestWinningStreak,
    longestLosingStreak,
  ];
  const more = [averageMae, averageMaeR, averageMfe, averageMfeR, edgeRatio, averageHolding, ambiguousShare, costShare];
  for (const metric of [...rest, ...more]) expect(measure(metric, []), metric.id).toEqual({ value: null, n: 0, reason: 'no-trades' });
});
