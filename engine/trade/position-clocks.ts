// Rings the clocks of a position that are due, in the order of risk. Each acts once, so a wake-up that comes late or in vain does no harm.
import { US_PER_SECOND } from '../time/ist-time';
import { lapseLeg } from './armed-legs';
import { type Book, planOf } from './book';
import { chase } from './chase';
import { chaseEntries } from './entry-chase';
import { cancelEntries, exitPosition } from './exit-latch';
import type { Position } from './position';
import { nextActingUs } from './refresh-clocks';
import { disarm } from './reverse';
import type { ExitReason } from './risk-priority';
import { marketTerms, modifyOrder } from './send-order';
import { watchStale } from './stale-prices';
import { leaveUncovered } from './watch-cover';

const NEVER = Number.POSITIVE_INFINITY;

/** False where nothing was due but, at most, a look at the age of prices that are not old: nothing has changed then that others read. */
export function applyClocks(book: Book, position: Position, timeUs: number): boolean {
  if (nextActingUs(position) <= timeUs) {
    applyDueClocks(book, position, timeUs);
    return true;
  }
  return position.staleUs <= timeUs && watchStale(book, position, timeUs);
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
  const { exitAtUs, expiryExitUs, exitAfterUs } = position;
  if (exitAtUs <= timeUs) {
    position.exitAtUs = NEVER;
    ring(book, position, 'exitAt', exitAtUs, timeUs);
  }
  if (expiryExitUs <= timeUs) {
    position.expiryExitUs = NEVER;
    ring(book, position, 'exitBeforeExpiry', expiryExitUs, timeUs);
  }
  if (exitAfterUs <= timeUs) {
    position.exitAfterUs = NEVER;
    ring(book, position, 'exitAfter', exitAfterUs, timeUs);
  }
  for (const leg of position.liveLegs) if (leg.isInUse && leg.chaseUs <= timeUs) chase(book, position, leg, timeUs);
  if (position.againCount > 0) for (const leg of position.liveLegs) if (leg.againUntilUs <= timeUs) lapseLeg(book, position, leg, timeUs);
  for (const leg of position.liveLegs) {
    // What waited for its time is sent when the call is concluded.
    if (leg.sendUs <= timeUs) leg.sendUs = NEVER;
    if (leg.entryChaseUs <= timeUs) chaseEntries(book, position, leg, timeUs);
  }
  if (position.uncoveredUs <= timeUs) leaveUncovered(book, position, timeUs);
  if (position.entryTimeoutUs <= timeUs) timeOutEntry(book, position, timeUs);
  if (position.staleUs <= timeUs) watchStale(book, position, timeUs);
  if (position.armedUntilUs <= timeUs) disarm(book, position, timeUs);
  // The entry that waited for this open is sent when the call is concluded.
  if (position.armedFromUs <= timeUs) position.armedFromUs = NEVER;
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
      else if (order.isWorking) position.entryTimeoutUs = timeUs + US_PER_SECOND;
    }
  }
}
