// What all changes of an open position have in common: when one may begin, and what begins with it. A position makes one change at a time.
// Another does nothing until all that was ordered has come or is lost, and no change begins beside an exit.
import type { ActionOutcome } from '../events';
import { type Book, planOf } from './book';
import type { Leg } from './leg';
import { PHASE, type Position } from './position';
import { noteUse, usesOf } from './uses';

interface ChangePlan {
  readonly action: number;
  readonly max: number;
}

/** Why nothing may change now, or null. */
export function findChangeRefusal(book: Book, position: Position, { action, max }: ChangePlan): ActionOutcome | null {
  if (position.isFlat || position.openedUs === 0) return 'not-open';
  if (position.phase === PHASE.exiting || position.groupLatch !== 0 || position.isGathering === 1) return 'busy';
  if (position.liveLegs.some(isMoving)) return 'busy';
  return usesOf(book, action) >= max ? 'changes-used' : null;
}

function isMoving(leg: Leg): boolean {
  return leg.isInUse && leg.isClosed === 0 && (leg.isLatched || !leg.isEntryOver);
}

const NONE: readonly Leg[] = [];

/**
 * From now on legs are ordered by this action, so many lots of their group; whether all of them come is not known yet. `fresh`: those that the
 * position did not have. Who stood in for whom in an earlier change is settled.
 */
export function startChange(book: Book, position: Position, { action }: ChangePlan, lots: number, fresh = NONE): void {
  noteUse(book, action);
  for (const leg of position.liveLegs) if (!fresh.includes(leg)) leg.replacesPlus1 = 0;
  position.change += 1;
  for (const leg of fresh) leg.change = position.change;
  position.gatherLots = lots;
  position.isReversal = 0;
  position.isGathering = position.legCount > 1 || planOf(book, position).execution.retriesMax > 0 ? 1 : 0;
}

/** The leg is among what the present change orders: so many units more, as they count now. */
export function orderMore(position: Position, leg: Leg, { action }: ChangePlan, units: number): void {
  leg.change = position.change;
  leg.orderedByPlus1 = action + 1;
  leg.livesBefore = leg.life;
  leg.unsent = units;
  leg.sendUs = Number.POSITIVE_INFINITY;
  leg.entryChaseUs = Number.POSITIVE_INFINITY;
  leg.retries = 0;
  leg.isFailed = 0;
}
