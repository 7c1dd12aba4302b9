// Judges whether all legs of an entry came as they were ordered, and deals with a leg that did not: all legs leave, the others are kept, or what
// is missing is sent again a step of the ladder later. A group ends flat or whole: with every leg in the same number of whole lots, be they fewer
// than were ordered. A leg that left by a rule of its own has come, and one that only did not come again breaks no group.
import { type Book, factsOf, planOf } from './book';
import { dropHopeless } from './entry-orders';
import { chaseUs, exitLeg, shortsFirst } from './exit-latch';
import { isMarketOpen } from './facts';
import type { Leg } from './leg';
import { lossOf } from './lose-entry';
import type { Position } from './position';

/** Call it only while the position is gathering. */
export function gatherLegs(book: Book, position: Position, timeUs: number): void {
  const legs = position.liveLegs;
  for (const leg of legs) if (leg.sign > 0) retryMissing(book, position, leg, timeUs);
  for (const leg of legs) {
    if (leg.sign > 0) continue;
    dropHopeless(book, position, leg, timeUs);
    retryMissing(book, position, leg, timeUs);
  }
  let isOver = true;
  for (const leg of legs) isOver &&= leg.isEntryOver;
  if (isOver) position.isGathering = 0;
  if (legs.length > 1) judge(book, position, isOver && !isWhole(position), timeUs);
}

function isMissing(leg: Leg): boolean {
  return leg.isEntryOver && !leg.isLatched && leg.isFailed === 0 && leg.enteredAsOrdered < leg.orderedQuantity;
}

/** As they count now. */
function missingUnits(leg: Leg): number {
  return Math.round((leg.orderedQuantity * leg.numerator - leg.enteredParts) / leg.denominator);
}

function retryMissing(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (
    leg.life > leg.livesBefore ||
    leg.change !== position.change ||
    !isMissing(leg) ||
    leg.retries >= planOf(book, position).execution.retriesMax
  )
    return;
  // What waits for cover has not failed: it goes with the cover. What its stop forbids, or nobody may enter now, is no better tried again.
  const why = lossOf(leg);
  const isInVain = why === 'no-cover' || why === 'stop-undefined' || book.run.isPaused === 1 || book.run.isKilled === 1;
  if (isInVain || !isMarketOpen(factsOf(book, leg.instrument), timeUs)) return;
  leg.retries += 1;
  leg.unsent = missingUnits(leg);
  leg.sendUs = timeUs + chaseUs(book, position);
  const attempt = leg.retries;
  book.outbox.write(timeUs, { kind: 'legRetried', position: position.index, leg: leg.index, attempt, units: leg.unsent, why });
}

/** A leg that never came has failed at once; one that came in part when nothing more comes and the others are in other lots than it. */
function judge(book: Book, position: Position, isUneven: boolean, timeUs: number): void {
  const { onLegFailure } = planOf(book, position).execution;
  let hasFailed = false;
  for (const leg of position.liveLegs) {
    const isAgain = leg.life > leg.livesBefore;
    if ((!isAgain && leg.change !== position.change) || !isMissing(leg) || (leg.enteredParts > 0 && (isAgain || !isUneven))) continue;
    const then = isAgain || onLegFailure === 'keep' ? 'keep' : 'exitAll';
    hasFailed ||= then === 'exitAll';
    leg.isFailed = 1;
    const { enteredAsOrdered: entered, orderedQuantity: ordered } = leg;
    book.outbox.write(timeUs, { kind: 'legFailed', position: position.index, leg: leg.index, entered, ordered, why: lossOf(leg), then });
  }
  if (!hasFailed) return;
  for (const leg of shortsFirst(position)) if (leg.isAllOut === 0) exitLeg(book, position, leg, 'brokenGroup', timeUs);
}

/** In whole numbers: lots of one leg against those of another. */
function isWhole(position: Position): boolean {
  const isOfChange = (leg: Leg): boolean => leg.change === position.change && leg.life === leg.livesBefore;
  const legs = position.liveLegs.filter((leg) => !leg.isLatched && isOfChange(leg));
  const [first] = legs;
  if (first === undefined) return true;
  if ((first.enteredAsOrdered * position.gatherLots) % first.orderedQuantity !== 0) return false;
  return legs.every((leg) => leg.enteredAsOrdered * first.orderedQuantity === first.enteredAsOrdered * leg.orderedQuantity);
}
