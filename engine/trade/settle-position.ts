// After anything that happened to a position: which legs are closed, which phase it is in, what it waits for next. The one place where an
// epoch ends. Sends nothing but wake-ups, except what a broken group or an armed reversal demands.
import { type Book, clearClocks } from './book';
import { exitLeg, releaseLatch } from './exit-latch';
import type { Leg } from './leg';
import { PHASE, PHASES, type Position } from './position';
import { rankAt } from './risk-priority';
import { steerExits } from './steer-exits';
import { refreshWatch } from './watch-leg';

export function settlePosition(book: Book, position: Position, timeUs: number): void {
  for (const leg of position.liveLegs) settleLeg(book, position, leg, timeUs);
  unwindBroken(book, position, timeUs);
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
  const tell = (what: 'legClosed' | 'stopped' | 'targetHit'): void =>
    book.outbox.tell({ kind: 'position', what, position: position.index, timeUs });
  tell('legClosed');
  const reason = leg.isLatched ? rankAt(leg.latch).reason : null;
  if (reason === 'legStop') {
    position.lastStopUs = timeUs;
    tell('stopped');
  }
  if (reason === 'legTarget') tell('targetHit');
}

/** A leg that never came leaves the others without what they were sized for: they go too. */
function unwindBroken(book: Book, position: Position, timeUs: number): void {
  const legs = position.liveLegs;
  const isBroken = legs.some((leg) => leg.isClosed === 1 && leg.enteredQuantity === 0 && !leg.isLatched);
  if (!isBroken) return;
  for (const leg of legs) if (leg.isClosed === 0 && leg.isAllOut === 0) exitLeg(book, position, leg, 'brokenGroup', timeUs);
}

function phaseOf(position: Position): number {
  const open = position.liveLegs.filter((leg) => leg.isClosed === 0);
  if (open.length === 0) return PHASE.flat;
  if (open.every((leg) => leg.isAllOut === 1)) return PHASE.exiting;
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
  const tell = (what: 'flat' | 'stopped' | 'targetHit'): void =>
    book.outbox.tell({ kind: 'position', what, position: position.index, timeUs });
  const reason = position.groupLatch === 0 ? null : rankAt(position.groupLatch).reason;
  if (position.openedUs > 0) {
    tell('flat');
    if (reason === 'mtmStop') {
      position.lastStopUs = timeUs;
      tell('stopped');
    }
    if (reason === 'mtmTarget') tell('targetHit');
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
  const { entryTimeoutUs, exitAtUs, exitAfterUs, squareOffUs, expiryUs, armedUntilUs, armedFromUs } = position;
  let earliest = Math.min(entryTimeoutUs, exitAtUs, exitAfterUs, squareOffUs, expiryUs, armedUntilUs, armedFromUs);
  for (const leg of position.legs) if (leg.isInUse) earliest = Math.min(earliest, leg.chaseUs);
  return earliest;
}
