// Where a walk-forward chooses and where it is judged: windows of sessions, in order, no session judged twice and none judged that was chosen on.
// History before a window warms its indicators up whatever the fold, so a fold loses no session to that.
import { invariant } from '../../dsl/types/invariant';

export interface WalkForwardPlan {
  readonly scheme: 'anchored' | 'rolling';
  /** Sessions on which parameters are chosen: of the first fold where anchored, of each where rolling. */
  readonly chooseSessions: number;
  /** Sessions on which the choice is judged; the last fold may have fewer. */
  readonly judgeSessions: number;
  /** Sessions left out between the two: at least as many as a position may be held. */
  readonly embargoSessions: number;
}

/** Places in the list of sessions: from inclusive, to exclusive. */
export interface SessionRange {
  readonly from: number;
  readonly to: number;
}

export interface WalkForwardFold {
  readonly choose: SessionRange;
  readonly judge: SessionRange;
}

/** Judged windows touch each other, so that together they are one record. A rest shorter than half a window is left off. */
export function walkForwardFolds(sessions: number, plan: WalkForwardPlan): readonly WalkForwardFold[] {
  const { scheme, chooseSessions, judgeSessions, embargoSessions } = plan;
  invariant(chooseSessions > 0 && judgeSessions > 0 && embargoSessions >= 0, 'windows have a length');
  const folds: WalkForwardFold[] = [];
  for (let from = chooseSessions + embargoSessions; from < sessions; from += judgeSessions) {
    const judge = { from, to: Math.min(from + judgeSessions, sessions) };
    if (judge.to - judge.from < judgeSessions / 2) break;
    const chosenTo = from - embargoSessions;
    folds.push({ choose: { from: scheme === 'anchored' ? 0 : chosenTo - chooseSessions, to: chosenTo }, judge });
  }
  return folds;
}
