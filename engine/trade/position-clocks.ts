// A position's clocks: one wake-up for the earliest of them, and what is done with those that are due, in the order of risk. A wake-up
// that comes late or in vain does no harm: only clocks that are due act, and each acts once.
import { type Book, planOf } from './book';
import { chase } from './chase';
import { cancelEntries, exitPosition } from './exit-latch';
import { PHASE, type Position } from './position';
import { disarm } from './reverse';
import type { ExitReason } from './risk-priority';
import { marketTerms, modifyOrder } from './send-order';
import { nextDeedUs } from './settle-position';

const NEVER = Number.POSITIVE_INFINITY;

/** False where nothing was due but, at most, a look at the age of prices that are not old: nothing has changed then that others read. */
export function applyClocks(book: Book, position: Position, timeUs: number): boolean {
  if (nextDeedUs(position) <= timeUs) {
    applyDueClocks(book, position, timeUs);
    return true;
  }
  return position.staleUs <= timeUs && alertStale(book, position, timeUs);
}

function applyDueClocks(book: Book, position: Position, timeUs: number): void {
  const { squareOffUs, expiryUs } = position;
  if (squareOffUs <= timeUs) {
    position.squareOffUs = NEVER;
    ring(book, position, 'squareOff', squareOffUs, timeUs);
  }
  if (expiryUs <= timeUs) {
    position.expiryUs = NEVER;
    ring(book, position, 'expiry', expiryUs, timeUs);
  }
  const { exitAtUs, exitAfterUs } = position;
  if (exitAtUs <= timeUs) {
    position.exitAtUs = NEVER;
    ring(book, position, 'exitAt', exitAtUs, timeUs);
  }
  if (exitAfterUs <= timeUs) {
    position.exitAfterUs = NEVER;
    ring(book, position, 'exitAfter', exitAfterUs, timeUs);
  }
  for (const leg of position.liveLegs) if (leg.isInUse && leg.chaseUs <= timeUs) chase(book, position, leg, timeUs);
  if (position.entryTimeoutUs <= timeUs) timeOutEntry(book, position, timeUs);
  if (position.staleUs <= timeUs) alertStale(book, position, timeUs);
  if (position.armedUntilUs <= timeUs) disarm(book, position, timeUs);
}

function ring(book: Book, position: Position, reason: ExitReason, dueUs: number, timeUs: number): void {
  book.outbox.write(timeUs, { kind: 'riskFired', rule: reason, position: position.index, leg: null, limit: dueUs, value: timeUs });
  exitPosition(book, position, reason, timeUs);
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

/** Once for each last good price. Resting stops stay where they are. True if there was one. */
function alertStale(book: Book, position: Position, timeUs: number): boolean {
  position.staleUs = NEVER;
  if (position.phase === PHASE.flat) return false;
  let hasAlerted = false;
  for (const leg of position.liveLegs) {
    if (leg.quantity === 0) continue;
    const { lastUs } = leg;
    const isStale = timeUs - lastUs >= book.priceAgeUsMax;
    if (isStale && leg.staleToldUs !== lastUs) {
      hasAlerted = true;
      leg.staleToldUs = lastUs;
      book.outbox.write(timeUs, { kind: 'stalePrice', position: position.index, leg: leg.index, price: leg.last, priceUs: lastUs });
    }
    position.staleUs = Math.min(position.staleUs, (isStale ? timeUs : lastUs) + book.priceAgeUsMax);
  }
  return hasAlerted;
}
