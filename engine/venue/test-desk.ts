// A venue with one or more instruments in an open session, driven bar by bar: what the tests of the fill rules share. Prices are paise.
import type { OrderEvent, PlaceIntent } from '../events';
import type { OrderIntent } from '../journal/decision';
import { isoDay } from '../time/day-text';
import { clockMinute, istMinute, US_PER_MINUTE } from '../time/ist-time';
import { SimulatedVenue } from './simulated-venue';
import { DEFAULT_VENUE, type VenueConfig } from './venue-config';
import type { VenueSession } from './venue-session';

type Bar = readonly [open: number, high: number, low: number, close: number, volume?: number];

/** When a desk begins: 2026-11-16 09:15 IST, a Monday, of days on which market orders are protected. The session is a minute old then. */
export const OPEN_US = istMinute(isoDay('2026-11-16'), clockMinute('09:15')) * US_PER_MINUTE;
export const CLOSE_US = OPEN_US + 375 * US_PER_MINUTE;
/** Ample for every order of the tests: 2.5% of it is 25 000 units. */
const VOLUME = 1_000_000;

export const SHARE: VenueSession = {
  facts: {
    id: 'NSE:TEST',
    kind: 'equity',
    underlying: null,
    right: null,
    lastDay: null,
    priceScale: 100,
    lot: 1,
    tick: 5,
    freezeQuantity: 0,
    canTrade: true,
    canRestStop: true,
    sessionOpenUs: OPEN_US - US_PER_MINUTE,
    sessionCloseUs: CLOSE_US,
    squareOffUs: CLOSE_US,
    expiryUs: null,
    sessionsLeft: null,
  },
  bandLow: 0,
  bandHigh: Number.POSITIVE_INFINITY,
  hasVolume: true,
};

export const OPTION_CONTRACT: VenueSession = {
  ...SHARE,
  facts: { ...SHARE.facts, id: 'NFO:TEST26NOV25000CE', kind: 'option', lot: 75, freezeQuantity: 1_800 },
};

export type Terms = Partial<Omit<PlaceIntent, 'kind'>> & Pick<PlaceIntent, 'type' | 'side'>;
/** How the kernel of a test answers an event. */
export type Answer = (event: OrderEvent) => readonly OrderIntent[];

function placeIntent(order: number, terms: Terms): PlaceIntent {
  const rest = { action: 0, position: 0, leg: 0, slice: 0, attempt: 0, instrument: 0, product: 'intraday', reason: 'entry' } as const;
  return { kind: 'place', order, ...rest, quantity: 75, limitPrice: Number.NaN, triggerPrice: Number.NaN, protectionPercent: 0, ...terms };
}

export class TestDesk {
  readonly venue: SimulatedVenue;
  /** Everything the venue has said. */
  readonly events: OrderEvent[] = [];
  timeUs = OPEN_US;
  last = 10_000;
  answer: Answer = () => [];
  private orders = 0;
  private priorVolume = VOLUME;

  constructor(config: Partial<VenueConfig> = {}, sessions: readonly VenueSession[] = [SHARE]) {
    this.venue = new SimulatedVenue({ ...DEFAULT_VENUE, ...config }, sessions.length, 64);
    for (const [instrument, session] of sessions.entries()) this.venue.startSession(instrument, session);
  }

  place(terms: Terms): number {
    const order = this.orders;
    this.orders += 1;
    this.send(placeIntent(order, terms));
    return order;
  }

  /** For answers: the number of the next order, taken. */
  intent(terms: Terms): PlaceIntent {
    const order = this.orders;
    this.orders += 1;
    return placeIntent(order, terms);
  }

  modify(order: number, terms: Terms): void {
    const { quantity, type, limitPrice, triggerPrice, protectionPercent, reason } = placeIntent(order, terms);
    this.send({ kind: 'modify', order, quantity, type, limitPrice, triggerPrice, protectionPercent, reason });
  }

  cancel(order: number): void {
    this.send({ kind: 'cancel', order });
  }

  private send(intent: OrderIntent): void {
    this.venue.accept(intent, this.timeUs, this.last);
    this.drain();
  }

  /** A minute: its open, then its end. `between` runs after the open, as what is decided on it does. */
  bar([open, high, low, close, volume = VOLUME]: Bar, between: () => void = () => {}, instrument = 0): void {
    if (volume > 0) {
      this.venue.barOpen(instrument, open, this.priorVolume, this.timeUs);
      this.last = open;
      this.drain();
    }
    between();
    this.timeUs += US_PER_MINUTE;
    this.venue.barFinal(instrument, open, high, low, close, volume, this.timeUs);
    this.last = close;
    this.drain();
    this.priorVolume = volume;
  }

  tick(price: number, afterUs: number, volume = VOLUME): void {
    this.timeUs += afterUs;
    this.venue.tick(0, price, volume, this.timeUs);
    this.last = price;
    this.drain();
  }

  settleContract(price: number): void {
    this.venue.settleContract(0, price);
    this.drain();
  }

  endSession(): void {
    this.venue.sessionEnd(0);
    this.drain();
  }

  private drain(): void {
    for (let event = this.venue.nextEvent(); event !== null; event = this.venue.nextEvent()) {
      this.events.push(event);
      for (const intent of this.answer(event)) this.venue.accept(intent, this.timeUs, this.last);
    }
  }

  /** Fills as short lines: order, quantity, price, slippage, rule, and `?` where ambiguous. */
  get fills(): readonly string[] {
    return this.events.flatMap((event) =>
      event.kind === 'filled'
        ? [`#${event.order} ${event.quantity} @ ${event.price} (${event.slippage}) ${event.rule}${event.isAmbiguous ? ' ?' : ''}`]
        : [],
    );
  }

  /** What the venue said of an order, by kind. */
  story(order: number): readonly string[] {
    return this.events.flatMap((event) => (event.order === order ? [event.kind] : []));
  }
}
