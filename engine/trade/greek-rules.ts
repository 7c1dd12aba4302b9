// The rule about what the whole position leans to: it leaves when a net greek of one unit of what is held is beyond its limit, either way. While
// the greek of a leg is unknown the rule waits, says so once, and never fires.
import type { GreekName } from '../options/traded-greek';
import { type Book, operandReader, planOf } from './book';
import { exitPosition } from './exit-latch';
import type { Leg } from './leg';
import type { Position } from './position';

export function applyGreekLimits(book: Book, position: Position, timeUs: number): void {
  if (position.isGreekWatched === 0 || !isWholeYet(position)) return;
  const plan = planOf(book, position);
  const read = operandReader(plan, position.operands);
  let unknown: UnknownGreek | null = null;
  for (const { greek, operand } of plan.risk.greekMaxes) {
    const value = netGreek(book, position, greek, timeUs);
    if (typeof value !== 'number') {
      unknown ??= value;
      continue;
    }
    const limit = read(operand, 1);
    if (Math.abs(value) <= limit) continue;
    book.outbox.write(timeUs, { kind: 'riskFired', rule: 'greekMax', position: position.index, leg: null, limit, value });
    exitPosition(book, position, 'greekMax', timeUs);
    return;
  }
  tellUnknown(book, position, unknown, timeUs);
}

interface UnknownGreek {
  readonly greek: GreekName;
  readonly leg: number;
}

/** Every leg that is to come has begun to fill: half a spread leans, and is none. */
function isWholeYet({ liveLegs }: Position): boolean {
  return liveLegs.every((leg) => leg.enteredParts > 0 || leg.isClosed === 1);
}

/** Of one unit, which is as many of each leg as the leg held in most units makes one of. What has left leans no more. */
function netGreek(book: Book, position: Position, greek: GreekName, timeUs: number): number | UnknownGreek {
  let units = 0;
  let net = 0;
  for (const leg of position.liveLegs) {
    if (!isHeld(leg)) continue;
    const ofOne = book.greeks.greek(leg.instrument, greek, timeUs);
    if (Number.isNaN(ofOne)) return { greek, leg: leg.index };
    units = Math.max(units, leg.held / leg.ratio);
    net += leg.quantity * ofOne;
  }
  return units === 0 ? 0 : net / units;
}

function isHeld(leg: Leg): boolean {
  return leg.isInUse && leg.quantity !== 0;
}

/** Once, until it is known again. */
function tellUnknown(book: Book, position: Position, unknown: UnknownGreek | null, timeUs: number): void {
  if (unknown !== null && position.isGreekUnknown === 0)
    book.outbox.write(timeUs, { kind: 'greekUnknown', position: position.index, ...unknown });
  position.isGreekUnknown = unknown === null ? 0 : 1;
}
