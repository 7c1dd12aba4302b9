// The numbers of a position that a strategy may read, as registers hold them: prices and points in price units, money in rupees, NaN while flat.
// They are marked at the last prices of the instant, which the price path may not have seen yet.
import type { POSITION_FIELDS } from '../../dsl/ops/position';
import { assertNever } from '../../dsl/types/invariant';
import { US_PER_MINUTE } from '../time/ist-time';
import { type Book, positionOf } from './book';
import type { Leg } from './leg';
import { PHASE, type Position } from './position';

export type PositionField = (typeof POSITION_FIELDS)[number];

export function positionValue(book: Book, index: number, field: PositionField, timeUs: number): number {
  const position = positionOf(book, index);
  if (!isPositionOpen(position)) return Number.NaN;
  const entered = position.liveLegs.filter((leg) => leg.enteredQuantity > 0);
  // What was given up for another leg is there no more; what it made is.
  const legs = entered.filter((leg) => !leg.isGivenUp);
  switch (field) {
    case 'quantity':
      return (legs.find((leg) => leg.planPlace === 0 && !leg.isAdded) ?? position.legs[0])?.quantity ?? Number.NaN;
    case 'entryPrice':
      return entryPrice(legs);
    case 'profit':
      return (position.carriedProfit + profitOf(book, entered)) / book.run.moneyScale;
    case 'profitPoints':
      return position.carriedPoints + sum(entered, (leg) => (leg.ratio * profitOf(book, [leg])) / leg.unitValue / leg.enteredQuantity);
    case 'profitPercent':
      return (100 * (position.carriedProfit + profitOf(book, entered))) / sum(legs, (leg) => leg.cost * leg.unitValue);
    case 'barsHeld':
      return Math.floor((position.heldUs + (position.heldFromUs > 0 ? timeUs - position.heldFromUs : 0)) / US_PER_MINUTE);
    case 'minutesHeld':
      return Math.floor((timeUs - position.openedUs) / US_PER_MINUTE);
    default:
      return assertNever(field);
  }
}

/** From its first fill until every leg is flat. */
export function isPositionOpen(position: Position): boolean {
  return position.phase !== PHASE.flat && position.openedUs > 0;
}

/** Of one leg its average; of a group what one lot of it cost, received premium counted against. */
function entryPrice(legs: readonly Leg[]): number {
  const [only] = legs;
  if (only !== undefined && legs.length === 1) return only.average;
  return sum(legs, (leg) => leg.sign * leg.ratio * leg.average);
}

function profitOf(book: Book, legs: readonly Leg[]): number {
  return sum(legs, (leg) => {
    const quoted = leg.quantity === 0 ? Number.NaN : book.quotes.price(leg.instrument);
    const price = quoted > 0 ? quoted : leg.last;
    return leg.cash + leg.quantity * price * leg.unitValue;
  });
}

function sum(legs: readonly Leg[], of: (leg: Leg) => number): number {
  return legs.reduce((total, leg) => total + of(leg), 0);
}
