// Two streams of decisions side by side: equal, or the first place where they part.
import { decisionLine, type LoggedDecision } from './decision-log';

export interface Divergence {
  /** Place in both streams. */
  readonly index: number;
  /** Null where a stream has already ended. */
  readonly left: LoggedDecision | null;
  readonly right: LoggedDecision | null;
}

/** Null where the streams are equal. */
export function findDivergence(left: readonly LoggedDecision[], right: readonly LoggedDecision[]): Divergence | null {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const ours = left[index] ?? null;
    const theirs = right[index] ?? null;
    if (ours === null || theirs === null || decisionLine(ours) !== decisionLine(theirs)) return { index, left: ours, right: theirs };
  }
  return null;
}
