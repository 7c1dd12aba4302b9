// The policy `reverse`: an entry that meets a busy position is armed with the numbers it sampled, makes the position leave if nothing else
// does, is sent when it is flat, and lapses when the exit takes longer than its ladder allows.
import type { ActionOutcome } from '../events';
import type { EnterPlan } from './action-plan';
import { type Book, planOf } from './book';
import { sendEntry } from './enter';
import { chaseUs, exitPosition, UNANSWERED_US } from './exit-latch';
import { PHASE, type Position } from './position';

/** Entering the same way again is no reversal while nothing wants out: that is `busy`. */
export function armReverse(book: Book, position: Position, plan: EnterPlan, operands: Float64Array, timeUs: number): ActionOutcome {
  const isLeaving = position.phase === PHASE.exiting;
  if (position.armedPlus1 > 0 || (!isLeaving && position.actionPlus1 === plan.action + 1)) return 'busy';
  position.armedPlus1 = plan.action + 1;
  position.armedOperands.fill(0);
  position.armedOperands.set(operands);
  position.armedUntilUs = timeUs + exitTimeoutUs(book, position);
  if (!isLeaving) exitPosition(book, position, 'reverse', timeUs);
  return 'armed-reverse';
}

/** Time for every step of the ladder, and never less than an exit may leave unanswered. */
function exitTimeoutUs(book: Book, position: Position): number {
  const steps = planOf(book, position).execution.chaseStepsMax + 1;
  return Math.max(UNANSWERED_US, steps * chaseUs(book, position));
}

export function disarm(book: Book, position: Position, timeUs: number): void {
  if (position.armedPlus1 === 0) return;
  book.outbox.write(timeUs, { kind: 'reverseLapsed', position: position.index, action: position.armedPlus1 - 1 });
  position.armedPlus1 = 0;
  position.armedUntilUs = Number.POSITIVE_INFINITY;
}

/** Sends what waited for flat. Its outcome is journalled as that of the action. */
export function sendArmed(book: Book, timeUs: number): void {
  for (const position of book.positions) {
    if (position.armedPlus1 === 0 || !position.isFlat) continue;
    const plan = book.actions[position.armedPlus1 - 1];
    position.armedPlus1 = 0;
    position.armedUntilUs = Number.POSITIVE_INFINITY;
    if (plan === undefined || plan.kind !== 'enter') continue;
    const outcome = sendEntry(book, plan, position.armedOperands.slice(0, plan.operands.length), 'reverse', timeUs);
    book.outbox.write(timeUs, { kind: 'outcome', action: plan.action, outcome });
  }
}
