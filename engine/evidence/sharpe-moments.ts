// What the sampling error of a Sharpe ratio depends on: the ratio itself per period, its sample's length, skewness and raw kurtosis.
import { RETURN_RESOLUTION } from '../report/daily-returns';
import { centralSum, mean, sampleDeviation } from '../report/sample-moments';
import type { EvidenceReason } from './evidence-value';

export interface SharpeMoments {
  /** Per period, never annualised: mean over deviation (n − 1). */
  readonly sharpe: number;
  readonly n: number;
  /** m₃ / m₂^1.5, central moments over n. */
  readonly skewness: number;
  /** m₄ / m₂², central moments over n: 3 for the normal law, not 0. */
  readonly kurtosis: number;
}

/** Fewer say nothing of a fourth moment. */
const PERIODS_MIN = 4;

export function sharpeMoments(returns: Float64Array): SharpeMoments | EvidenceReason {
  const n = returns.length;
  if (n < PERIODS_MIN) return 'too-few-sessions';
  const deviation = sampleDeviation(returns);
  if (deviation < RETURN_RESOLUTION) return 'no-variation';
  const center = mean(returns);
  const variance = centralSum(returns, center, 2) / n;
  return {
    sharpe: center / deviation,
    n,
    skewness: centralSum(returns, center, 3) / n / (variance * Math.sqrt(variance)),
    kurtosis: centralSum(returns, center, 4) / n / (variance * variance),
  };
}

/**
 * Variance of the estimated ratio times (n − 1): 1 − γ₃·SR + (γ₄ − 1)/4·SR² (Mertens 2002; Bailey and López de Prado 2012). γ₄ is raw: on
 * normal returns this is 1 + SR²/2.
 */
export function sharpeVarianceTerm({ sharpe, skewness, kurtosis }: SharpeMoments): number {
  return 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
}
