// What leaves the kernel between two calls of the loop: intents, rows of the positions' own clocks, and entries of the journal. The loop drains
// it before a snapshot; it is no part of the state.
import type { ORDER_EVENTS, POSITION_EVENTS } from '../../dsl/ops/position';
import type { Intent } from '../events';
import type { DecisionEntry, JournalSink, OrderIntent } from '../journal/decision';

/** One row of a position's clock, as the ops `positionEvent` and `orderEvent` read it. */
export type PositionEvent = { readonly position: number; readonly timeUs: number } & (
  | { readonly kind: 'position'; readonly what: (typeof POSITION_EVENTS)[number] }
  | { readonly kind: 'order'; readonly what: (typeof ORDER_EVENTS)[number] }
);

const NONE: readonly never[] = [];

export class Outbox {
  private readonly journal: JournalSink;
  private readonly isHeard: (position: number) => boolean;
  /** Filled in turn with those handed out before: the loop is done with them by then. */
  private intents: Intent[] = [];
  private handedIntents: Intent[] = [];
  private events: PositionEvent[] = [];
  private handedEvents: PositionEvent[] = [];

  /** `isHeard`: whether anybody asks for a position's events. */
  constructor(journal: JournalSink, isHeard: (position: number) => boolean) {
    this.journal = journal;
    this.isHeard = isHeard;
  }

  order(intent: OrderIntent, timeUs: number): void {
    this.journal.decision(timeUs, { kind: 'intent', intent });
    this.intents.push(intent);
  }

  /** Wake-ups and messages: they reach no venue and stand in no journal. */
  ask(intent: Extract<Intent, { readonly kind: 'timer' | 'notify' }>): void {
    this.intents.push(intent);
  }

  write(timeUs: number, entry: DecisionEntry): void {
    this.journal.decision(timeUs, entry);
  }

  tellPosition(position: number, what: (typeof POSITION_EVENTS)[number], timeUs: number): void {
    if (this.isHeard(position)) this.events.push({ kind: 'position', what, position, timeUs });
  }

  tellOrder(position: number, what: (typeof ORDER_EVENTS)[number], timeUs: number): void {
    if (this.isHeard(position)) this.events.push({ kind: 'order', what, position, timeUs });
  }

  takeIntents(): readonly Intent[] {
    if (this.intents.length === 0) return NONE;
    const taken = this.intents;
    this.intents = this.handedIntents;
    this.handedIntents = taken;
    clear(this.intents);
    return taken;
  }

  takeEvents(): readonly PositionEvent[] {
    if (this.events.length === 0) return NONE;
    const taken = this.events;
    this.events = this.handedEvents;
    this.handedEvents = taken;
    clear(this.events);
    return taken;
  }

  get isEmpty(): boolean {
    return this.intents.length === 0 && this.events.length === 0;
  }
}

/** Cutting its length would cost ten times as much. */
function clear(list: unknown[]): void {
  while (list.length > 0) list.pop();
}
