// Carries out an action whose event fired, and says what became of it. It remembers nothing of the event but an entry that it arms.
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { ActionOutcome } from '../events';
import type { ActionPlan, EnterPlan } from './action-plan';
import { fireAddLegs } from './add-legs';
import { fireAdjust } from './adjust';
import { awaitOpen, canAwaitOpen } from './await-open';
import { type Book, positionOf } from './book';
import { sendEntry } from './enter';
import { fireExit } from './fire-exit';
import { fireReEnter } from './re-enter';
import { armReverse, disarm } from './reverse';
import { type Sample, sampleOperands } from './sample-operands';
import { fireScale } from './scale';

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
      return fireExit(book, plan, timeUs);
    case 'scale':
      return fireScale(book, plan, timeUs);
    case 'addLegs':
      return fireAddLegs(book, plan, timeUs, sample);
    case 'adjust':
      return fireAdjust(book, plan, timeUs, sample);
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
