// How probable it is that the true Sharpe ratio is above zero, given that the strategy is the best of many that were tried.
// Bailey and López de Prado, "The deflated Sharpe ratio", Journal of Portfolio Management 40 (2014).
import { type EvidenceValue, unknown } from './evidence-value';
import { expectedMaximum } from './expected-maximum';
import { probabilisticSharpe } from './probabilistic-sharpe';
import type { SharpeMoments } from './sharpe-moments';

export interface Trials {
  /** All that were made, those without a Sharpe ratio included. */
  readonly count: number;
  /** Variance (n − 1) of their Sharpe ratios per period; null where fewer than two have one. */
  readonly sharpeVariance: number | null;
}

/** What the best of so many worthless trials would show: √V · E[max of N], per period. */
export function luckySharpe({ count, sharpeVariance }: Trials): number | null {
  return sharpeVariance === null ? null : Math.sqrt(sharpeVariance) * expectedMaximum(count);
}

/** The probabilistic Sharpe ratio against that. Trials count as independent, which is cautious: variants of one rule are alike. */
export function deflatedSharpe(moments: SharpeMoments, trials: Trials): EvidenceValue {
  if (trials.count < 2) return unknown('one-trial', moments.n);
  const benchmark = luckySharpe(trials);
  return benchmark === null ? unknown('no-trial-sharpe', moments.n) : probabilisticSharpe(moments, benchmark);
}

/** Of the Sharpe ratios of trials; null is a trial that has none. */
export function trialsOf(sharpes: readonly (number | null)[]): Trials {
  const defined = sharpes.filter((sharpe) => sharpe !== null);
  if (defined.length < 2) return { count: sharpes.length, sharpeVariance: null };
  const mean = defined.reduce((sum, sharpe) => sum + sharpe, 0) / defined.length;
  const squares = defined.reduce((sum, sharpe) => sum + (sharpe - mean) * (sharpe - mean), 0);
  return { count: sharpes.length, sharpeVariance: squares / (defined.length - 1) };
}
