// Holds the bound on sold legs that were drawn covered and are held without their cover: how long that has been so, and what happens when it has
// been too long. The bound is hard: tries to get the cover happen within it, and after it the sold leg leaves, alone or with all others.
import { US_PER_SECOND } from '../time/ist-time';
import { type Book, planOf } from './book';
import { uncoveredUnits } from './cover';
import { exitLeg, exitPosition } from './exit-latch';
import type { Leg } from './leg';
import type { Position } from './position';

/** Winds the position's clock when a sold leg loses its cover, and stops it when none is without. */
export function watchCover(book: Book, position: Position, timeUs: number): void {
  const { uncoveredSecondsMax } = planOf(book, position).execution;
  if (uncoveredSecondsMax === Number.POSITIVE_INFINITY) return;
  let isBare = false;
  for (const leg of position.liveLegs) isBare ||= bareUnits(book, position, leg) > 0;
  if (!isBare) position.uncoveredUs = Number.POSITIVE_INFINITY;
  else if (position.uncoveredUs === Number.POSITIVE_INFINITY) position.uncoveredUs = timeUs + uncoveredSecondsMax * US_PER_SECOND;
}

/** Of a leg that is on its way out already nothing more is wanted. */
function bareUnits(book: Book, position: Position, leg: Leg): number {
  return leg.isInUse && leg.sign < 0 && leg.isAllOut === 0 ? uncoveredUnits(book, position, leg) : 0;
}

/** The clock has rung. */
export function leaveUncovered(book: Book, position: Position, timeUs: number): void {
  position.uncoveredUs = Number.POSITIVE_INFINITY;
  const then = planOf(book, position).execution.onLegFailure === 'keep' ? 'keep' : 'exitAll';
  let isBare = false;
  for (const leg of position.liveLegs) {
    const units = bareUnits(book, position, leg);
    if (units === 0) continue;
    isBare = true;
    book.outbox.write(timeUs, { kind: 'uncovered', position: position.index, leg: leg.index, units, then });
    if (then === 'keep') exitLeg(book, position, leg, 'brokenGroup', timeUs);
  }
  if (isBare && then === 'exitAll') exitPosition(book, position, 'brokenGroup', timeUs);
}
