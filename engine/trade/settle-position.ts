// After anything that happened to a position: which legs are closed, which phase it is in, what it waits for next. The one place where an
// epoch ends. Sends nothing but wake-ups, except what waited for another leg and what a group that did not come whole demands.
import { type Book, clearClocks } from './book';
import { sendUnsent } from './entry-orders';
import { releaseHeldBack, releaseLatch } from './exit-latch';
import { gatherLegs } from './gather-legs';
import type { Leg } from './leg';
import { PHASE, PHASES, type Position } from './position';
import { rankAt } from './risk-priority';
import { steerExits } from './steer-exits';
import { watchCover } from './watch-cover';
import { refreshWatch } from './watch-leg';

export function settlePosition(book: Book, position: Position, timeUs: number): void {
  let hasUnsent = false;
  for (const leg of position.liveLegs) hasUnsent ||= leg.unsent > 0;
  if (hasUnsent) sendUnsent(book, position, timeUs);
  if (position.isGathering === 1) gatherLegs(book, position, timeUs);
  for (const leg of position.liveLegs) settleLeg(book, position, leg, timeUs);
  if (position.legCount > 1) {
    releaseHeldBack(book, position, timeUs);
    watchCover(book, position, timeUs);
  }
  setPhase(book, position, phaseOf(position), timeUs);
  for (const leg of position.liveLegs) refreshWatch(leg);
}

function settleLeg(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (!leg.isInUse || leg.isClosed === 1) return;
  if (leg.isLatched && leg.isAllOut === 0 && leg.takeLeft === 0) {
    releaseLatch(leg);
    steerExits(book, position, leg, timeUs);
  }
  if (leg.isSpent) closeLeg(book, position, leg, timeUs);
}

function closeLeg(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.isClosed = 1;
  if (leg.enteredQuantity === 0) return;
  tell(book, position, 'legClosed', timeUs);
  const reason = leg.isLatched ? rankAt(leg.latch).reason : null;
  if (reason === 'legStop') {
    position.lastStopUs = timeUs;
    tell(book, position, 'stopped', timeUs);
  }
  if (reason === 'legTarget') tell(book, position, 'targetHit', timeUs);
}

function tell(book: Book, position: Position, what: 'legClosed' | 'flat' | 'stopped' | 'targetHit', timeUs: number): void {
  book.outbox.tell({ kind: 'position', what, position: position.index, timeUs });
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
  book.outbox.write(timeUs, { kind: 'phase', position: position.index, epoch: position.epoch, phase: PHASES[phase] ?? 'flat' });
  if (phase === PHASE.flat) endEpoch(book, position, timeUs);
}

function endEpoch(book: Book, position: Position, timeUs: number): void {
  const { armedUntilUs } = position;
  const reason = position.groupLatch === 0 ? null : rankAt(position.groupLatch).reason;
  if (position.openedUs > 0) {
    tell(book, position, 'flat', timeUs);
    if (reason === 'mtmStop') {
      position.lastStopUs = timeUs;
      tell(book, position, 'stopped', timeUs);
    }
    if (reason === 'mtmTarget') tell(book, position, 'targetHit', timeUs);
  }
  position.flatDay = book.run.day;
  for (const leg of position.legs) leg.instrument = -1;
  clearClocks(position);
  position.armedUntilUs = armedUntilUs;
  position.isRuleDue = 0;
}

/** Counts what is exposed and asks to be woken at the earliest clock. Called once, when the loop's call is done with. */
export function refreshClocks(book: Book): void {
  let exposedCount = 0;
  let nextTimerUs = Number.POSITIVE_INFINITY;
  for (const position of book.positions) {
    if (position.isExposed) exposedCount += 1;
    position.nextUs = earliestOf(position);
    nextTimerUs = Math.min(nextTimerUs, position.nextUs);
    if (position.nextUs === position.timerUs) continue;
    position.timerUs = position.nextUs;
    if (position.nextUs !== Number.POSITIVE_INFINITY) book.outbox.ask({ kind: 'timer', timer: position.index, atUs: position.nextUs });
  }
  book.run.exposedCount = exposedCount;
  book.run.nextTimerUs = nextTimerUs;
}

function earliestOf(position: Position): number {
  return Math.min(nextDeedUs(position), position.staleUs);
}

/** Earliest of the clocks that do something when they ring, whatever the prices were meanwhile: all but that of the prices' age. */
export function nextDeedUs(position: Position): number {
  const { entryTimeoutUs, uncoveredUs, exitAtUs, exitAfterUs, squareOffUs, expiryUs, armedUntilUs, armedFromUs } = position;
  let earliest = Math.min(entryTimeoutUs, uncoveredUs, exitAtUs, exitAfterUs, squareOffUs, expiryUs, armedUntilUs, armedFromUs);
  for (const leg of position.legs) if (leg.isInUse) earliest = Math.min(earliest, leg.chaseUs, leg.sendUs, leg.entryChaseUs);
  return earliest;
}
