// A venue that gives any legal answer in any legal order, as a list of numbers tells it: the adversary of the property tests. It keeps its
// own books, from which the tests judge the kernel; it shares nothing with it but intents and events.
import { invariant } from '../../../dsl/types/invariant';
import type { Intent, OrderEvent, PlaceIntent } from '../../events';

type Question = Extract<Intent, { kind: 'place' | 'modify' | 'cancel' }>;

export interface VenueOrder {
  readonly place: PlaceIntent;
  quantity: number;
  filled: number;
  type: PlaceIntent['type'];
  state: 'unseen' | 'live' | 'triggered' | 'dead';
  /** Was in the market: a rejected order never was. */
  hasLived: boolean;
  /** Units that filled after it had been called dead. */
  lateFilled: number;
}

export class RandomVenue {
  /** By order number. */
  readonly orders: VenueOrder[] = [];
  /** Asked and not answered, oldest first. */
  readonly questions: Question[] = [];
  /** Everything said, for repetition. */
  readonly said: OrderEvent[] = [];
  isClosed = false;

  take(intents: readonly Intent[]): void {
    for (const intent of intents) {
      if (intent.kind === 'timer' || intent.kind === 'notify') continue;
      if (intent.kind === 'place') {
        invariant(intent.order === this.orders.length, 'orders are numbered in turn');
        this.orders.push({
          place: intent,
          quantity: intent.quantity,
          filled: 0,
          type: intent.type,
          state: 'unseen',
          hasLived: false,
          lateFilled: 0,
        });
      }
      this.questions.push(intent);
    }
  }

  get(order: number): VenueOrder {
    const found = this.orders[order];
    invariant(found !== undefined, `order ${order} was placed`);
    return found;
  }

  /** Orders that may still fill. */
  get working(): readonly VenueOrder[] {
    return this.orders.filter((order) => order.state !== 'dead');
  }

  /** Answers the oldest question: willing, or not. */
  answer(isWilling: boolean): readonly OrderEvent[] {
    const question = this.questions.shift();
    if (question === undefined) return [];
    const order = this.get(question.order);
    const code = this.isClosed ? 'market-closed' : 'injected';
    switch (question.kind) {
      case 'place':
        order.state = isWilling && !this.isClosed ? 'live' : 'dead';
        order.hasLived = order.state === 'live';
        return this.say(
          order.state === 'live' ? { kind: 'accepted', order: question.order } : { kind: 'rejected', order: question.order, code },
        );
      case 'modify':
        if (!isWilling || order.state === 'dead' || question.quantity <= order.filled)
          return this.say({ kind: 'refused', order: question.order, request: 'modify', code });
        order.quantity = question.quantity;
        order.type = question.type;
        if (question.type !== 'stopLimit') order.state = 'live';
        return this.say({ kind: 'modified', order: question.order });
      case 'cancel':
        if (!isWilling || order.state === 'dead') return this.say({ kind: 'refused', order: question.order, request: 'cancel', code });
        order.state = 'dead';
        return this.say({ kind: 'cancelled', order: question.order, by: 'request' });
    }
  }

  /** Fills some of an order; a stop triggers first and says so, or fills without a word about it. */
  fill(order: VenueOrder, share: number, price: number): readonly OrderEvent[] {
    const number = order.place.order;
    if (order.type === 'stopLimit' && order.state === 'live') {
      order.state = 'triggered';
      if (share % 2 === 0) return this.say({ kind: 'triggered', order: number });
    }
    const open = order.quantity - order.filled;
    const quantity = Math.min(open, 1 + (share % 5 === 0 ? open : share % open));
    order.filled += quantity;
    const remaining = order.quantity - order.filled;
    if (remaining === 0) order.state = 'dead';
    return this.say({ kind: 'filled', order: number, quantity, price, remaining, rule: 'nextTick', slippage: 0, isAmbiguous: false });
  }

  /** What an exchange may do to an order of its own accord. */
  disturb(order: VenueOrder, how: number): readonly OrderEvent[] {
    const number = order.place.order;
    if (how % 3 === 0 && order.type === 'market') return this.say({ kind: 'convertedToLimit', order: number, limitPrice: 1 });
    if (how % 3 === 1) return [];
    order.state = 'dead';
    return this.say({ kind: 'cancelled', order: number, by: 'exchange' });
  }

  /** Finds out late that an order filled before it died, by no more than `quantityMax`. */
  fillLate(order: VenueOrder, quantityMax: number, price: number): readonly OrderEvent[] {
    const quantity = Math.min(order.quantity - order.filled, quantityMax);
    if (quantity <= 0) return [];
    order.filled += quantity;
    order.lateFilled += quantity;
    const remaining = order.quantity - order.filled;
    return this.say({
      kind: 'filled',
      order: order.place.order,
      quantity,
      price,
      remaining,
      rule: 'nextTick',
      slippage: 0,
      isAmbiguous: false,
    });
  }

  /** Orders are good for the day. Questions on their way find the doors shut. */
  close(): readonly OrderEvent[] {
    this.isClosed = true;
    const expired = this.orders.filter(({ state }) => state === 'live' || state === 'triggered');
    return expired.flatMap((order) => {
      order.state = 'dead';
      return this.say({ kind: 'expired', order: order.place.order });
    });
  }

  private say(event: OrderEvent): readonly OrderEvent[] {
    this.said.push(event);
    return [event];
  }
}
