// The ladder of an exit that does not fill: it is priced anew every few seconds, then across the full band, until it is done. An exit that was
// refused, expired or taken away by the exchange stands on the same ladder without an order. A refused stop is laid again here too.
import { type Book, factsOf, planOf } from './book';
import { cancelEntries, chaseUs, hastenChase } from './exit-latch';
import { isMarketOpen } from './facts';
import type { Leg } from './leg';
import type { Position } from './position';
import { steerExits } from './steer-exits';

/** A step of the leg's ladder is due. */
export function chase(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.chaseUs = Number.POSITIVE_INFINITY;
  const facts = factsOf(book, leg.instrument);
  if (!isMarketOpen(facts, timeUs)) {
    // Outside trading nothing can be priced: the open starts the ladder, and after the close the next session says when that is.
    if (timeUs < facts.openUs) leg.chaseUs = facts.openUs;
    return;
  }
  if (!leg.isLatched) {
    leg.isStopRefused = 0;
    steerExits(book, position, leg, timeUs);
    return;
  }
  cancelEntries(book, leg, timeUs);
  // Its ladder begins when what it covers is out.
  if (leg.isHeldBack === 1) return;
  if (leg.quantity !== 0 && isUntried(leg)) steerExits(book, position, leg, timeUs);
  else if (leg.quantity !== 0) step(book, position, leg, timeUs);
  leg.chaseUs = timeUs + chaseUs(book, position);
}

/** The exit was wanted while nothing traded: it has failed nowhere yet. */
function isUntried(leg: Leg): boolean {
  return leg.mayPlace === 1 && !leg.exits.some((order) => order.isWorking);
}

function step(book: Book, position: Position, leg: Leg, timeUs: number): void {
  tellUnfilled(book, position, leg, timeUs);
  leg.chaseSteps += 1;
  if (leg.chaseSteps > planOf(book, position).execution.chaseStepsMax) leg.isFullBand = 1;
  leg.pricing += 1;
  leg.mayPlace = 1;
  book.outbox.write(timeUs, {
    kind: 'chased',
    position: position.index,
    leg: leg.index,
    step: leg.chaseSteps,
    isFullBand: leg.isFullBand === 1,
  });
  steerExits(book, position, leg, timeUs);
}

/** The exit has no order any more: the ladder gives it another. */
export function loseExit(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.mayPlace = 0;
  tellUnfilled(book, position, leg, timeUs);
  hastenChase(leg, timeUs + chaseUs(book, position));
}

/** The venue will not hold the stop: monitored, and laid again as often as the ladder has steps. */
export function loseStop(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.isStopRefused = 1;
  leg.stopRefusals += 1;
  book.outbox.write(timeUs, { kind: 'stopMonitored', position: position.index, leg: leg.index, stop: leg.stop });
  if (leg.stopRefusals <= planOf(book, position).execution.chaseStepsMax) hastenChase(leg, timeUs + chaseUs(book, position));
}

/** Once for each latch. */
function tellUnfilled(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.isUnfilledTold === 1) return;
  leg.isUnfilledTold = 1;
  book.outbox.write(timeUs, { kind: 'exitUnfilled', position: position.index, leg: leg.index, left: leg.held });
  book.outbox.tellPosition(position.index, 'exitUnfilled', timeUs);
}
