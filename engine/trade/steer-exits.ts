// Brings the orders on a leg's way out to what the leg wants: stops that rest on all that is held, or exits once the latch is taken. It compares
// and asks; it never decides to leave. It may be called after any event: it asks only orders that have answered, and all orders together never
// cover more than is held, whatever the venue does.

import { ORDER_TYPES, type OrderReason } from '../events';
import { type Book, factsOf, legPlanOf, levelBasisOf, planOf } from './book';
import { isMarketOpen } from './facts';
import type { Leg } from './leg';
import { areSameTerms, ORDER_STATE, type OrderRow, type OrderTerms, REQUEST } from './order-row';
import type { Position } from './position';
import { rankAt } from './risk-priority';
import { cancelOrder, marketTerms, modifyOrder, type Placement, placeOrder } from './send-order';
import { stopLimitPrice } from './stop-level';

const MARKET = ORDER_TYPES.indexOf('market');

export function steerExits(book: Book, position: Position, leg: Leg, timeUs: number): void {
  let covered = 0;
  for (const order of leg.exits) {
    if (order.isUnused) break;
    covered += order.exposure;
  }
  if (covered > leg.held) return shedExcess(book, leg, covered - leg.held, timeUs);
  if (leg.isHeldBack === 1) return;
  let uncovered = leg.held - covered;
  for (const order of leg.exits) {
    if (order.isUnused) break;
    if (order.isWorking) uncovered -= steerOrder(book, position, leg, order, uncovered, timeUs);
  }
  if (uncovered <= 0 || !isMarketOpen(factsOf(book, leg.instrument), timeUs) || isTurned(leg)) return;
  if (leg.isLatched) placeExits(book, position, leg, uncovered, timeUs);
  else if (mayRestStop(book, leg)) placeStops(book, position, leg, uncovered, timeUs);
}

/** What is held is on the other side, and an entry that is being cancelled may yet close it: an exit beside it could be one too many. */
function isTurned(leg: Leg): boolean {
  return leg.quantity * leg.sign < 0 && leg.isEntering;
}

/** Returns the units that the order took on, or will once it has answered: a second one beside it would be a slice too many. */
function steerOrder(book: Book, position: Position, leg: Leg, order: OrderRow, uncovered: number, timeUs: number): number {
  if (!order.isIdle) return order.request === REQUEST.cancel || order.isTriggered === 1 ? 0 : roomOf(book, leg, order, uncovered);
  if (order.exitQuantity > 0) return steerExit(book, position, leg, order, uncovered, timeUs);
  return steerStop(book, position, leg, order, uncovered, timeUs);
}

/** What an order may take on beside what it has. The exchange's bound is on the order's total, what has filled included. */
function roomOf(book: Book, leg: Leg, order: OrderRow, uncovered: number): number {
  return Math.max(0, Math.min(uncovered, factsOf(book, leg.instrument).sliceQuantity - Math.max(order.quantity, order.askedQuantity)));
}

/** Prices an exit anew where the leg's pricing has moved on. Returns the units it took on. */
function steerExit(book: Book, position: Position, leg: Leg, order: OrderRow, uncovered: number, timeUs: number): number {
  const isStale = order.pricing !== leg.pricing;
  if (!isStale && order.type !== MARKET) return 0;
  const growth = leg.isAllOut === 1 ? roomOf(book, leg, order, uncovered) : 0;
  if (!isStale && growth === 0) return 0;
  const quantity = leg.isAllOut === 1 ? order.quantity + growth : Math.min(order.quantity, order.exitQuantity);
  if (quantity <= order.filled) return 0;
  order.pricing = leg.pricing;
  modifyOrder(book, order, marketTerms(quantity, bandOf(book, position, leg)), exitReason(leg), timeUs, leg.hasWaited === 1);
  return growth;
}

/** Moves and resizes a resting stop. Returns the units it took on. */
function steerStop(book: Book, position: Position, leg: Leg, order: OrderRow, uncovered: number, timeUs: number): number {
  if (!mayRestStop(book, leg) || order.isTriggered === 1) return 0;
  const growth = leg.isLatched ? 0 : roomOf(book, leg, order, uncovered);
  const terms = stopTerms(book, position, leg, order.quantity + growth);
  if (areSameTerms(terms, order.terms)) return 0;
  modifyOrder(book, order, terms, 'legStop', timeUs);
  return growth;
}

/** More is covered than held: only after a fill that nobody expected. Newest slices give way first. */
function shedExcess(book: Book, leg: Leg, excess: number, timeUs: number): void {
  let left = excess;
  for (const order of leg.exits.toReversed()) {
    if (left <= 0) return;
    if (!order.isIdle) continue;
    if (order.remaining <= left) cancelOrder(book, order, timeUs);
    else {
      const reason = order.exitQuantity === 0 ? 'legStop' : exitReason(leg);
      modifyOrder(book, order, { ...order.terms, quantity: order.quantity - left }, reason, timeUs);
    }
    left -= order.remaining;
  }
}

function placeExits(book: Book, position: Position, leg: Leg, uncovered: number, timeUs: number): void {
  if (leg.mayPlace === 0) return;
  let exiting = 0;
  for (const order of leg.exits) {
    if (order.isUnused) break;
    if (order.exitQuantity > 0) exiting += order.exposure;
  }
  let left = leg.isAllOut === 1 ? uncovered : Math.min(uncovered, leg.takeLeft - exiting);
  const band = bandOf(book, position, leg);
  for (let slice = 0; left > 0; slice += 1) {
    const order = leg.exits[slice];
    if (order === undefined) return;
    if (order.state !== ORDER_STATE.dead) continue;
    const quantity = sliceOf(book, leg, left);
    order.exitQuantity = leg.isAllOut === 1 ? Number.POSITIVE_INFINITY : quantity;
    order.pricing = leg.pricing;
    placeOrder(book, order, placementOf(book, position, leg, slice, exitReason(leg)), marketTerms(quantity, band), timeUs);
    left -= quantity;
  }
}

/** One order for all that no order covers, whatever the freeze quantity: the clearing house knows none. */
export function placeSettlement(book: Book, position: Position, leg: Leg, timeUs: number): void {
  const uncovered = leg.held - leg.exits.reduce((sum, order) => sum + order.exposure, 0);
  const slice = leg.exits.findIndex((order) => order.state === ORDER_STATE.dead);
  const order = leg.exits[slice];
  if (order === undefined || uncovered <= 0) return;
  order.exitQuantity = Number.POSITIVE_INFINITY;
  order.pricing = leg.pricing;
  placeOrder(book, order, placementOf(book, position, leg, slice, 'expiry'), marketTerms(uncovered, 0), timeUs);
}

function placementOf(book: Book, position: Position, leg: Leg, slice: number, reason: OrderReason): Placement {
  const { product } = legPlanOf(book, position, leg);
  return {
    position,
    leg,
    action: position.actionPlus1 - 1,
    product,
    sign: -Math.sign(leg.quantity),
    slice,
    reason,
    hasWaited: leg.hasWaited === 1,
  };
}

function placeStops(book: Book, position: Position, leg: Leg, uncovered: number, timeUs: number): void {
  let left = uncovered;
  for (let slice = 0; left > 0; slice += 1) {
    const order = leg.exits[slice];
    if (order === undefined) return;
    if (order.state !== ORDER_STATE.dead) continue;
    const quantity = sliceOf(book, leg, left);
    order.exitQuantity = 0;
    placeOrder(book, order, placementOf(book, position, leg, slice, 'legStop'), stopTerms(book, position, leg, quantity), timeUs);
    left -= quantity;
  }
}

function sliceOf(book: Book, leg: Leg, left: number): number {
  return Math.min(factsOf(book, leg.instrument).sliceQuantity, left);
}

/** A stop that the price has passed is not laid: the monitored rule takes it out instead. */
function mayRestStop(book: Book, leg: Leg): boolean {
  const isHoldable = leg.stop > 0 && leg.isStopRefused === 0 && factsOf(book, leg.instrument).canRestStop === 1;
  return isHoldable && leg.quantity * leg.sign > 0 && (leg.last - leg.stop) * leg.sign > 0;
}

function stopTerms(book: Book, position: Position, leg: Leg, quantity: number): OrderTerms {
  const { stopBufferPercent } = planOf(book, position).execution;
  const limitPrice = stopLimitPrice(leg.stop, stopBufferPercent, levelBasisOf(book, leg));
  return { type: 'stopLimit', quantity, limitPrice, triggerPrice: leg.stop, protectionPercent: 0 };
}

/** 0 is the broker's own slab: the full band. */
function bandOf(book: Book, position: Position, leg: Leg): number {
  return leg.isFullBand === 1 ? 0 : planOf(book, position).execution.protectionPercent;
}

function exitReason(leg: Leg): OrderReason {
  return leg.urgency === 0 ? 'exitAction' : rankAt(leg.urgency).reason;
}
