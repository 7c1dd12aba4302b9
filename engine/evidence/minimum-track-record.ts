// How long a record must be before its Sharpe ratio exceeds a benchmark with some confidence, the returns going on as they were.
// Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012).
import { normalInverse } from '../number/normal';
import { type EvidenceValue, known, unknown } from './evidence-value';
import { type SharpeMoments, sharpeVarianceTerm } from './sharpe-moments';

/** 1 + (1 − γ₃·SR + (γ₄ − 1)/4·SR²) · (Z(confidence) / (SR − SR*))², in periods, not rounded. n = periods of the sample. */
export function minimumTrackRecord(moments: SharpeMoments, benchmark: number, confidence: number): EvidenceValue {
  const { sharpe, n } = moments;
  if (sharpe <= benchmark) return unknown('not-above-benchmark', n);
  const variance = sharpeVarianceTerm(moments);
  if (variance <= 0) return unknown('variance-not-positive', n);
  const deviations = normalInverse(confidence) / (sharpe - benchmark);
  return known(1 + variance * deviations * deviations, n);
}
