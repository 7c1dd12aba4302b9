// Keeps the entries that are armed, and sends them when they may go. Under the policy `reverse` an entry that meets a busy position makes it
// leave, and goes when it is flat; an entry decided while nothing trades goes at the next open. Each keeps the numbers that it sampled. A
// reversal lapses when the exit of the position takes longer than its ladder allows.
import type { ActionOutcome } from '../events';
import type { EnterPlan } from './action-plan';
import { arm, canAwaitOpen, forgetArmed, isMarketClosed, openAheadUs } from './await-open';
import { type Book, enterPlanOf, planOf } from './book';
import { sendEntry } from './enter';
import { chaseUs, exitPosition, UNANSWERED_US } from './exit-latch';
import { PHASE, type Position } from './position';
import { forgetReEntry } from './re-enter';
import type { Operands } from './sample-operands';

/** Entering the same way again is no reversal while nothing wants out: that is `busy`. */
export function armReverse(book: Book, position: Position, plan: EnterPlan, operands: Operands, timeUs: number): ActionOutcome {
  const isLeaving = position.phase === PHASE.exiting;
  if (position.armedPlus1 > 0 || (!isLeaving && position.actionPlus1 === plan.action + 1)) return 'busy';
  arm(position, plan, operands, 'reverse');
  windReverse(book, position, timeUs);
  if (!isLeaving) exitPosition(book, position, 'reverse', timeUs);
  return 'armed-reverse';
}

/**
 * When the reversal of a position that is not flat yet lapses: every step of the ladder, and never less than an exit may leave unanswered,
 * after it was armed. While nothing trades no time runs: it counts from the open, and after the close the next session says when that is.
 */
export function windReverse(book: Book, position: Position, timeUs: number): void {
  const plan = planOf(book, position);
  const fromUs = isMarketClosed(book, plan, timeUs) ? openAheadUs(book, plan, timeUs) : timeUs;
  const steps = plan.execution.chaseStepsMax + 1;
  position.armedUntilUs = fromUs + Math.max(UNANSWERED_US, steps * chaseUs(book, position));
}

export function disarm(book: Book, position: Position, timeUs: number): void {
  if (position.armedPlus1 === 0) return;
  book.outbox.write(timeUs, { kind: 'armedLapsed', position: position.index, action: armedBy(position) });
  forgetReEntry(book, position);
}

/** The action whose event armed the entry. */
function armedBy(position: Position): number {
  return (position.reEnterPlus1 > 0 ? position.reEnterPlus1 : position.armedPlus1) - 1;
}

/** Sends what waited for flat and for an open. Its outcome is journalled as that of the action. */
export function sendArmed(book: Book, timeUs: number): void {
  for (const position of book.positions) {
    if (position.armedPlus1 === 0 || position.armedSide !== 0 || !position.isFlat) continue;
    const plan = enterPlanOf(book, position.armedPlus1 - 1, position.isArmedReversed === 1);
    if (isWaiting(book, position, plan, timeUs)) continue;
    const reason = position.isArmedReverse === 1 ? 'reverse' : 'entry';
    const isReEntry = position.reEnterPlus1 > 0;
    const action = armedBy(position);
    forgetArmed(position);
    const outcome = sendEntry(book, plan, position.armedOperands, reason, timeUs);
    if (isReEntry && outcome === 'sent') position.reEntriesToday += 1;
    book.outbox.write(timeUs, { kind: 'outcome', action, outcome });
  }
}

/** Nothing trades: it goes at the open ahead, or at the next session's. */
function isWaiting(book: Book, position: Position, plan: EnterPlan, timeUs: number): boolean {
  if (position.reEnterPlus1 === 0) position.armedUntilUs = Number.POSITIVE_INFINITY;
  if (!canAwaitOpen(book, plan, timeUs)) return false;
  position.armedFromUs = openAheadUs(book, plan, timeUs);
  return true;
}
