// A statistic of evidence: a number with the observations behind it, or null with the reason why there is none. Never a sentinel.
import { invariant } from '../../dsl/types/invariant';

export const EVIDENCE_REASONS = Object.freeze({
  'too-few-sessions': 'The run covers too few sessions.',
  'no-variation': 'All returns are equal.',
  'equity-not-positive': 'Equity fell to zero or below.',
  'variance-not-positive': 'Skewness and kurtosis of so few returns leave the estimate without a variance.',
  'not-above-benchmark': 'The ratio does not exceed what it is held against, however long the record.',
  'one-trial': 'One trial alone was made: there is nothing to deflate by.',
  'no-trial-sharpe': 'Fewer than two of the trials have a Sharpe ratio.',
  'too-few-configurations': 'Fewer than two configurations were tried.',
  'too-few-periods': 'There are fewer sessions than two for each block.',
  'no-trades': 'No trade was closed.',
  'no-profit': 'The trades made no profit together.',
  'not-above-typical': 'The value is not above that of the typical variant.',
  'no-neighbours': 'The variant has no neighbour on the surface.',
});
export type EvidenceReason = keyof typeof EVIDENCE_REASONS;

export interface EvidenceValue {
  readonly value: number | null;
  /** Observations behind it, as the definition says. */
  readonly n: number;
  readonly reason?: EvidenceReason;
}

export function known(value: number, n: number): EvidenceValue {
  invariant(Number.isFinite(value), 'a statistic is finite or has a reason');
  return { value: value === 0 ? 0 : value, n };
}

export function unknown(reason: EvidenceReason, n: number): EvidenceValue {
  return { value: null, n, reason };
}
