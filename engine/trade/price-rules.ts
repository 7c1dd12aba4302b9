// Asks the monitored rules at a price that may concern them, strongest first (`risk-priority.ts`). A rule that fires takes an exit latch. A trail
// or a lock steps last, so that what it moves binds from the next price on.
import { releaseLeg } from './armed-legs';
import { type Book, factsOf } from './book';
import { exitLeg } from './exit-latch';
import { applyGreekLimits } from './greek-rules';
import type { Leg } from './leg';
import { applyGains, applyLossLimits, stepLocks } from './money-rules';
import { PHASE, type Position } from './position';
import { steerExits } from './steer-exits';
import { applyUnderlyingStop, applyUnderlyingTarget } from './underlying-rules';
import { isStopResting, refreshWatch, setLevels } from './watch-leg';

export function applyPriceRules(book: Book, position: Position, timeUs: number): void {
  if (position.phase === PHASE.flat) return;
  applyLossLimits(book, position, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyLegStop(book, position, leg, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyUnderlyingStop(book, position, leg, timeUs);
  if (position.liveLegs.some(isHoldingOn)) applyGreekLimits(book, position, timeUs);
  // A gain of the whole takes what no stop has taken at this price already.
  if (position.liveLegs.some(isHoldingOn)) applyGains(book, position, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyLegTarget(book, position, leg, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyUnderlyingTarget(book, position, leg, timeUs);
  for (const leg of position.liveLegs) if (isHoldingOn(leg)) applyTrail(book, position, leg, timeUs);
  stepLocks(book, position, timeUs);
  if (position.againCount > 0) for (const leg of position.liveLegs) releaseLeg(leg);
}

/** After a night a group is judged once each leg has a price of the new session, or has had time enough to get one. */
export function isPricedToday(book: Book, position: Position, timeUs: number): boolean {
  return position.liveLegs.every((leg) => {
    if (!leg.isInUse || leg.quantity === 0) return true;
    const { openUs } = factsOf(book, leg.instrument);
    return leg.lastUs >= openUs || timeUs >= openUs + book.priceAgeUsMax;
  });
}

/** Holds something that no exit has claimed whole. */
function isHoldingOn(leg: Leg): boolean {
  return leg.isInUse && leg.quantity !== 0 && leg.isAllOut === 0;
}

/** A stop that rests is the venue's to trigger; one that does not is ours. */
export function applyLegStop(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.stop === 0 || (leg.last - leg.stop) * leg.sign > 0 || isStopResting(leg)) return;
  book.outbox.write(timeUs, {
    kind: 'riskFired',
    rule: 'legStop',
    position: position.index,
    leg: leg.index,
    limit: leg.stop,
    value: leg.last,
  });
  exitLeg(book, position, leg, 'legStop', timeUs);
}

function applyLegTarget(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.target === 0 || (leg.last - leg.target) * leg.sign < 0) return;
  book.outbox.write(timeUs, {
    kind: 'riskFired',
    rule: 'legTarget',
    position: position.index,
    leg: leg.index,
    limit: leg.target,
    value: leg.last,
  });
  exitLeg(book, position, leg, 'legTarget', timeUs);
}

function applyTrail(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if ((leg.last - leg.trailAt) * leg.sign < 0) return;
  leg.best = leg.last;
  setLevels(book, position, leg, timeUs);
  steerExits(book, position, leg, timeUs);
  refreshWatch(leg);
}
