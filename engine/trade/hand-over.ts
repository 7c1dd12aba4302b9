// Ends a change whose new legs come first. When all of a new leg is there, the leg that it stands in for goes. Where the new leg never came, the
// old one stays; where it came in part, as many lots of the old one go.
import { type Book, factsOf } from './book';
import { exitLeg, exitPart } from './exit-latch';
import type { Leg } from './leg';
import type { Position } from './position';

/** Called after anything that happened to the position, while it has changed. */
export function handOver(book: Book, position: Position, timeUs: number): void {
  for (const leg of position.liveLegs) {
    if (leg.isOpenFirst === 0 || !leg.isStandIn || !leg.isEntryOver) continue;
    const old = position.legs[leg.replacesPlus1 - 1];
    if (old === undefined || old.isClosed === 1 || old.isAllOut === 1) continue;
    const isThere = leg.enteredAsOrdered >= leg.orderedQuantity;
    if (!isThere && position.isGathering === 1) continue;
    // It was decided with the change: it meets the prices that the new leg met, unless it was on those that it was decided.
    old.hasWaited = old.onOpenUs === timeUs ? 0 : 1;
    if (isThere) exitLeg(book, position, old, 'adjust', timeUs);
    else keepWhatIsLeft(book, position, leg, old, timeUs);
    old.hasWaited = 0;
  }
}

function keepWhatIsLeft(book: Book, position: Position, leg: Leg, old: Leg, timeUs: number): void {
  leg.replacesPlus1 = 0;
  old.replacedByPlus1 = 0;
  const lots = Math.floor(leg.enteredQuantity / factsOf(book, leg.instrument).lot);
  exitPart(book, position, old, Math.min(old.held, lots * factsOf(book, old.instrument).lot), 'adjust', timeUs);
}
