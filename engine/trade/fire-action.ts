// An action whose event fired: what is done with it, and the outcome that says so. Nothing is remembered of an event but an entry that is armed.
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { ActionOutcome } from '../events';
import type { ActionPlan, EnterPlan } from './action-plan';
import { awaitOpen, canAwaitOpen } from './await-open';
import { type Book, factsOf, positionOf } from './book';
import { sendEntry } from './enter';
import { exitPart, exitPosition, shortsFirst } from './exit-latch';
import { fireReEnter } from './re-enter';
import { armReverse, disarm } from './reverse';
import { type Sample, sampleOperands } from './sample-operands';

export function fireAction(book: Book, action: number, timeUs: number, sample: Sample): ActionOutcome {
  const plan = book.actions[action];
  if (plan === undefined) invariant(false, `action ${action} is in the program`);
  const outcome = fire(book, plan, timeUs, sample);
  book.outbox.write(timeUs, { kind: 'outcome', action, outcome });
  return outcome;
}

function fire(book: Book, plan: ActionPlan, timeUs: number, sample: Sample): ActionOutcome {
  switch (plan.kind) {
    case 'enter':
      return fireEnter(book, plan, timeUs, sample);
    case 'exit':
      return fireExit(book, plan.position, plan.percent, timeUs);
    case 'reEnter':
      return fireReEnter(book, plan, timeUs, sample);
    case 'notify':
      book.outbox.ask({ kind: 'notify', action: plan.action });
      return 'sent';
    default:
      return assertNever(plan);
  }
}

function fireEnter(book: Book, plan: EnterPlan, timeUs: number, sample: Sample): ActionOutcome {
  const position = positionOf(book, plan.position);
  if (book.run.isPaused === 1 || book.run.isKilled === 1) return 'paused';
  // A new signal is worth more than the memory of the last one.
  if (position.isFlat && position.armedSide !== 0) disarm(book, position, timeUs);
  if (position.isExposed && plan.whenBusy === 'ignore') return 'busy';
  const operands = sampleOperands(plan, sample);
  if (typeof operands === 'string') return operands;
  if (position.isExposed) return armReverse(book, position, plan, operands, timeUs);
  if (canAwaitOpen(book, plan, timeUs)) return awaitOpen(book, position, plan, operands, timeUs);
  return sendEntry(book, plan, operands, 'entry', timeUs);
}

/** `busy`: an exit is pending already. A part is whole lots of what is held. */
function fireExit(book: Book, index: number, percent: number, timeUs: number): ActionOutcome {
  const position = positionOf(book, index);
  disarm(book, position, timeUs);
  if (position.isFlat) return 'not-open';
  if (percent >= 100) return exitPosition(book, position, 'exitAction', timeUs) ? 'sent' : 'busy';
  const legs = shortsFirst(position).filter((leg) => leg.held > 0 && !leg.isLatched);
  if (legs.length === 0) return position.openedUs === 0 ? 'not-open' : 'busy';
  let isSent = false;
  for (const leg of legs) {
    const { lot } = factsOf(book, leg.instrument);
    const part = Math.floor((leg.held * percent) / 100 / lot + 1e-9) * lot;
    isSent = exitPart(book, position, leg, part, timeUs) || isSent;
  }
  return isSent ? 'sent' : 'size-zero';
}
