// What a fill does to the holding and to the money, exactly. Cash and quantity are whole numbers, and profit is cash plus what is held at the
// last price. An average is never stored, so nothing is ever rounded.
import type { Filled } from '../events';
import { US_PER_MINUTE } from '../time/ist-time';
import { lapseLeg } from './armed-legs';
import { type Book, planOf } from './book';
import { chaseUs, exitLeg, hastenChase, latchTriggered } from './exit-latch';
import type { Leg } from './leg';
import { addProfit, markLeg } from './mark-price';
import { setCombined } from './money-rules';
import type { OrderRow } from './order-row';
import type { Position } from './position';
import { applyLegStop } from './price-rules';
import { setUnderlyingLevels } from './underlying-rules';
import { setLevels } from './watch-leg';

/** The fill's price is the last price too: it is where the market has just dealt. */
export function applyEntryFill(book: Book, position: Position, leg: Leg, { quantity, price }: Filled, timeUs: number): void {
  markLeg(book, position, leg, price, timeUs);
  if (leg.enteredParts === 0) setUnderlyingLevels(book, position, leg, timeUs);
  take(leg, leg.sign * quantity, price);
  leg.enteredParts += quantity * leg.denominator;
  leg.enteredValue += quantity * leg.denominator * price;
  if (position.openedUs === 0) open(book, position, timeUs);
  leg.isStopRefused = 0;
  setLevels(book, position, leg, timeUs);
  setCombined(book, position);
  if (leg.isClosed === 1) {
    // The venue had called this order dead.
    letGo(book, position, leg, timeUs);
  } else if (leg.isAllOut === 0) applyLegStop(book, position, leg, timeUs);
}

function open(book: Book, position: Position, timeUs: number): void {
  position.openedUs = timeUs;
  position.entriesToday += 1;
  position.heldFromUs = timeUs;
  position.staleUs = timeUs + book.priceAgeUsMax;
  position.exitAfterUs = Math.min(position.exitAfterUs, timeUs + planOf(book, position).risk.exitAfterMinutes * US_PER_MINUTE);
  book.outbox.tellPosition(position.index, 'opened', timeUs);
}

/** A stop that fills without having said that it triggered has triggered. */
export function applyExitFill(book: Book, position: Position, leg: Leg, order: OrderRow, fill: Filled, timeUs: number): void {
  const { quantity, price } = fill;
  if (leg.isAllOut === 0 && order.exitQuantity === 0) latchTriggered(book, position, leg, timeUs);
  take(leg, order.sign * quantity, price);
  addProfit(book, position, order.sign * quantity * (leg.last - price) * leg.unitValue);
  leg.takeLeft = Math.max(0, leg.takeLeft - quantity);
  if (leg.isGivenUp) setCombined(book, position);
  if (order.isWorking) hastenChase(leg, timeUs + chaseUs(book, position));
  // The leg was out, and an exit that had been called dead has gone through beside the one that took it out.
  if (leg.isClosed === 1) letGo(book, position, leg, timeUs);
}

/**
 * A fill of an order of the leg's life before this one, which was called dead: what it brings is no part of this life. Where it leaves the leg
 * on the other side, or finds it closed, the leg is let go. `sign`: of the order.
 */
export function applyStrayFill(book: Book, position: Position, leg: Leg, sign: number, { quantity, price }: Filled, timeUs: number): void {
  const signed = sign * quantity;
  take(leg, signed, price);
  addProfit(book, position, signed * (leg.last - price) * leg.unitValue);
  if (leg.isClosed === 1 || leg.quantity * leg.sign < 0) letGo(book, position, leg, timeUs);
}

/** What came after all is nobody's: it leaves, and the ladder of its exit is wound again. */
function letGo(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.isClosed = 0;
  lapseLeg(book, position, leg, timeUs);
  exitLeg(book, position, leg, 'brokenGroup', timeUs);
  hastenChase(leg, timeUs + chaseUs(book, position));
}

function take(leg: Leg, signed: number, price: number): void {
  leg.quantity += signed;
  leg.cash -= signed * price * leg.unitValue;
}
