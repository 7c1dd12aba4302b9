// One random life of a Trade against the random venue, step by step as a list of numbers tells it, with the venue's own account of what
// must hold after every step. A broken law is an InvariantError that names it.
import type { ProgramAction, RiskRule } from '../../../dsl/ir/program';
import { invariant } from '../../../dsl/types/invariant';
import type { Intent, OrderEvent } from '../../events';
import type { DecisionEntry } from '../../journal/decision';
import { US_PER_SECOND } from '../../time/ist-time';
import type { ContractDesk } from '../contract-desk';
import type { InstrumentFacts } from '../instrument-facts';
import { Trade } from '../trade';
import { RandomVenue, type VenueOrder } from './random-venue';
import { at, BUY, EXIT, enter, PLAIN_EXECUTION, points, programOf, RIG_DAY, SELL, share } from './trade-rig';

const TRAIL = { kind: 'legTrail', basis: 'points', every: 1, move: 1 } as const;
const SOON = { kind: 'exitAfter', minutes: 1 } as const;
const limit = { ...PLAIN_EXECUTION, entry: 'limit', timeoutSeconds: 20 } as const;
const AGAIN = { kind: 'reEnter', event: 0, basis: 'points', move: 1, max: 5, notAfter: 840 } as const;
const pair = [BUY, { ...SELL, instrument: 1, ratio: 2 }];

const BACK = { kind: 'legReEntry', contract: 'same', basis: 'points', move: 1, max: 3, notAfter: 840 } as const;
/** Rules of a structure, of each kind that the price or another leg may set off. */
const STRUCTURE: readonly RiskRule[] = [
  points('legStop', 2.5),
  { kind: 'ofLeg', leg: 1, rule: { kind: 'legTarget', basis: 'points', value: 1.5 } },
  { kind: 'ofLeg', leg: 0, rule: { kind: 'underlyingStop', basis: 'points', value: 1 } },
  { kind: 'ofLeg', leg: 1, rule: { kind: 'underlyingTarget', basis: 'percent', value: 1 } },
  { kind: 'combinedStop', basis: 'points', value: 3 },
  { kind: 'combinedTarget', basis: 'percent', value: 3 },
  { kind: 'lockAndTrail', basis: 'rupees', arm: 20, lock: 5, every: 10, move: 8 },
  { kind: 'stopToCost', legs: 'all' },
  { kind: 'ofLeg', leg: 0, rule: { ...BACK, after: 'stop', how: 'reversed' } },
  { kind: 'ofLeg', leg: 1, rule: { ...BACK, after: 'stop', how: 'atCost' } },
  { kind: 'ofLeg', leg: 1, rule: { ...BACK, after: 'target', how: 'momentum' } },
];

/** Two positions: one leg in up to three slices, either way; and a pair under rules of the whole. */
const PLAIN_LIVES: readonly ProgramAction[] = [
  enter({ risk: [points('legStop', 3), TRAIL, points('legTarget', 6), SOON], size: { kind: 'lots', lots: 100 } }),
  enter({ legs: [SELL], risk: [points('legStop', 3), TRAIL], whenBusy: 'reverse', execution: limit }),
  EXIT,
  { kind: 'exit', event: 0, position: 0, percent: 40 },
  enter({
    position: 1,
    legs: pair,
    size: { kind: 'lots', lots: 30 },
    risk: [points('legStop', 8), { kind: 'mtmStop', basis: 'rupees', value: 90 }, { kind: 'mtmTarget', basis: 'rupees', value: 120 }],
    whenBusy: 'reverse',
  }),
  { kind: 'exit', event: 0, position: 1, percent: 100 },
  { kind: 'exit', event: 0, position: 1, percent: 50 },
  { ...AGAIN, position: 0, how: 'asap' },
  { ...AGAIN, position: 0, how: 'reversed' },
  { ...AGAIN, position: 1, how: 'atCost' },
  { ...AGAIN, position: 1, how: 'momentum' },
  { kind: 'scale', event: 0, position: 0, percent: 30, max: 3 },
  { kind: 'scale', event: 0, position: 0, percent: -20, max: 3 },
  { kind: 'scale', event: 0, position: 1, percent: 50, max: 2 },
];
/** A pair under every rule of a structure, entered again and again, left in parts and whole. */
const STRUCTURE_LIVES: readonly ProgramAction[] = [
  ...Array.from({ length: 4 }, () => enter({ legs: pair, size: { kind: 'lots', lots: 20 }, risk: [...STRUCTURE] })),
  { kind: 'exit', event: 0, position: 0, percent: 50 },
  { kind: 'exit', event: 0, position: 0, percent: 100, which: 'losing' },
  { kind: 'scale', event: 0, position: 0, percent: 50, max: 2 },
];

/** What is traded and how. Each position has as many legs as the largest of its entries. */
export interface RandomScene {
  readonly actions: readonly ProgramAction[];
  readonly positions: number;
  readonly legs: number;
  /** Slots of options behind the instruments of the program. */
  readonly facts: (day: number) => readonly InstrumentFacts[];
  readonly options?: { readonly instruments: number; readonly chains: number; readonly desk: ContractDesk };
}

const PLAIN_SCENE: RandomScene = {
  actions: PLAIN_LIVES,
  positions: 2,
  legs: 2,
  facts: (day) => [40, 50].map((freezeQuantity) => share({ freezeQuantity }, day)),
};
export const RULES_SCENE: RandomScene = { ...PLAIN_SCENE, actions: STRUCTURE_LIVES };
/** The same where the bought leg covers the sold one, which comes and comes again behind it. */
export const COVERED_RULES_SCENE: RandomScene = {
  ...RULES_SCENE,
  facts: (day) => RULES_SCENE.facts(day).map((facts) => ({ ...facts, kind: 'option', underlying: 'NIFTY', right: 'put', lastDay: 30_000 })),
};

/** The ways in and out are sliced apart; a leg that has turned round may have both on one side. */
function sliceOf({ place }: Pick<VenueOrder, 'place'>): string {
  return `${place.position}/${place.leg}/${place.side}/${place.reason === 'entry' ? 'in' : 'out'}/${place.slice}`;
}

export class RandomRun {
  readonly venue = new RandomVenue();
  readonly decisions: DecisionEntry[] = [];
  trade: Trade;
  /** Restored copy that is given the same events: it must do the same. */
  private twin: Trade | null = null;
  /** First order of each position's present epoch. */
  protected readonly epochStart: number[] = [];
  protected now = at('09:20');
  private readonly scene: RandomScene;
  private readonly prices: number[];
  private day = RIG_DAY;

  constructor(scene: RandomScene = PLAIN_SCENE) {
    this.scene = scene;
    this.prices = scene.facts(RIG_DAY).map(() => 10_000);
    this.trade = this.create(this.decisions);
    this.trade.onSession(this.day, scene.facts(this.day));
  }

  private create(decisions: DecisionEntry[]): Trade {
    return new Trade({
      program: programOf({
        actions: this.scene.actions,
        facts: this.scene.facts(RIG_DAY).slice(0, this.scene.options?.instruments),
        positions: this.scene.positions,
        chains: this.scene.options?.chains ?? 0,
      }),
      ...(this.scene.options === undefined ? {} : { contracts: this.scene.options.desk }),
      params: [],
      capitalPaise: 100_000_000,
      priceAgeUsMax: 120_000_000,
      quotes: { price: (instrument) => this.prices[instrument] ?? Number.NaN, timeUs: () => this.now, spreadPercent: () => null },
      account: { freeAfterPaise: () => Number.POSITIVE_INFINITY },
      journal: {
        decision: (_timeUs, entry) => {
          decisions.push(entry);
          if (entry.kind === 'phase' && entry.phase === 'flat') this.epochStart[entry.position] = this.venue.orders.length;
        },
      },
    });
  }

  /** The step that a number stands for. */
  step(choice: number): void {
    const pick = Math.floor(choice / 16);
    const kind = choice % 16;
    if (kind < 6) this.hear(this.venue.answer(pick % 6 !== 0));
    else if (kind < 9)
      this.hear(this.withLive(pick, (order) => this.venue.fill(order, Math.floor(pick / 7), this.priceNear(pick, order.place.instrument))));
    else if (kind < 11) this.both((trade) => trade.fire(pick % this.scene.actions.length, this.now, () => Number.NaN));
    else if (kind < 13) this.print(pick);
    else if (kind === 13) this.wake(pick);
    else if (kind === 14) this.hear(this.surprise(pick));
    else this.turn(pick);
    this.exchange();
  }

  private withLive(pick: number, act: (order: VenueOrder) => readonly OrderEvent[]): readonly OrderEvent[] {
    const live = this.venue.orders.filter(({ state }) => state === 'live' || state === 'triggered');
    const order = live[pick % Math.max(1, live.length)];
    return order === undefined ? [] : act(order);
  }

  private priceNear(pick: number, instrument: number): number {
    return (this.prices[instrument] ?? 0) + (pick % 5) * 5 - 10;
  }

  private print(pick: number): void {
    this.now += US_PER_SECOND * (1 + (pick % 30));
    for (let instrument = 0; instrument < this.prices.length; instrument += 1) {
      const move = ((Math.floor(pick / (instrument + 1)) % 41) - 20) * 10;
      this.prices[instrument] = Math.max(5_000, (this.prices[instrument] ?? 0) + move);
      const price = this.prices[instrument] ?? 0;
      this.both((trade) => trade.onPrice(instrument, price, this.now));
    }
  }

  protected wake(pick: number): void {
    const dueUs = this.trade.nextTimerUs();
    if (dueUs === Number.POSITIVE_INFINITY) return;
    this.now = Math.max(this.now, dueUs);
    const { positions } = this.scene;
    for (let turn = 0; turn < positions; turn += 1) this.both((trade) => trade.onTimer((pick + turn) % positions, this.now));
  }

  private surprise(pick: number): readonly OrderEvent[] {
    if (pick % 4 === 0) return this.repeat(pick);
    return pick % 4 === 1 ? this.fillLate(Math.floor(pick / 4)) : this.withLive(pick, (order) => this.venue.disturb(order, pick));
  }

  /** An order called dead has filled after all: one of the last two of its slice in this epoch, by no more than is held. */
  private fillLate(pick: number): readonly OrderEvent[] {
    const { orders } = this.venue;
    const isRecent = (order: VenueOrder): boolean =>
      orders
        .filter((other) => sliceOf(other) === sliceOf(order))
        .slice(-2)
        .includes(order);
    const dead = orders.filter((order) => order.state === 'dead' && order.hasLived && this.isKnown(order));
    const late = dead.filter(isRecent);
    const order = late[pick % Math.max(1, late.length)];
    if (order === undefined) return [];
    const { position, leg, instrument, side } = order.place;
    const held = this.heldOf(position, leg);
    const rivals = this.exitsOf(position, leg).reduce((sum, exit) => sum + this.mostOf(exit) - exit.filled, 0);
    const isExit = held !== 0 && (side === 'sell') === held > 0;
    return this.venue.fillLate(order, isExit ? Math.abs(held) - rivals : 1 + (pick % 9), this.priceNear(pick, instrument));
  }

  /** The kernel still follows it. */
  protected isKnown({ place }: VenueOrder): boolean {
    return place.order >= (this.epochStart[place.position] ?? 0);
  }

  private repeat(pick: number): readonly OrderEvent[] {
    const event = this.venue.said[pick % Math.max(1, this.venue.said.length)];
    // An answer repeated while another is awaited, or a fill repeated after its order was resized, cannot be told from news by what it
    // says: those the order manager keeps apart by the broker's own numbers.
    const isPlain = event !== undefined && this.venue.questions.every(({ order }) => order !== event.order);
    const isResized = event?.kind === 'filled' && this.venue.get(event.order).quantity !== this.venue.get(event.order).place.quantity;
    return isPlain && !isResized ? [event] : [];
  }

  /** Rare turns: pause, resume, a night, a copy. */
  private turn(pick: number): void {
    if (pick % 4 === 0) this.both((trade) => trade.pause(this.now));
    else if (pick % 4 === 1) this.both((trade) => trade.resume(this.now));
    else if (pick % 4 === 2) this.copy();
    else if (pick % 20 === 3) this.night();
  }

  private copy(): void {
    this.twin = this.create([]);
    this.twin.restore(this.trade.snapshot());
  }

  private night(): void {
    const closeUs = at('15:30', this.day);
    this.now = closeUs;
    this.both((trade) => trade.onSessionEnd(closeUs));
    this.exchange();
    this.hear(this.venue.close());
    this.exchange();
    while (this.venue.questions.length > 0) {
      this.hear(this.venue.answer(true));
      this.exchange();
    }
    this.venue.isClosed = false;
    this.day += 1;
    this.now = at('09:15', this.day);
    this.both((trade) => trade.onSession(this.day, this.scene.facts(this.day)));
  }

  protected hear(events: readonly OrderEvent[]): void {
    for (const event of events) {
      this.both((trade) => trade.onOrderEvent(event, this.now));
      this.exchange();
    }
  }

  protected both(act: (trade: Trade) => void): void {
    act(this.trade);
    if (this.twin !== null) act(this.twin);
  }

  /** Hands intents over, compares the copy, and holds the laws. */
  protected exchange(): void {
    const intents = this.trade.takeIntents();
    this.holdIntentLaws(intents);
    this.trade.drainPositionEvents();
    if (this.twin !== null) this.compare(intents, this.twin);
    this.venue.take(intents);
    this.holdLaws();
  }

  private compare(intents: readonly Intent[], twin: Trade): void {
    invariant(JSON.stringify(twin.takeIntents()) === JSON.stringify(intents), 'a restored kernel sends the same');
    twin.drainPositionEvents();
    const cells = twin.snapshot();
    invariant(
      this.trade.snapshot().every((cell, index) => cell === cells[index]),
      'a restored kernel is the same in every cell',
    );
  }

  /** Of a scene: what may be asked as things stand, before the venue has it. */
  protected holdIntentLaws(_intents: readonly Intent[]): void {}

  private holdLaws(): void {
    const slices = this.venue.working.map(sliceOf);
    invariant(new Set(slices).size === slices.length, 'at most one order per slice is live');
    const asked = this.venue.questions.filter(({ kind }) => kind !== 'cancel').map(({ order }) => order);
    invariant(new Set(asked).size === asked.length, 'an order is asked one thing at a time');
    let profit = 0;
    for (let position = 0; position < this.scene.positions; position += 1) {
      for (let leg = 0; leg < this.scene.legs; leg += 1) this.holdLegLaws(position, leg);
    }
    const facts = this.scene.facts(this.day);
    for (const order of this.venue.orders) {
      invariant(order.filled <= order.quantity, 'no order fills more than it asked');
      invariant(this.mostOf(order) <= (facts[order.place.instrument]?.freezeQuantity ?? 0), 'no order is larger than the freeze quantity');
    }
    for (const event of this.venue.said) {
      if (event.kind !== 'filled') continue;
      const { place } = this.venue.get(event.order);
      const sign = place.side === 'buy' ? 1 : -1;
      profit -= sign * event.quantity * event.price;
    }
    const isIdle = !this.trade.isExposed();
    if (isIdle) invariant(this.venue.working.length === 0, 'nothing rests when everything is flat');
    if (isIdle) invariant(profit === this.trade.profitPaise(), `the profit ${this.trade.profitPaise()} is that of the fills, ${profit}`);
    invariant(
      this.trade.snapshot().every((cell) => !Number.isNaN(cell)),
      'the arena holds no NaN',
    );
  }

  /** The first leg stands where it stood. */
  protected get isShown(): boolean {
    return true;
  }

  private holdLegLaws(position: number, leg: number): void {
    const held = this.heldOf(position, leg);
    if (leg === 0 && this.isShown) {
      const shown = this.trade.positionValue(position, 'quantity', this.now);
      invariant(!this.trade.isOpen(position) ? held === 0 : shown === held, `position ${position} holds ${held}, and shows ${shown}`);
    }
    const most = this.exitsOf(position, leg).reduce((sum, order) => sum + this.mostOf(order) - order.filled, 0);
    invariant(most <= Math.abs(held), `exits of ${most} for ${held} held`);
  }

  protected ordersOf(position: number, leg: number): readonly VenueOrder[] {
    return this.venue.orders.filter(({ place }) => place.position === position && place.leg === leg);
  }

  protected heldOf(position: number, leg: number): number {
    return this.ordersOf(position, leg).reduce((sum, { place, filled }) => sum + (place.side === 'buy' ? filled : -filled), 0);
  }

  /** What is at work to bring the leg nearer to nothing. */
  private exitsOf(position: number, leg: number): readonly VenueOrder[] {
    const held = this.heldOf(position, leg);
    return this.ordersOf(position, leg).filter(
      ({ state, place }) => state !== 'dead' && place.reason !== 'entry' && held !== 0 && (place.side === 'sell') === held > 0,
    );
  }

  /** A modify that is on its way may be in force already. */
  protected mostOf(order: VenueOrder): number {
    const asked = this.venue.questions.flatMap((question) =>
      question.kind === 'modify' && question.order === order.place.order ? [question.quantity] : [],
    );
    return Math.max(order.quantity, ...asked);
  }

  /** A person wants out; the venue refuses once, then does all it is asked. True if everything is out within the bound. */
  unwind(roundsMax: number): boolean {
    this.both((trade) => trade.kill(this.now));
    this.exchange();
    for (let left = this.venue.questions.length; left > 0; left -= 1) this.hear(this.venue.answer(false));
    for (let round = 0; round < roundsMax && this.trade.isExposed(); round += 1) {
      while (this.venue.questions.length > 0) this.hear(this.venue.answer(true));
      for (const order of this.venue.working) {
        if (order.type === 'market' || order.state === 'triggered')
          this.hear(this.venue.fill(order, 0, this.priceNear(2, order.place.instrument)));
        if (order.type === 'market' && order.state === 'live')
          this.hear(this.venue.fill(order, 0, this.priceNear(2, order.place.instrument)));
      }
      if (this.trade.isExposed()) this.wake(0);
      this.exchange();
    }
    return !this.trade.isExposed() && (this.twin === null || this.twin.digest() === this.trade.digest());
  }
}
