// The ladder of a limit entry that does not fill: it goes so many ticks towards the market every few seconds, each order at most so often. After
// the last step the order stays where it is; the time-out says what becomes of it.
import { ORDER_TYPES } from '../events';
import { US_PER_SECOND } from '../time/ist-time';
import { type Book, factsOf, planOf } from './book';
import { isMarketOpen } from './facts';
import type { Leg } from './leg';
import { type OrderRow } from './order-row';
import type { Position } from './position';
import { modifyOrder } from './send-order';

const LIMIT = ORDER_TYPES.indexOf('limit');

/** A step is due. An order with a question open misses it and takes the next. */
export function chaseEntries(book: Book, position: Position, leg: Leg, timeUs: number): void {
  leg.entryChaseUs = Number.POSITIVE_INFINITY;
  const { entryChaseStepsMax, chaseSeconds } = planOf(book, position).execution;
  if (!isMarketOpen(factsOf(book, leg.instrument), timeUs)) return;
  let hasMore = false;
  for (const order of leg.entries) {
    if (order.isUnused) break;
    if (!order.isWorking || order.askedType !== LIMIT || order.chaseSteps >= entryChaseStepsMax) continue;
    if (order.isIdle) step(book, position, leg, order, timeUs);
    hasMore ||= order.chaseSteps < entryChaseStepsMax;
  }
  if (hasMore) leg.entryChaseUs = timeUs + Math.max(1, chaseSeconds) * US_PER_SECOND;
}

function step(book: Book, position: Position, leg: Leg, order: OrderRow, timeUs: number): void {
  const { tick } = factsOf(book, leg.instrument);
  const limitPrice = Math.max(tick, order.limitPrice + leg.sign * planOf(book, position).execution.entryChaseTicks * tick);
  order.chaseSteps += 1;
  book.outbox.write(timeUs, {
    kind: 'entryChased',
    position: position.index,
    leg: leg.index,
    order: order.numberPlus1 - 1,
    step: order.chaseSteps,
    limitPrice,
  });
  modifyOrder(book, order, { ...order.terms, limitPrice }, 'entry', timeUs);
}
