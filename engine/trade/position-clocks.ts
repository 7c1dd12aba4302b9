// A position's clocks: one wake-up for the earliest of them, and what is done with those that are due, in the order of risk. A wake-up
// that comes late or in vain does no harm: only clocks that are due act, and each acts once.
import { type Book, planOf } from './book';
import { chase } from './chase';
import { cancelEntries, exitPosition } from './exit-latch';
import type { Position } from './position';
import { disarm } from './reverse';
import type { ExitReason } from './risk-priority';
import { marketTerms, modifyOrder } from './send-order';
import { watchStale } from './stale-prices';

const NEVER = Number.POSITIVE_INFINITY;
const EXIT_CLOCKS = [
  ['squareOffUs', 'squareOff'],
  ['expiryUs', 'expiry'],
  ['exitAtUs', 'exitAt'],
  ['exitAfterUs', 'exitAfter'],
] as const satisfies readonly (readonly [string, ExitReason])[];

export function applyClocks(book: Book, position: Position, timeUs: number): void {
  for (const [clock, reason] of EXIT_CLOCKS) {
    const dueUs = position[clock];
    if (dueUs > timeUs) continue;
    position[clock] = NEVER;
    book.outbox.write(timeUs, { kind: 'riskFired', rule: reason, position: position.index, leg: null, limit: dueUs, value: timeUs });
    exitPosition(book, position, reason, timeUs);
  }
  for (const leg of position.liveLegs) if (leg.isInUse && leg.chaseUs <= timeUs) chase(book, position, leg, timeUs);
  if (position.entryTimeoutUs <= timeUs) timeOutEntry(book, position, timeUs);
  if (position.staleUs <= timeUs) watchStale(book, position, timeUs);
  if (position.armedUntilUs <= timeUs) disarm(book, position, timeUs);
  // The entry that waited for this open is sent when the call is concluded.
  if (position.armedFromUs <= timeUs) position.armedFromUs = NEVER;
}

/** What has not filled is cancelled, or sent to market; an order with a question open is asked again a second later. */
function timeOutEntry(book: Book, position: Position, timeUs: number): void {
  position.entryTimeoutUs = NEVER;
  const { onTimeout, protectionPercent } = planOf(book, position).execution;
  const entering = position.liveLegs.filter((leg) => leg.isInUse && leg.isEntering && leg.isAllOut === 0);
  if (entering.length === 0) return;
  book.outbox.write(timeUs, { kind: 'entryTimedOut', position: position.index, onTimeout });
  for (const leg of entering) {
    if (onTimeout === 'cancel') {
      cancelEntries(book, leg, timeUs);
      continue;
    }
    for (const order of leg.entries) {
      if (order.isIdle) modifyOrder(book, order, marketTerms(order.quantity, protectionPercent), 'entry', timeUs);
      else if (order.isWorking) position.entryTimeoutUs = timeUs + 1_000_000;
    }
  }
}
