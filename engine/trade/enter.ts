// Sends an entry: the epoch begins, each leg's order leaves in slices, bought legs before sold ones, and the bundle's clocks are wound.
// What it refuses it refuses whole: no leg is sent without the others.
import type { ActionOutcome } from '../events';
import type { EnterPlan } from './action-plan';
import type { ArmedReason } from './await-open';
import { type Book, clearClocks, factsOf, hasUnderlyingRules, positionOf } from './book';
import { decideEntry, type LegEntry } from './decide-entry';
import { expiryExitUs, findRefusal, firstExitAtUs } from './entry-guards';
import { releaseLatch } from './exit-latch';
import type { Leg } from './leg';
import { windMoneyRules } from './money-rules';
import type { OrderRow, OrderTerms } from './order-row';
import { PHASE, type Position } from './position';
import { type Operands, writeOperands } from './sample-operands';
import { marketTerms, placeOrder } from './send-order';
import { clearUnderlyingLevels } from './underlying-rules';

/** What hedges is bought before what it hedges is sold. */
const LONGS_FIRST = [1, -1] as const;

/** Sends the entry of a flat position, or says why not. */
export function sendEntry(book: Book, plan: EnterPlan, operands: Operands, reason: ArmedReason, timeUs: number): ActionOutcome {
  const refusal = findRefusal(book, plan, timeUs);
  if (refusal !== null) return refusal;
  const decision = decideEntry(book, plan, operands, timeUs);
  if (typeof decision === 'string') return decision;
  const position = positionOf(book, plan.position);
  const { legs, lots, wantedLots } = decision;
  if (lots < wantedLots) book.outbox.write(timeUs, { kind: 'sizeCapped', position: position.index, wantedLots, lots });
  startEpoch(book, position, plan, operands, timeUs);
  for (const sign of LONGS_FIRST) {
    for (const [index, entry] of legs.entries()) {
      const leg = position.legs[index];
      if (leg === undefined || entry.sign !== sign) continue;
      startLeg(book, plan, leg, entry, lots, timeUs);
      sendLeg(book, plan, position, leg, entry, reason, timeUs);
    }
  }
  book.outbox.write(timeUs, { kind: 'phase', position: position.index, epoch: position.epoch, phase: 'entering' });
  return 'sent';
}

function startEpoch(book: Book, position: Position, plan: EnterPlan, operands: Operands, timeUs: number): void {
  const { risk, execution } = plan;
  writeOperands(position.operands, operands);
  position.phase = PHASE.entering;
  position.epoch += 1;
  position.actionPlus1 = plan.action + 1;
  position.isReversed = plan.isReversed ? 1 : 0;
  position.legCount = plan.legs.length;
  position.openedUs = 0;
  position.heldUs = 0;
  position.heldFromUs = 0;
  position.profit = 0;
  position.groupLatch = 0;
  position.entriesToday += 1;
  clearClocks(position);
  position.isFollowing = isFollowing(plan) ? 1 : 0;
  position.againCount = 0;
  windMoneyRules(book, position, plan);
  if (execution.timeoutSeconds > 0) position.entryTimeoutUs = timeUs + execution.timeoutSeconds * 1_000_000;
  position.exitAfterSessions = risk.exitAfterSessions;
  windSessionClocks(book, position, plan, timeUs);
}

/** Do rules of a leg watch another instrument than the leg's own? */
function isFollowing(plan: EnterPlan): boolean {
  for (let leg = 0; leg < plan.legs.length; leg += 1)
    if (hasUnderlyingRules(plan, leg) && plan.underlyings[leg]?.instrument !== plan.legs[leg]?.instrument) return true;
  return false;
}

/** The clocks that belong to a session: wound at the entry, and anew at each session the position is carried into. */
export function windSessionClocks(book: Book, position: Position, plan: EnterPlan, timeUs: number): void {
  position.exitAtUs = firstExitAtUs(book, plan, timeUs);
  position.expiryExitUs = Math.max(timeUs, expiryExitUs(book, plan, timeUs));
  let expiryUs = Number.POSITIVE_INFINITY;
  let squareOffUs = Number.POSITIVE_INFINITY;
  for (const { instrument, product } of plan.legs) {
    const facts = factsOf(book, instrument);
    expiryUs = Math.min(expiryUs, facts.expiryUs);
    if (product === 'intraday') squareOffUs = Math.min(squareOffUs, facts.squareOffUs);
  }
  position.expiryUs = expiryUs;
  position.squareOffUs = squareOffUs;
}

function startLeg(book: Book, plan: EnterPlan, leg: Leg, entry: LegEntry, lots: number, timeUs: number): void {
  leg.clear();
  releaseLatch(leg);
  forgetOrders(leg.entries);
  forgetOrders(leg.exits);
  leg.instrument = entry.leg.instrument;
  leg.sign = entry.sign;
  leg.ratio = entry.leg.ratio;
  leg.unitValue = book.run.moneyScale / entry.facts.priceScale;
  leg.numerator = 1;
  leg.denominator = 1;
  leg.orderedQuantity = lots * entry.unitsPerLot;
  leg.last = entry.price;
  leg.lastUs = timeUs;
  leg.trailAt = entry.sign * Number.POSITIVE_INFINITY;
  leg.watchLow = Number.NEGATIVE_INFINITY;
  leg.watchHigh = Number.POSITIVE_INFINITY;
  leg.againUntilUs = Number.POSITIVE_INFINITY;
  startUnderlying(plan, leg);
}

function startUnderlying(plan: EnterPlan, leg: Leg): void {
  const underlying = plan.underlyings[leg.index];
  leg.underlying = underlying?.instrument ?? leg.instrument;
  leg.gains = hasUnderlyingRules(plan, leg.index) ? leg.sign * (underlying?.rises ?? 1) : 0;
  clearUnderlyingLevels(leg);
}

function forgetOrders(orders: readonly OrderRow[]): void {
  for (const order of orders) {
    if (order.isUnused) return;
    order.forget();
  }
}

function sendLeg(book: Book, plan: EnterPlan, position: Position, leg: Leg, entry: LegEntry, reason: ArmedReason, timeUs: number): void {
  const { sign } = entry;
  const { product } = entry.leg;
  let left = leg.orderedQuantity;
  let slice = 0;
  for (const order of leg.entries) {
    if (left <= 0) return;
    const quantity = Math.min(entry.facts.sliceQuantity, left);
    placeOrder(book, order, { position, leg, product, sign, slice, reason }, entryTerms(plan, entry, quantity), timeUs);
    left -= quantity;
    slice += 1;
  }
}

export function entryTerms(plan: EnterPlan, entry: LegEntry, quantity: number): OrderTerms {
  const { execution } = plan;
  if (execution.entry === 'market') return marketTerms(quantity, execution.protectionPercent);
  return { type: 'limit', quantity, limitPrice: entry.expected, triggerPrice: 0, protectionPercent: 0 };
}
