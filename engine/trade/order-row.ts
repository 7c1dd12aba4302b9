// One slice of a leg's way in or way out, and the one order that may be live for it: the next attempt takes the row only when the last one is
// dead. What the venue has confirmed stands apart from what was asked and is not answered yet.
import { ORDER_TYPES, type OrderType, type Side } from '../events';
import { type DeclareField, declareCells } from './cells';

/** `sent`: nobody has answered yet; the order counts as live, for it may be. */
export const ORDER_STATE = { dead: 0, sent: 1, live: 2 } as const;
/** At most one question is open on an order; what is wanted beyond it waits for the answer. */
export const REQUEST = { none: 0, modify: 1, cancel: 2 } as const;

/** What an order is, as far as it can be changed. Prices are 0 where the type has none. `quantity` counts what has filled already. */
export interface OrderTerms {
  readonly type: OrderType;
  readonly quantity: number;
  readonly limitPrice: number;
  readonly triggerPrice: number;
  readonly protectionPercent: number;
}

const declareField: DeclareField = (index) => ({
  get() {
    return this.cells[this.at + index];
  },
  set(value: number) {
    this.cells[this.at + index] = value + 0;
  },
});

const OrderCells = declareCells(
  [
    /** Number in the run + 1; 0: the row was never used. */
    'numberPlus1',
    /** The attempt before this one, and what it had left when it was called dead: an exchange may find out late that it was not. */
    'priorNumberPlus1',
    'priorOpen',
    /** Which way it went: a leg that is entered again may have turned round. */
    'priorSign',
    'state',
    'request',
    'attempt',
    /** +1 buys, −1 sells. */
    'sign',
    'filled',
    /** Total quantity this order is to have under the exit latch, Infinity: all it covers; 0: a stop that rests on guard. */
    'exitQuantity',
    'isTriggered',
    /** Steps towards the market that a limit entry has taken. */
    'chaseSteps',
    /** The leg's `pricing` at which this order was last priced. */
    'pricing',
    'type',
    'quantity',
    'limitPrice',
    'triggerPrice',
    'protectionPercent',
    'askedType',
    'askedQuantity',
    'askedLimitPrice',
    'askedTriggerPrice',
    'askedProtectionPercent',
  ],
  declareField,
);

export class OrderRow extends OrderCells {
  /** No order of this epoch has stood here. Slices are taken from the first row on, so no row after this one was used either. */
  get isUnused(): boolean {
    return this.numberPlus1 === 0;
  }

  get isWorking(): boolean {
    return this.state !== ORDER_STATE.dead;
  }

  /** May be asked to change: answered, and with no question open. */
  get isIdle(): boolean {
    return this.state === ORDER_STATE.live && this.request === REQUEST.none;
  }

  /** Most that may still fill: a change that is not answered may or may not be in force. */
  get exposure(): number {
    return this.state === ORDER_STATE.dead ? 0 : Math.max(this.quantity, this.askedQuantity) - this.filled;
  }

  get remaining(): number {
    return this.state === ORDER_STATE.dead ? 0 : this.quantity - this.filled;
  }

  get side(): Side {
    return this.sign > 0 ? 'buy' : 'sell';
  }

  get terms(): OrderTerms {
    return {
      type: ORDER_TYPES[this.type] ?? 'market',
      quantity: this.quantity,
      limitPrice: this.limitPrice,
      triggerPrice: this.triggerPrice,
      protectionPercent: this.protectionPercent,
    };
  }

  /** The venue has what was last asked. */
  confirm(): void {
    this.type = this.askedType;
    this.quantity = this.askedQuantity;
    this.limitPrice = this.askedLimitPrice;
    this.triggerPrice = this.askedTriggerPrice;
    this.protectionPercent = this.askedProtectionPercent;
  }

  /** The venue has refused what was last asked, and keeps what it had. */
  refuse(): void {
    this.request = REQUEST.none;
    this.ask(this.terms);
  }

  ask(terms: OrderTerms): void {
    this.askedType = ORDER_TYPES.indexOf(terms.type);
    this.askedQuantity = terms.quantity;
    this.askedLimitPrice = terms.limitPrice;
    this.askedTriggerPrice = terms.triggerPrice;
    this.askedProtectionPercent = terms.protectionPercent;
  }

  /** A new order takes the row. */
  succeed(number: number): void {
    this.priorNumberPlus1 = this.numberPlus1;
    this.priorOpen = this.quantity - this.filled;
    this.priorSign = this.sign;
    this.numberPlus1 = number + 1;
    this.attempt += 1;
  }

  /** No order of a past epoch is known any more. */
  forget(): void {
    this.numberPlus1 = 0;
    this.priorNumberPlus1 = 0;
    this.attempt = 0;
    this.pricing = 0;
  }

  die(): void {
    this.state = ORDER_STATE.dead;
    this.request = REQUEST.none;
  }
}

export function areSameTerms(a: OrderTerms, b: OrderTerms): boolean {
  return (
    a.type === b.type &&
    a.quantity === b.quantity &&
    a.limitPrice === b.limitPrice &&
    a.triggerPrice === b.triggerPrice &&
    a.protectionPercent === b.protectionPercent
  );
}
