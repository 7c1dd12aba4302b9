// Picks some legs of a position: by what they are, or by how they stand at the last prices of the instant. It only reads.
import { assertNever } from '../../dsl/types/invariant';
import type { LegChoice } from './action-plan';
import { type Book, factsOf } from './book';
import { shortsFirst } from './exit-latch';
import type { Leg } from './leg';
import type { Position } from './position';

/** Of the present epoch, sold ones first. A leg at its very cost neither wins nor loses, nor does one of which nothing is held. */
export function pickLegs(book: Book, position: Position, which: LegChoice): readonly Leg[] {
  const legs = shortsFirst(position);
  return which === null ? legs : legs.filter((leg) => leg.isInUse && isOf(book, leg, which));
}

function isOf(book: Book, leg: Leg, which: NonNullable<LegChoice>): boolean {
  switch (which) {
    case 'calls':
      return factsOf(book, leg.instrument).rightSign > 0;
    case 'puts':
      return factsOf(book, leg.instrument).rightSign < 0;
    case 'bought':
      return leg.sign > 0;
    case 'sold':
      return leg.sign < 0;
    case 'winning':
      return openGain(book, leg) > 0;
    case 'losing':
      return openGain(book, leg) < 0;
    default:
      return assertNever(which);
  }
}

/** Of one unit of what is held, price units. */
function openGain(book: Book, leg: Leg): number {
  if (leg.quantity === 0) return 0;
  const quoted = book.quotes.price(leg.instrument);
  return ((quoted > 0 ? quoted : leg.last) - leg.average) * Math.sign(leg.quantity);
}
