// Sends the orders of a leg's way in, in slices, as far as they may leave now. A sold leg leaves in as many lots of the group as all bought legs
// that cover it hold, unless the group goes together; a policy with slices lets one order go at a time. It never decides to enter.
import { US_PER_SECOND } from '../time/ist-time';
import type { EnterPlan } from './action-plan';
import { type Book, factsOf, legPlanOf, legRulesOf, levelBasisOf, operandReader, planOf } from './book';
import { coveredUnits, isCovered } from './cover';
import { cancelEntries } from './exit-latch';
import { type Facts, isMarketOpen } from './facts';
import type { Leg } from './leg';
import { loseEntry } from './lose-entry';
import type { OrderTerms } from './order-row';
import type { Position } from './position';
import { roundToward } from './round-to-tick';
import { marketTerms, placeOrder } from './send-order';
import { baseStop } from './stop-level';

/** What was decided at this instant, all legs known. */
export function sendEntries(book: Book, plan: EnterPlan, position: Position, leg: Leg, timeUs: number): void {
  const covered = waitsForCover(book, plan, position, leg) ? coverLeft(book, position, leg) : leg.unsent;
  send(book, plan, position, leg, Math.min(covered, roomLeft(book, position, leg)), false, timeUs);
}

/** What waited for cover, for its time or for a free slice. Called after anything that happened to the position. */
export function sendUnsent(book: Book, position: Position, timeUs: number): void {
  const plan = planOf(book, position);
  for (const leg of position.liveLegs) {
    if (leg.unsent === 0 || leg.sendUs !== Number.POSITIVE_INFINITY || !isMarketOpen(factsOf(book, leg.instrument), timeUs)) continue;
    const isCoverWaited = waitsForCover(book, plan, position, leg);
    const isWaiting = isCoverWaited || waitsForRoom(leg);
    const units = Math.min(isCoverWaited ? coverLeft(book, position, leg) : leg.unsent, roomLeft(book, position, leg));
    if (units <= 0) continue;
    if (isStopAhead(book, plan, position, leg)) send(book, plan, position, leg, units, isWaiting, timeUs);
    else loseEntry(leg, 'stop-undefined');
  }
}

function waitsForCover(book: Book, { execution }: EnterPlan, position: Position, leg: Leg): boolean {
  return leg.sign < 0 && position.legCount > 1 && !execution.isTogether && isCovered(book, position, leg);
}

/** It stands in for another leg, which goes first. */
function waitsForRoom(leg: Leg): boolean {
  return leg.isStandIn && leg.isOpenFirst === 0;
}

/** As many lots as are out of the leg that it stands in for. */
function roomLeft(book: Book, position: Position, leg: Leg): number {
  const old = waitsForRoom(leg) ? position.legs[leg.replacesPlus1 - 1] : undefined;
  if (old === undefined) return leg.unsent;
  const { lot } = factsOf(book, leg.instrument);
  const room = leg.orderedQuantity - Math.ceil(old.held / factsOf(book, old.instrument).lot) * lot;
  return Math.max(0, Math.min(leg.unsent, room - leg.enteredQuantity - exposureOf(leg)));
}

/** Units of a sold leg that its cover still allows. */
function coverLeft(book: Book, position: Position, leg: Leg): number {
  return Math.min(leg.unsent, coveredNow(book, position, leg, false) - leg.held - exposureOf(leg));
}

/** In the units that count now: a leg that comes again may have been split since it was ordered. */
function coveredNow(book: Book, position: Position, leg: Leg, isHopeful: boolean): number {
  return Math.floor((coveredUnits(book, position, leg, isHopeful) * leg.numerator) / leg.denominator);
}

/** A sold leg whose cover will not come any more gives up what it would have covered, and one whose cover leaves calls its orders back. */
export function dropHopeless(book: Book, position: Position, leg: Leg, timeUs: number): void {
  if (leg.isEntryOver || !waitsForCover(book, planOf(book, position), position, leg)) return;
  const exposure = exposureOf(leg);
  if (exposure > 0 && leg.held + exposure > coveredNow(book, position, leg, false)) cancelEntries(book, leg, timeUs);
  const hopedFor = coveredNow(book, position, leg, true) - leg.held - exposure;
  if (hopedFor >= leg.unsent) return;
  if (hopedFor <= 0) loseEntry(leg, 'no-cover');
  else leg.unsent = hopedFor;
}

/** Most that orders at work may still bring. */
function exposureOf(leg: Leg): number {
  let exposure = 0;
  for (const order of leg.entries) {
    if (order.isUnused) break;
    exposure += order.exposure;
  }
  return exposure;
}

function send(book: Book, plan: EnterPlan, position: Position, leg: Leg, units: number, hasWaited: boolean, timeUs: number): void {
  const { execution } = plan;
  const facts = factsOf(book, leg.instrument);
  const { product } = legPlanOf(book, position, leg);
  // A leg that comes again is decided on what took it out, whatever brought its position.
  const reason = position.isReversal === 1 && leg.life === 0 ? 'reverse' : 'entry';
  const unitsMax = Math.min(facts.sliceQuantity, execution.sliceLotsMax * facts.lot);
  let left = units;
  let slice = 0;
  for (const order of leg.entries) {
    if (left <= 0) break;
    if (order.isUnused || !order.isWorking) {
      const quantity = Math.min(unitsMax, left);
      leg.unsent -= quantity;
      left -= quantity;
      const terms = entryTerms(plan, leg, facts, quantity);
      const to = { position, leg, action: leg.orderedByPlus1 - 1, product, sign: leg.sign, slice, reason, hasWaited } as const;
      placeOrder(book, order, to, terms, timeUs);
      if (execution.sliceSeconds > 0 && leg.unsent > 0) {
        leg.sendUs = timeUs + execution.sliceSeconds * US_PER_SECOND;
        break;
      }
    }
    slice += 1;
  }
  if (left === units) return;
  if (execution.timeoutSeconds > 0) position.entryTimeoutUs = timeUs + execution.timeoutSeconds * US_PER_SECOND;
  if (execution.entryChaseStepsMax > 0) leg.entryChaseUs = Math.min(leg.entryChaseUs, timeUs + execution.chaseSeconds * US_PER_SECOND);
}

function entryTerms({ execution }: EnterPlan, leg: Leg, facts: Facts, quantity: number): OrderTerms {
  if (execution.entry === 'market') return marketTerms(quantity, execution.protectionPercent);
  return { type: 'limit', quantity, limitPrice: limitOf(execution.limitOffsetTicks, leg, facts), triggerPrice: 0, protectionPercent: 0 };
}

/** So many ticks better than the last price. */
function limitOf(offsetTicks: number, leg: Leg, { tick }: Facts): number {
  return Math.max(tick, roundToward(-leg.sign, leg.last - leg.sign * offsetTicks * tick, tick));
}

/** What leaves later than it was decided is held against its stop again: one that the price has passed meanwhile forbids it. */
function isStopAhead(book: Book, plan: EnterPlan, position: Position, leg: Leg): boolean {
  const rules = legRulesOf(plan, leg);
  if (rules.stops.length === 0) return true;
  const { execution } = plan;
  const expected = execution.entry === 'market' ? leg.last : limitOf(execution.limitOffsetTicks, leg, factsOf(book, leg.instrument));
  const stop = baseStop(rules, expected, levelBasisOf(book, leg), operandReader(plan, position.operands));
  return stop > 0 && (expected - stop) * leg.sign > 0 && (leg.last - stop) * leg.sign > 0;
}
