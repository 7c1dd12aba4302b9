// Ends a contract: what no order at the venue covers any more is handed to the clearing house, which settles it. An order stands for it, as for
// all that changes a position; but it may be sent after the close, and it cannot be refused.
import type { Book } from './book';
import { exitPosition } from './exit-latch';
import type { Leg } from './leg';
import type { Position } from './position';
import { placeSettlement } from './steer-exits';

/** Call it when the venue has settled its own orders of the instrument. */
export function settleContract(book: Book, instrument: number, timeUs: number): void {
  for (const position of book.positions) {
    if (!isHeld(position, instrument)) continue;
    exitPosition(book, position, 'expiry', timeUs);
    for (const leg of position.liveLegs) if (holds(leg, instrument)) placeSettlement(book, position, leg, timeUs);
  }
}

export function isHeld(position: Position, instrument: number): boolean {
  return !position.isFlat && position.liveLegs.some((leg) => holds(leg, instrument));
}

function holds(leg: Leg, instrument: number): boolean {
  return leg.instrument === instrument && leg.quantity !== 0;
}
