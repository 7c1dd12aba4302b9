// Concludes what happened to a position: it closes legs, sets the phase, and is the only place where an epoch ends. It sends only what had waited
// for another leg, and what is done about a group of which a leg cannot be had.
import { POSITION_PHASES } from '../journal/decision';
import { armLeg, lapseLegs } from './armed-legs';
import { type Book, legRulesOf, planOf } from './book';
import { windContractClocks } from './enter';
import { sendUnsent } from './entry-orders';
import { releaseHeldBack, releaseLatch } from './exit-latch';
import { gatherLegs } from './gather-legs';
import { handOver } from './hand-over';
import type { Leg } from './leg';
import { setCombined } from './money-rules';
import { PHASE, type Position } from './position';
import { rankAt } from './risk-priority';
import { steerExits } from './steer-exits';
import { watchCover } from './watch-cover';
import { moveToCost, refreshWatch } from './watch-leg';

export function concludePosition(book: Book, position: Position, timeUs: number): void {
  let hasUnsent = false;
  for (const leg of position.liveLegs) hasUnsent ||= leg.unsent > 0;
  if (hasUnsent) sendUnsent(book, position, timeUs);
  if (position.isGathering === 1) gatherLegs(book, position, timeUs);
  if (position.entryTimeoutUs !== Number.POSITIVE_INFINITY && !isEntering(position)) position.entryTimeoutUs = Number.POSITIVE_INFINITY;
  for (const leg of position.liveLegs) concludeLeg(book, position, leg, timeUs);
  if (position.change > 0) handOver(book, position, timeUs);
  if (position.legCount > 1) {
    releaseHeldBack(book, position, timeUs);
    watchCover(book, position, timeUs);
  }
  setPhase(book, position, phaseOf(position), timeUs);
  for (const leg of position.liveLegs) refreshWatch(leg);
}

/** Otherwise no order is left that could run out of time. What leaves later winds the clock anew. */
function isEntering(position: Position): boolean {
  for (const leg of position.liveLegs) if (leg.isInUse && leg.isEntering) return true;
  return false;
}

function concludeLeg(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (!leg.isInUse || leg.isClosed === 1) return;
  if (leg.isLatched && leg.isAllOut === 0 && leg.takeLeft === 0) {
    releaseLatch(leg);
    steerExits(book, position, leg, timeUs);
  }
  if (leg.isSpent) closeLeg(book, position, leg, timeUs);
}

function closeLeg(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.isClosed = 1;
  leg.chaseUs = Number.POSITIVE_INFINITY;
  if (leg.enteredParts === 0) return setCombined(book, position);
  tell(book, position, 'legClosed', timeUs);
  if (leg.isGivenUp) {
    setCombined(book, position);
    windContractClocks(book, position, planOf(book, position), timeUs);
  }
  const reason = leg.isLatched ? rankAt(leg.latch).reason : null;
  if (reason === 'legStop' || reason === 'underlyingStop') {
    position.lastStopUs = timeUs;
    tell(book, position, 'stopped', timeUs);
    moveOthersToCost(book, position, leg, timeUs);
    armLeg(book, position, leg, 'stop', timeUs);
  }
  if (reason === 'legTarget' || reason === 'underlyingTarget') {
    tell(book, position, 'targetHit', timeUs);
    armLeg(book, position, leg, 'target', timeUs);
  }
}

/** A stop has closed a leg. */
function moveOthersToCost(book: Book, position: Position, stopped: Leg, timeUs: number): void {
  const plan = planOf(book, position);
  const { stopToCost } = plan.risk;
  if (stopToCost === null || position.groupLatch !== 0) return;
  for (const leg of position.liveLegs) {
    if (leg === stopped || leg.isClosed === 1 || leg.isAllOut === 1) continue;
    const { stops, underlyingStops } = legRulesOf(plan, leg);
    if (stopToCost === 'all' || stops.length + underlyingStops.length > 0) moveToCost(book, position, leg, timeUs);
  }
}

function tell(book: Book, position: Position, what: 'legClosed' | 'flat' | 'stopped' | 'targetHit', timeUs: number): void {
  book.outbox.tellPosition(position.index, what, timeUs);
}

function phaseOf(position: Position): number {
  let isOpen = false;
  let isStaying = false;
  for (const leg of position.liveLegs) {
    if (leg.isClosed === 1) continue;
    isOpen = true;
    if (leg.isAllOut === 0) isStaying = true;
  }
  if (!isOpen) return PHASE.flat;
  if (!isStaying) return PHASE.exiting;
  return position.openedUs === 0 ? PHASE.entering : PHASE.open;
}

function setPhase(book: Book, position: Position, phase: number, timeUs: number): void {
  if (phase === position.phase) return;
  position.phase = phase;
  book.outbox.write(timeUs, { kind: 'phase', position: position.index, epoch: position.epoch, phase: POSITION_PHASES[phase] ?? 'flat' });
  if (phase === PHASE.flat) endEpoch(book, position, timeUs);
}

function endEpoch(book: Book, position: Position, timeUs: number): void {
  const { armedUntilUs } = position;
  const tells = position.groupLatch === 0 ? null : rankAt(position.groupLatch).tells;
  if (position.openedUs > 0) {
    tell(book, position, 'flat', timeUs);
    if (tells === 'stopped') position.lastStopUs = timeUs;
    if (tells !== null) tell(book, position, tells, timeUs);
  }
  lapseLegs(book, position, timeUs);
  position.flatDay = book.run.day;
  for (const leg of position.legs) leg.instrument = -1;
  position.clearClocks();
  position.armedUntilUs = armedUntilUs;
  position.isRuleDue = 0;
}
