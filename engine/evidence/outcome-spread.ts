// Many outcomes of one question as a few order statistics: what a fan of what-ifs is told by.
import { invariant } from '../../dsl/types/invariant';
import { quantile } from '../report/quantile';

export interface OutcomeSpread {
  readonly rounds: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

export function outcomeSpread(outcomes: Float64Array): OutcomeSpread {
  invariant(outcomes.length > 0, 'a spread is of something');
  const ascending = outcomes.slice().sort();
  return {
    rounds: outcomes.length,
    p05: quantile(ascending, 0.05),
    p25: quantile(ascending, 0.25),
    p50: quantile(ascending, 0.5),
    p75: quantile(ascending, 0.75),
    p95: quantile(ascending, 0.95),
  };
}
