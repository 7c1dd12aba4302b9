// The three things that can be asked of the venue: place, modify, cancel. Each is written into the order's row before the intent leaves, and is
// state from then on. A modify gives the order's new total quantity, filled units included, as the broker takes it.
import type { ProgramLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { OrderReason } from '../events';
import type { Book } from './book';
import type { Leg } from './leg';
import { ORDER_STATE, type OrderRow, type OrderTerms, REQUEST } from './order-row';
import type { Position } from './position';

export interface Placement {
  readonly position: Position;
  readonly leg: Leg;
  /** That wants it. */
  readonly action: number;
  readonly product: ProgramLeg['product'];
  readonly sign: number;
  readonly slice: number;
  readonly reason: OrderReason;
  /** Held back until another leg filled. */
  readonly hasWaited: boolean;
}

export function placeOrder(book: Book, order: OrderRow, to: Placement, terms: OrderTerms, timeUs: number): void {
  invariant(!order.isWorking, 'at most one order per slice is live');
  invariant(terms.quantity > 0, 'an order has a quantity');
  const { position, leg } = to;
  const number = book.run.nextOrder;
  book.run.nextOrder += 1;
  order.succeed(number);
  order.state = ORDER_STATE.sent;
  order.request = REQUEST.none;
  order.sign = to.sign;
  order.filled = 0;
  order.isTriggered = 0;
  order.chaseSteps = 0;
  order.ask(terms);
  order.confirm();
  const intent = {
    kind: 'place',
    order: number,
    action: to.action,
    position: position.index,
    leg: leg.index,
    slice: to.slice,
    attempt: order.attempt - 1,
    instrument: leg.instrument,
    side: order.side,
    product: to.product,
    reason: to.reason,
    type: terms.type,
    quantity: terms.quantity,
    protectionPercent: terms.protectionPercent,
    limitPrice: wireLimit(terms),
    triggerPrice: wireTrigger(terms),
  } as const;
  book.outbox.order(to.hasWaited ? { ...intent, hasWaited: true } : intent, timeUs);
}

export function modifyOrder(book: Book, order: OrderRow, terms: OrderTerms, reason: OrderReason, timeUs: number, hasWaited = false): void {
  invariant(order.isIdle, 'an order answers one question at a time');
  invariant(terms.quantity > order.filled, 'a modified order has something left to fill');
  order.request = REQUEST.modify;
  order.ask(terms);
  const intent = {
    kind: 'modify',
    order: order.numberPlus1 - 1,
    reason,
    type: terms.type,
    quantity: terms.quantity,
    protectionPercent: terms.protectionPercent,
    limitPrice: wireLimit(terms),
    triggerPrice: wireTrigger(terms),
  } as const;
  book.outbox.order(hasWaited ? { ...intent, hasWaited: true } : intent, timeUs);
}

export function cancelOrder(book: Book, order: OrderRow, timeUs: number): void {
  invariant(order.isWorking, 'only a live order can be cancelled');
  order.request = REQUEST.cancel;
  book.outbox.order({ kind: 'cancel', order: order.numberPlus1 - 1 }, timeUs);
}

/** NaN stands on the wire where the type has no such price; the arena never holds one. */
function wireLimit({ type, limitPrice }: OrderTerms): number {
  return type === 'market' ? Number.NaN : limitPrice;
}

function wireTrigger({ type, triggerPrice }: OrderTerms): number {
  return type === 'stopLimit' ? triggerPrice : Number.NaN;
}

export function marketTerms(quantity: number, protectionPercent: number): OrderTerms {
  return { type: 'market', quantity, limitPrice: 0, triggerPrice: 0, protectionPercent };
}
