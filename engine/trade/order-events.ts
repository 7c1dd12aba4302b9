// Applies what the venue says of an order to the order, the leg and the position. Only here do quantity and cash change, and only by fills, apart
// from corporate actions. A repeated event changes nothing; a fill that comes after its order was reported dead is taken all the same.
import { assertNever } from '../../dsl/types/invariant';
import type { Filled, FillRule, OrderEvent } from '../events';
import type { Book } from './book';
import { loseExit, loseStop } from './chase';
import { chaseUs, hastenChase, latchTriggered } from './exit-latch';
import { applyEntryFill, applyExitFill, applyStrayFill } from './fills';
import type { Leg } from './leg';
import { noteLoss } from './lose-entry';
import { ORDER_STATE, type OrderRow, REQUEST } from './order-row';
import type { Position } from './position';
import { steerExits } from './steer-exits';

/** Where an order's row stands. */
interface Found {
  readonly position: Position;
  readonly leg: Leg;
  readonly order: OrderRow;
  readonly isEntry: boolean;
}

export function applyOrderEvent(book: Book, event: OrderEvent, timeUs: number): void {
  const found = findOrder(book, event.order);
  if (found === null || !found.leg.isInUse) return book.outbox.write(timeUs, { kind: 'orderEventIgnored', event, why: 'unknown-order' });
  const isPrior = found.order.numberPlus1 !== event.order + 1;
  if (isPrior ? !isLateFill(found.order, event) : isRepeated(found.order, event))
    return book.outbox.write(timeUs, { kind: 'orderEventIgnored', event, why: 'repeated' });
  book.outbox.write(timeUs, { kind: 'orderEvent', event });
  if (isPrior) applyLateFill(book, found, event, timeUs);
  else apply(book, found, event, timeUs);
  steerExits(book, found.position, found.leg, timeUs);
}

function findOrder(book: Book, number: number): Found | null {
  for (const position of book.positions) {
    for (const leg of position.legs) {
      const entry = findRow(leg.entries, number + 1);
      if (entry !== null) return { position, leg, order: entry, isEntry: true };
      const exit = findRow(leg.exits, number + 1);
      if (exit !== null) return { position, leg, order: exit, isEntry: false };
    }
  }
  return null;
}

function findRow(orders: readonly OrderRow[], numberPlus1: number): OrderRow | null {
  for (const order of orders) {
    if (order.isUnused) return null;
    if (order.numberPlus1 === numberPlus1 || order.priorNumberPlus1 === numberPlus1) return order;
  }
  return null;
}

function isRepeated(order: OrderRow, event: OrderEvent): boolean {
  switch (event.kind) {
    case 'accepted':
      return order.state !== ORDER_STATE.sent;
    case 'triggered':
      return !order.isWorking || order.isTriggered === 1;
    case 'filled':
      return !isNextFill(order, event.quantity, event.remaining);
    case 'modified':
      return order.request === REQUEST.none;
    case 'refused':
      return !order.isWorking || order.request !== REQUEST[event.request];
    case 'rejected':
      return order.state !== ORDER_STATE.sent;
    case 'cancelled':
    case 'expired':
    case 'convertedToLimit':
      return !order.isWorking;
    default:
      return assertNever(event);
  }
}

/**
 * A fill is news when it takes up exactly where the order stood: what it has left and what it brings add up to what was left before. One
 * that does not is a repetition; should a message be lost, the order manager says it again before any later one.
 */
function isNextFill(order: OrderRow, quantity: number, remaining: number): boolean {
  return quantity > 0 && order.quantity - order.filled === quantity + remaining;
}

/** Of the attempt before, which was called dead: what it brings is held all the same, and the present one gives way. */
function isLateFill(order: OrderRow, event: OrderEvent): boolean {
  return event.kind === 'filled' && event.quantity > 0 && order.priorOpen === event.quantity + event.remaining;
}

function applyLateFill(book: Book, { position, leg, order, isEntry }: Found, event: OrderEvent, timeUs: number): void {
  if (event.kind !== 'filled') return;
  order.priorOpen = event.remaining;
  const isStray = isEntry ? order.priorSign !== leg.sign : order.priorSign !== order.sign;
  if (isStray) applyStrayFill(book, position, leg, order.priorSign, event, timeUs);
  else if (isEntry) {
    findLost(leg, event.quantity);
    applyEntryFill(book, position, leg, event, timeUs);
  } else applyExitFill(book, position, leg, order, event, timeUs);
  book.outbox.tellOrder(position.index, event.remaining === 0 ? 'filled' : 'partlyFilled', timeUs);
}

function apply(book: Book, found: Found, event: OrderEvent, timeUs: number): void {
  const { position, leg, order, isEntry } = found;
  switch (event.kind) {
    case 'accepted':
      order.state = ORDER_STATE.live;
      return book.outbox.tellOrder(position.index, 'accepted', timeUs);
    case 'rejected':
      return applyRejection(book, found, timeUs);
    case 'refused':
      return applyRefusal(book, found, timeUs);
    case 'triggered':
      order.state = ORDER_STATE.live;
      order.isTriggered = 1;
      if (!isEntry) latchTriggered(book, position, leg, timeUs);
      return;
    case 'filled':
      return applyFill(book, found, event, timeUs);
    case 'modified':
      order.confirm();
      if (order.request === REQUEST.modify) order.request = REQUEST.none;
      return;
    case 'cancelled':
    case 'expired':
      return applyEnd(book, found, event.kind === 'expired', timeUs);
    case 'convertedToLimit':
      order.state = ORDER_STATE.live;
      if (!isEntry) hastenChase(leg, timeUs + chaseUs(book, position));
      return;
    default:
      return assertNever(event);
  }
}

function applyFill(book: Book, { position, leg, order, isEntry }: Found, event: Filled, timeUs: number): void {
  const { quantity } = event;
  order.filled += quantity;
  // An order of the leg's life before, where this one waits and its side is the other.
  const isStray = isEntry && order.sign !== leg.sign;
  if (isEntry && !isStray && !order.isWorking) findLost(leg, quantity);
  if (isOpenFill(event.rule)) book.run.openFillUs = timeUs;
  if (event.remaining === 0) order.die();
  else if (order.state === ORDER_STATE.sent) order.state = ORDER_STATE.live;
  if (isStray) applyStrayFill(book, position, leg, order.sign, event, timeUs);
  else if (isEntry) applyEntryFill(book, position, leg, event, timeUs);
  else applyExitFill(book, position, leg, order, event, timeUs);
  book.outbox.tellOrder(position.index, event.remaining === 0 ? 'filled' : 'partlyFilled', timeUs);
}

/** Of an order that had been called dead: what was lost is there after all, and need not be sent again. */
function findLost(leg: Leg, quantity: number): void {
  leg.unsent = Math.max(0, leg.unsent - quantity);
}

function isOpenFill(rule: FillRule): boolean {
  return rule === 'nextOpen' || rule === 'limitAtOpen' || rule === 'stopGapOpen';
}

/** The order never was. */
function applyRejection(book: Book, { position, leg, order, isEntry }: Found, timeUs: number): void {
  order.die();
  book.outbox.tellOrder(position.index, 'rejected', timeUs);
  if (isEntry) {
    position.rejectedUs = timeUs;
    noteLoss(leg, 'rejected');
    book.outbox.tellPosition(position.index, 'entryRejected', timeUs);
  } else if (order.exitQuantity === 0) loseStop(book, position, leg, timeUs);
  else loseExit(book, position, leg, timeUs);
}

/** What was last asked of the order is not so: it keeps the terms it had, and is asked again at the next step of the ladder. */
function applyRefusal(book: Book, { position, leg, order, isEntry }: Found, timeUs: number): void {
  order.refuse();
  if (!isEntry && order.exitQuantity === 0) loseStop(book, position, leg, timeUs);
  else hastenChase(leg, timeUs + chaseUs(book, position));
}

/** Cancelled or expired, whoever wanted it. A stop that expired is laid again when the next session begins. */
function applyEnd(book: Book, { position, leg, order, isEntry }: Found, isExpired: boolean, timeUs: number): void {
  const wasAsked = order.request === REQUEST.cancel;
  order.die();
  book.outbox.tellOrder(position.index, 'cancelled', timeUs);
  if (isEntry) return noteLoss(leg, isExpired ? 'expired' : 'cancelled');
  if (wasAsked) return;
  if (leg.isLatched) loseExit(book, position, leg, timeUs);
  else if (!isExpired) loseStop(book, position, leg, timeUs);
}
