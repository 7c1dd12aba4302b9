// Says which bought leg covers which sold one, and how far. A bought leg covers a sold one of the same underlying that ends no later: a put
// covers puts, and anything else covers whatever is no put; strikes do not matter, because any strike bounds the loss. Cover is counted in lots
// of the whole group, so that a ratio is covered as it was drawn. It only reads.
import { type Book, factsOf } from './book';
import type { Leg } from './leg';
import type { Position } from './position';
import { wholeLots } from './whole-lots';

function covers(book: Book, bought: Leg, sold: Leg): boolean {
  if (!bought.isInUse || !sold.isInUse || bought.sign < 0 || sold.sign > 0) return false;
  const { underlyingKey, rightSign, lastDay } = factsOf(book, bought.instrument);
  const facts = factsOf(book, sold.instrument);
  if (underlyingKey === 0 || underlyingKey !== facts.underlyingKey || lastDay < facts.lastDay) return false;
  return rightSign < 0 === facts.rightSign < 0;
}

export function isCovered(book: Book, position: Position, sold: Leg): boolean {
  return position.liveLegs.some((leg) => covers(book, leg, sold));
}

/**
 * Units of a sold leg that may be held by now: as many whole lots as every bought leg that covers it holds; where a bought leg may still
 * come and `isHopeful`, as many as it was ordered in. One that is given up counts no more: what stands in for it does.
 */
export function coveredUnits(book: Book, position: Position, sold: Leg, isHopeful: boolean): number {
  let lots = position.lots;
  for (const leg of position.liveLegs) {
    if (leg.isGivenUp || !covers(book, leg, sold) || (isHopeful && !leg.isEntryOver)) continue;
    lots = Math.min(lots, (leg.heldAsOrdered * position.lots) / leg.fullQuantity);
  }
  const { lot } = factsOf(book, sold.instrument);
  return sold.isAdded
    ? Math.floor((wholeLots(lots) * sold.fullQuantity) / (position.lots * lot)) * lot
    : (wholeLots(lots) * sold.fullQuantity) / position.lots;
}

/**
 * Units of a sold leg that nothing covers although it was drawn covered. Sold legs that share their cover share it as they were drawn: of a
 * ratio of two to one, one is covered by design and one is not.
 */
export function uncoveredUnits(book: Book, position: Position, sold: Leg): number {
  const legs = position.liveLegs;
  let held = 0;
  let ordered = 0;
  let soldHeld = 0;
  let soldOrdered = 0;
  for (const leg of legs) {
    if (covers(book, leg, sold)) {
      held += leg.heldAsOrdered;
      ordered += shareOf(leg);
    } else if (legs.some((bought) => covers(book, bought, leg) && covers(book, bought, sold))) {
      soldHeld += leg.heldAsOrdered;
      soldOrdered += shareOf(leg);
    }
  }
  if (ordered === 0 || sold.quantity === 0) return 0;
  const covered = (held * soldOrdered) / Math.min(ordered, soldOrdered);
  return Math.max(0, Math.min(sold.heldAsOrdered, wholeLots(soldHeld - covered)));
}

/** As it was drawn. The share of a leg that is given up is that of the one that stands in for it; what was added later covers once it is there. */
function shareOf(leg: Leg): number {
  if (leg.isGivenUp) return 0;
  return leg.isAdded && !leg.isStandIn ? Math.min(leg.fullQuantity, leg.enteredAsOrdered) : leg.fullQuantity;
}

/** A bought leg that is to leave stays while a sold one that it covers leaves too and is not out. */
export function mustHoldBack(book: Book, position: Position, leg: Leg): boolean {
  if (leg.sign < 0 || position.legCount === 1) return false;
  return position.liveLegs.some((sold) => isLeaving(sold) && covers(book, leg, sold));
}

function isLeaving(leg: Leg): boolean {
  if (!leg.isInUse || leg.isClosed === 1 || !leg.isLatched) return false;
  return leg.isAllOut === 1 ? leg.quantity !== 0 || leg.isEntering : leg.takeLeft > 0;
}
