// Watches the age of the prices that risk goes by. It says once of each price that it is too old, leaves resting stops where they are, and takes
// the position out so many seconds later if the bundle says so. Nights age nothing: a session's prices are as old as the session at most.

import { US_PER_SECOND } from '../time/ist-time';
import { type Book, factsOf, legRulesOf, planOf } from './book';
import { exitPosition } from './exit-latch';
import type { Leg } from './leg';
import { PHASE, type Position } from './position';
import { hasUnderlyingRules } from './risk-plan';

/** The position's clock for it is due: something may be past its age, and the clock is wound anew. False where nothing came of it. */
export function watchStale(book: Book, position: Position, timeUs: number): boolean {
  position.staleUs = Number.POSITIVE_INFINITY;
  if (position.phase === PHASE.flat) return false;
  let hasActed = false;
  for (const leg of position.liveLegs) if (leg.quantity !== 0 && watchLeg(book, position, leg, timeUs)) hasActed = true;
  return hasActed;
}

function watchLeg(book: Book, position: Position, leg: Leg, timeUs: number): boolean {
  const isUnderlyingOlder = watchesUnderlying(book, position, leg) && leg.underlyingUs < leg.lastUs;
  const seenUs = isUnderlyingOlder ? leg.underlyingUs : leg.lastUs;
  const staleFromUs = Math.max(seenUs, factsOf(book, leg.instrument).openUs) + book.priceAgeUsMax;
  if (timeUs < staleFromUs) {
    position.staleUs = Math.min(position.staleUs, staleFromUs);
    return false;
  }
  position.staleUs = Math.min(position.staleUs, timeUs + book.priceAgeUsMax);
  const isNew = leg.staleToldUs !== seenUs;
  if (isNew) alert(book, position, leg, isUnderlyingOlder ? leg.underlyingLast : leg.last, seenUs, timeUs);
  if (leg.isAllOut === 1) return isNew;
  const exitUs = staleFromUs + planOf(book, position).risk.exitOnStaleSeconds * US_PER_SECOND;
  if (timeUs < exitUs) {
    position.staleUs = Math.min(position.staleUs, exitUs);
    return isNew;
  }
  book.outbox.write(timeUs, { kind: 'riskFired', rule: 'stale', position: position.index, leg: leg.index, limit: exitUs, value: timeUs });
  exitPosition(book, position, 'stale', timeUs);
  return true;
}

/** Risk goes by the price of another instrument too. */
function watchesUnderlying(book: Book, position: Position, leg: Leg): boolean {
  return (
    position.isUnderlyingWatched === 1 && leg.underlying !== leg.instrument && hasUnderlyingRules(legRulesOf(planOf(book, position), leg))
  );
}

function alert(book: Book, position: Position, leg: Leg, price: number, priceUs: number, timeUs: number): void {
  leg.staleToldUs = priceUs;
  book.outbox.write(timeUs, { kind: 'stalePrice', position: position.index, leg: leg.index, price, priceUs });
}
