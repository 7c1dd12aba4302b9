// Leaves a position, some legs of it, or a part of either. It only takes exit latches: `exit-latch` and `steer-exits` say how legs leave, and in
// which order.
import type { ActionOutcome } from '../events';
import type { ExitPlan } from './action-plan';
import { lapseLeg } from './armed-legs';
import { type Book, factsOf, positionOf } from './book';
import { exitLeg, exitPart, exitPosition } from './exit-latch';
import type { Leg } from './leg';
import { pickLegs } from './pick-legs';
import type { Position } from './position';
import { disarm } from './reverse';
import { wholeLots } from './whole-lots';

/** `busy`: an exit is pending already. A part is whole lots of what is held. */
export function fireExit(book: Book, { position: index, percent, which }: ExitPlan, timeUs: number): ActionOutcome {
  const position = positionOf(book, index);
  disarm(book, position, timeUs);
  if (position.isFlat) return 'not-open';
  const isWhole = percent >= 100;
  if (which === null && isWhole) return exitPosition(book, position, 'exitAction', timeUs) ? 'sent' : 'busy';
  const picked = pickLegs(book, position, which);
  if (isWhole) return exitLegs(book, position, picked, timeUs);
  const legs = picked.filter((leg) => leg.held > 0 && !leg.isLatched);
  if (legs.length === 0) return whyNone(position, picked);
  let isSent = false;
  for (const leg of legs) {
    const { lot } = factsOf(book, leg.instrument);
    const part = wholeLots((leg.held * percent) / 100 / lot) * lot;
    isSent = exitPart(book, position, leg, part, 'exitAction', timeUs) || isSent;
  }
  return isSent ? 'sent' : 'size-zero';
}

/** Legs that are out and would come back are out for good. */
function exitLegs(book: Book, position: Position, picked: readonly Leg[], timeUs: number): ActionOutcome {
  let isSent = false;
  for (const leg of picked) {
    const wasWaiting = leg.again > 0;
    lapseLeg(book, position, leg, timeUs);
    isSent = exitLeg(book, position, leg, 'exitAction', timeUs) || wasWaiting || isSent;
  }
  return isSent ? 'sent' : whyNone(position, picked);
}

function whyNone(position: Position, picked: readonly Leg[]): ActionOutcome {
  if (position.openedUs === 0) return 'not-open';
  return picked.some((leg) => leg.isClosed === 0) ? 'busy' : 'no-such-leg';
}
