// The list of all metrics, in the order a report shows them. A metric that is not here does not exist.
import type { Metric } from './metric';
import { ambiguousShare } from './metrics/ambiguous-share';
import { averageHolding } from './metrics/average-holding';
import { averageMae } from './metrics/average-mae';
import { averageMaeR } from './metrics/average-mae-r';
import { averageMfe } from './metrics/average-mfe';
import { averageMfeR } from './metrics/average-mfe-r';
import { bestDay } from './metrics/best-day';
import { bestTrade } from './metrics/best-trade';
import { cagr } from './metrics/cagr';
import { calmar } from './metrics/calmar';
import { charges } from './metrics/charges';
import { costShare } from './metrics/cost-share';
import { cvar95 } from './metrics/cvar95';
import { edgeRatio } from './metrics/edge-ratio';
import { expectancy } from './metrics/expectancy';
import { expectancyR } from './metrics/expectancy-r';
import { exposure } from './metrics/exposure';
import { kelly } from './metrics/kelly';
import { kurtosis } from './metrics/kurtosis';
import { longestLosingStreak } from './metrics/longest-losing-streak';
import { longestUnderWater } from './metrics/longest-under-water';
import { longestUnderWaterDaily } from './metrics/longest-under-water-daily';
import { longestWinningStreak } from './metrics/longest-winning-streak';
import { maxDrawdown } from './metrics/max-drawdown';
import { maxDrawdownDaily } from './metrics/max-drawdown-daily';
import { maxDrawdownMoney } from './metrics/max-drawdown-money';
import { netProfit } from './metrics/net-profit';
import { payoff } from './metrics/payoff';
import { profitFactor } from './metrics/profit-factor';
import { sharpe } from './metrics/sharpe';
import { skewness } from './metrics/skewness';
import { sortino } from './metrics/sortino';
import { sqn } from './metrics/sqn';
import { timeUnderWater } from './metrics/time-under-water';
import { timeUnderWaterDaily } from './metrics/time-under-water-daily';
import { totalReturn } from './metrics/total-return';
import { tradeCount } from './metrics/trade-count';
import { turnover } from './metrics/turnover';
import { ulcer } from './metrics/ulcer';
import { volatility } from './metrics/volatility';
import { winRate } from './metrics/win-rate';
import { worstDay } from './metrics/worst-day';
import { worstTrade } from './metrics/worst-trade';

export interface MetricGroup {
  readonly title: string;
  readonly metrics: readonly Metric[];
}

export const METRIC_GROUPS: readonly MetricGroup[] = Object.freeze([
  { title: 'Result', metrics: [netProfit, totalReturn, cagr, charges, costShare] },
  { title: 'Return for risk', metrics: [sharpe, sortino, calmar, volatility, skewness, kurtosis, cvar95, bestDay, worstDay] },
  {
    title: 'Drawdown',
    metrics: [
      maxDrawdown,
      maxDrawdownDaily,
      maxDrawdownMoney,
      timeUnderWater,
      timeUnderWaterDaily,
      longestUnderWater,
      longestUnderWaterDaily,
      ulcer,
    ],
  },
  {
    title: 'Trades',
    metrics: [
      tradeCount,
      winRate,
      profitFactor,
      expectancy,
      expectancyR,
      payoff,
      sqn,
      kelly,
      bestTrade,
      worstTrade,
      longestWinningStreak,
      longestLosingStreak,
    ],
  },
  {
    title: 'In the market',
    metrics: [exposure, turnover, averageHolding, averageMae, averageMaeR, averageMfe, averageMfeR, edgeRatio, ambiguousShare],
  },
]);

export const METRICS: readonly Metric[] = Object.freeze(METRIC_GROUPS.flatMap((group) => group.metrics));

export function findMetric(id: string): Metric | null {
  return METRICS.find((metric) => metric.id === id) ?? null;
}
