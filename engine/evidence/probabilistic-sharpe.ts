// How probable it is that the true Sharpe ratio exceeds a benchmark, given a sample's length and the shape of its returns.
// Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012).
import { normalCdf } from '../number/normal';
import { type EvidenceValue, known, unknown } from './evidence-value';
import { type SharpeMoments, sharpeVarianceTerm } from './sharpe-moments';

/** Φ((SR − SR*) · √(n − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)), all per period. n = periods. */
export function probabilisticSharpe(moments: SharpeMoments, benchmark: number): EvidenceValue {
  const { sharpe, n } = moments;
  const variance = sharpeVarianceTerm(moments);
  if (variance <= 0) return unknown('variance-not-positive', n);
  return known(normalCdf(((sharpe - benchmark) * Math.sqrt(n - 1)) / Math.sqrt(variance)), n);
}
