// Each leg has one exit latch, and at most one exit pending: the first reason takes the latch, and a later one can only raise its urgency. Taking
// it cancels what is left of the way in and turns resting stops into exits, so that no second order stands beside them. A bought leg that is
// latched is held back until the sold legs that it covers, if they leave too, are bought back.
import { ORDER_TYPES } from '../events';
import { US_PER_SECOND } from '../time/ist-time';
import { type Book, factsOf, planOf } from './book';
import { mustHoldBack } from './cover';
import { isMarketOpen } from './facts';
import type { Leg } from './leg';
import { loseEntry } from './lose-entry';
import { REQUEST } from './order-row';
import { PHASE, type Position } from './position';
import { type ExitReason, rankAt, rankOf } from './risk-priority';
import { cancelOrder } from './send-order';
import { steerExits } from './steer-exits';

/** An exit of which nothing is heard for so long goes on its ladder: two bars of a minute. */
export const UNANSWERED_US = 120_000_000;
const MARKET = ORDER_TYPES.indexOf('market');

/** Wants every leg out. True if any latch was taken or raised. */
export function exitPosition(book: Book, position: Position, reason: ExitReason, timeUs: number): boolean {
  if (position.phase === PHASE.flat) return false;
  position.groupLatch ||= rankOf(reason);
  position.clearMoneyRules();
  let isChanged = false;
  for (const leg of shortsFirst(position)) isChanged = exitLeg(book, position, leg, reason, timeUs) || isChanged;
  return isChanged;
}

/** Short legs are bought back before what hedges them is sold. */
export function shortsFirst(position: Position): readonly Leg[] {
  if (position.liveLegs.length === 1) return position.liveLegs;
  return position.liveLegs.toSorted((a, b) => a.sign - b.sign || a.index - b.index);
}

/** Wants all of a leg out. True if its latch was taken or raised. */
export function exitLeg(book: Book, position: Position, leg: Leg, reason: ExitReason, timeUs: number): boolean {
  if (!leg.isInUse || leg.isClosed === 1) return false;
  cancelEntries(book, leg, timeUs);
  const isChanged = leg.isAllOut === 1 ? raise(book, position, leg, reason, timeUs) : take(book, leg, reason, timeUs);
  if (isChanged) holdBack(book, position, leg, timeUs);
  if (isChanged) steerExits(book, position, leg, timeUs);
  return isChanged;
}

function holdBack(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.isHeldBack === 1 || !mustHoldBack(book, position, leg)) return;
  leg.isHeldBack = 1;
  leg.onOpenUs = book.run.openFillUs === timeUs ? timeUs : 0;
}

/** Lets go of bought legs whose sold ones are out: they meet the prices that these met, unless it was on those that they were told to leave. */
export function releaseHeldBack(book: Book, position: Position, timeUs: number): void {
  for (const leg of position.liveLegs) {
    if (leg.isHeldBack === 0 || mustHoldBack(book, position, leg)) continue;
    leg.isHeldBack = 0;
    leg.chaseUs = lookUs(book, leg, timeUs);
    leg.hasWaited = leg.onOpenUs === timeUs ? 0 : 1;
    steerExits(book, position, leg, timeUs);
    leg.hasWaited = 0;
  }
}

function take(book: Book, leg: Leg, reason: ExitReason, timeUs: number): boolean {
  const rank = rankOf(reason);
  openLatch(leg, rank, lookUs(book, leg, timeUs));
  leg.isFullBand = rankAt(rank).isUrgent ? 1 : 0;
  leg.isAllOut = 1;
  leg.takeLeft = 0;
  for (const order of leg.exits) {
    if (order.isUnused) break;
    order.exitQuantity = Number.POSITIVE_INFINITY;
  }
  return true;
}

/** When the exit is looked at unless something is heard of it: outside trading at the open, which after the close the next session names. */
function lookUs(book: Book, leg: Leg, timeUs: number): number {
  const facts = factsOf(book, leg.instrument);
  if (isMarketOpen(facts, timeUs)) return timeUs + UNANSWERED_US;
  return timeUs < facts.openUs ? facts.openUs : Number.POSITIVE_INFINITY;
}

function openLatch(leg: Leg, rank: number, chaseUs: number): void {
  leg.latch = rank;
  leg.urgency = leg.urgency === 0 ? rank : Math.min(leg.urgency, rank);
  leg.pricing += 1;
  leg.mayPlace = 1;
  leg.chaseSteps = 0;
  leg.chaseUs = chaseUs;
  leg.isUnfilledTold = 0;
}

function raise(book: Book, position: Position, leg: Leg, reason: ExitReason, timeUs: number): boolean {
  const rank = rankOf(reason);
  if (rank >= leg.urgency) return false;
  leg.urgency = rank;
  const wasFullBand = leg.isFullBand;
  if (rankAt(rank).isUrgent) leg.isFullBand = 1;
  leg.pricing += 1;
  leg.mayPlace = 1;
  const isBandKept = leg.isFullBand === wasFullBand;
  for (const order of leg.exits) if (isBandKept && order.askedType === MARKET) order.pricing = leg.pricing;
  book.outbox.write(timeUs, { kind: 'exitRaised', position: position.index, leg: leg.index, reason });
  return true;
}

/** Wants part of a leg out; refused while any exit is pending. What is left is guarded again when the part is out. */
export function exitPart(book: Book, position: Position, leg: Leg, quantity: number, reason: ExitReason, timeUs: number): boolean {
  if (leg.isLatched || quantity <= 0) return false;
  openLatch(leg, rankOf(reason), lookUs(book, leg, timeUs));
  leg.takeLeft = quantity;
  holdBack(book, position, leg, timeUs);
  let left = quantity;
  for (const order of leg.exits) {
    const part = Math.min(order.remaining, left);
    order.exitQuantity = part > 0 ? order.filled + part : 0;
    left -= part;
  }
  steerExits(book, position, leg, timeUs);
  return true;
}

/** The venue has triggered a resting stop: the leg is on its way out at the price it was given. */
export function latchTriggered(book: Book, position: Position, leg: Leg, timeUs: number): void {
  cancelEntries(book, leg, timeUs);
  if (leg.isAllOut === 1) return;
  book.outbox.write(timeUs, {
    kind: 'riskFired',
    rule: 'legStop',
    position: position.index,
    leg: leg.index,
    limit: leg.stop,
    value: leg.last,
  });
  take(book, leg, 'legStop', timeUs);
  hastenChase(leg, timeUs + chaseUs(book, position));
  for (const order of leg.exits) order.pricing = leg.pricing;
}

/** All that was to go is gone: stops may rest again. */
export function releaseLatch(leg: Leg): void {
  leg.latch = 0;
  leg.urgency = 0;
  leg.isAllOut = 0;
  leg.takeLeft = 0;
  leg.isFullBand = 0;
  leg.isHeldBack = 0;
  leg.chaseSteps = 0;
  leg.chaseUs = Number.POSITIVE_INFINITY;
  for (const order of leg.exits) {
    if (order.isUnused) break;
    order.exitQuantity = 0;
  }
}

export function hastenChase(leg: Leg, atUs: number): void {
  leg.chaseUs = Math.min(leg.chaseUs, atUs);
}

/** One step of the ladder; never faster than once a second. */
export function chaseUs(book: Book, position: Position): number {
  return Math.max(1, planOf(book, position).execution.chaseSeconds) * US_PER_SECOND;
}

export function cancelEntries(book: Book, leg: Leg, timeUs: number): void {
  if (leg.unsent > 0) loseEntry(leg, 'cancelled');
  for (const order of leg.entries) {
    if (order.isUnused) return;
    if (order.isWorking && order.request !== REQUEST.cancel) cancelOrder(book, order, timeUs);
  }
}
