// What a statistic of a run is: one published formula, a direction, and a value that is null with a reason where the formula has none.
// Never a sentinel: no infinity, no zero and no ten stands for "undefined".
import { invariant } from '../../dsl/types/invariant';
import type { ClosedTrade, RunSeries } from './run-series';

export const UNDEFINED_REASONS = Object.freeze({
  'no-sessions': 'The run covers no session.',
  'no-trades': 'No trade was closed.',
  'no-decided-trades': 'Every closed trade ended at exactly zero.',
  'no-wins': 'No trade was won.',
  'no-losses': 'No trade was lost.',
  'no-known-risk': 'No closed trade had a stop with a price at entry.',
  'no-adverse-excursion': 'No trade was ever under water.',
  'no-variation': 'All values are equal.',
  'no-downside': 'No session lost money.',
  'no-drawdown': 'Equity never fell below an earlier peak.',
  'too-few-sessions': 'The run covers too few sessions.',
  'too-few-trades': 'Too few trades were closed.',
  'span-under-90-days': 'The run covers fewer than 90 calendar days.',
  'equity-not-positive': 'Equity fell to zero or below.',
  'gross-not-positive': 'The trades earned nothing before charges.',
});
export type UndefinedReason = keyof typeof UNDEFINED_REASONS;

export interface MetricValue {
  readonly value: number | null;
  /** Observations behind the value: sessions, minutes or trades, as the definition says. */
  readonly n: number;
  readonly reason?: UndefinedReason;
}

/** `fraction` is shown as a percentage, `paise` as rupees. */
export type MetricUnit = 'paise' | 'fraction' | 'ratio' | 'r-multiple' | 'trades' | 'sessions' | 'days' | 'minutes';

/** Daily simple returns of one sample, real or resampled, with what annualises them. */
export interface DailySample {
  readonly returns: Float64Array;
  readonly sessionsPerYear: number;
  readonly calendarDays: number;
}

/** How to ask the same statistic of a resampled run, where chance lies in the trades or in the days. */
export type Resampling =
  | { readonly kind: 'trades'; readonly statistic: (trades: readonly ClosedTrade[]) => MetricValue }
  | { readonly kind: 'daily-returns'; readonly statistic: (sample: DailySample) => MetricValue };

export interface Metric {
  readonly id: string;
  readonly label: string;
  readonly unit: MetricUnit;
  /** The formula as published, in words that settle every edge. */
  readonly definition: string;
  /** Which way is better; null where neither is. */
  readonly direction: 'higher' | 'lower' | null;
  readonly compute: (run: RunSeries) => MetricValue;
  readonly resampling: Resampling | null;
}

export function defined(value: number, n: number): MetricValue {
  invariant(Number.isFinite(value), 'a metric is finite or undefined');
  return { value: value === 0 ? 0 : value, n };
}

export function notDefined(reason: UndefinedReason, n: number): MetricValue {
  return { value: null, n, reason };
}
