// A random life of structures whose sold legs are drawn covered: a spread under each policy of a group, and a condor. What must hold of order
// and cover is judged from the venue's own books.
import type { ProgramAction, ProgramExecution, ProgramGroupOrders } from '../../../dsl/ir/program';
import { invariant } from '../../../dsl/types/invariant';
import type { Intent, PlaceIntent } from '../../events';
import { RandomRun, type RandomScene } from './random-run';
import type { VenueOrder } from './random-venue';
import { BUY, enter, PLAIN_EXECUTION, points, SELL, share } from './trade-rig';

const LOT = 5;
const LOTS = 8;
const SLICE_LOTS = 3;
const BOUND_US = 8_000_000;
const MTM = { kind: 'mtmStop', basis: 'rupees', value: 400 } as const;

/** Sold legs stand first and are covered by the leg after them. */
const SPREAD = [SELL, { ...BUY, instrument: 1 }];
const CONDOR = [...SPREAD, { ...SELL, instrument: 2 }, { ...BUY, instrument: 3 }];

function group(changes: Partial<ProgramGroupOrders>): Partial<ProgramExecution> {
  return { group: { order: 'hedgesFirst', uncoveredSecondsMax: 8, onLegFailure: 'exitAll', retriesMax: 0, ...changes } };
}

function entry(position: number, execution: Partial<ProgramExecution>, risk: readonly [] | readonly ['legs'] = []): ProgramAction {
  return enter({
    position,
    legs: position === 0 ? SPREAD : CONDOR,
    size: { kind: 'lots', lots: LOTS },
    risk: risk.length > 0 ? [points('legStop', 3), points('legTarget', 4)] : [MTM],
    execution: { ...PLAIN_EXECUTION, timeoutSeconds: 25, ...execution },
  });
}

const ACTIONS: readonly ProgramAction[] = [
  entry(0, {}),
  entry(0, group({ onLegFailure: 'retry', retriesMax: 2 }), ['legs']),
  entry(0, group({ order: 'together' })),
  entry(0, group({ order: 'together', onLegFailure: 'keep' }), ['legs']),
  entry(0, { entry: 'limit', entryChase: { ticks: 2, stepsMax: 3 }, slices: { lotsMax: SLICE_LOTS, seconds: 8 }, ...group({}) }),
  entry(1, { slices: { lotsMax: SLICE_LOTS, seconds: 0 }, ...group({ onLegFailure: 'retry', retriesMax: 1 }) }),
  entry(1, group({ onLegFailure: 'keep' }), ['legs']),
  { kind: 'exit', event: 0, position: 0, percent: 100 },
  { kind: 'exit', event: 0, position: 1, percent: 100 },
  { kind: 'exit', event: 0, position: 0, percent: 50, which: 'bought' },
  { kind: 'exit', event: 0, position: 1, percent: 100, which: 'calls' },
  { kind: 'scale', event: 0, position: 0, percent: 50, max: 2 },
  { kind: 'scale', event: 0, position: 1, percent: 25, max: 3 },
];

const KEEPING: ReadonlySet<number> = new Set([3, 6]);
const TOGETHER: ReadonlySet<number> = new Set([2, 3]);
/** The usual one has none. */
const UNBOUNDED: ReadonlySet<number> = new Set([0]);
const SLICED: ReadonlySet<number> = new Set([4, 5]);

const SCENE: RandomScene = {
  actions: ACTIONS,
  positions: 2,
  legs: 4,
  facts: (day) => {
    const option = { kind: 'option', underlying: 'NIFTY', lastDay: 30_000, lot: LOT, freezeQuantity: 20 } as const;
    return (['put', 'put', 'call', 'call'] as const).map((right) => share({ ...option, right }, day));
  },
};

export class StructureRun extends RandomRun {
  /** By position and sold leg: since when more of it is held than of its cover; absent while it is not. */
  private readonly bareSince = new Map<string, number>();
  /** Legs whose exit was asked for, and the first order of the epoch in which it was. */
  private readonly askedOut = new Map<string, number>();
  private wokenUs = 0;

  constructor() {
    super(SCENE);
  }

  override step(choice: number): void {
    super.step(choice);
    this.holdBound();
  }

  protected override wake(pick: number): void {
    super.wake(pick);
    this.wokenUs = this.now;
  }

  protected override holdIntentLaws(intents: readonly Intent[]): void {
    const sent = new Map<number, number>();
    for (const intent of intents) {
      if (intent.kind === 'place' && isEntry(intent)) this.holdEntryLaws(intent, sent);
      if ((intent.kind !== 'place' && intent.kind !== 'modify') || intent.type !== 'market') continue;
      const place = intent.kind === 'place' ? intent : this.venue.get(intent.order).place;
      if (isEntry(place)) continue;
      this.holdExitOrder(place);
      this.askedOut.set(`${place.position}/${place.leg}`, this.firstOfEpoch(place.position));
    }
  }

  /** The Enter under whose policy an order goes: a change of size goes under that of its epoch. */
  private policyOf({ action, position }: PlaceIntent): number {
    if (ACTIONS[action]?.kind === 'enter') return action;
    const isPolicy = ({ place }: VenueOrder): boolean => place.position === position && ACTIONS[place.action]?.kind === 'enter';
    return this.venue.orders.find((order) => isPolicy(order) && isOfEpoch(this, order.place))?.place.action ?? action;
  }

  /** By changes of size in the present epoch. */
  private addedUnits(position: number): number {
    let units = 0;
    for (const entry of this.decisions.toReversed()) {
      if (entry.kind === 'phase' && entry.position === position && entry.phase === 'entering') break;
      const action = entry.kind === 'outcome' && entry.outcome === 'sent' ? ACTIONS[entry.action] : undefined;
      if (action?.kind === 'scale' && action.position === position) units += ((LOTS * Number(action.percent)) / 100) * LOT;
    }
    return units;
  }

  /** In the present epoch. */
  private wasAskedOut(position: number, leg: number): boolean {
    return this.askedOut.get(`${position}/${leg}`) === this.firstOfEpoch(position);
  }

  private holdEntryLaws(intent: PlaceIntent, sent: Map<number, number>): void {
    const { position, leg, quantity } = intent;
    const action = this.policyOf(intent);
    const key = position * 10 + leg;
    const before = sent.get(key) ?? 0;
    sent.set(key, before + quantity);
    invariant(quantity % LOT === 0 || SLICED.has(action) || isRetry(action), 'orders are of whole lots, but for what is left of a lot');
    invariant(!SLICED.has(action) || quantity <= SLICE_LOTS * LOT, 'no slice is larger than the policy says');
    const working = this.entriesOf(position, leg).reduce((sum, order) => sum + order.filled + openOf(order), 0);
    const late = this.lateOf(position, leg);
    const most = LOTS * LOT + this.addedUnits(position) + late;
    invariant(working + before + quantity <= most, `the slices of a leg are no more than the leg: ${working} and ${quantity}`);
    if (intent.side !== 'sell' || TOGETHER.has(action)) return;
    const sold = -this.heldOf(position, leg) + this.entriesOf(position, leg).reduce((sum, order) => sum + openOf(order), 0);
    const cover = this.heldOf(position, leg + 1);
    invariant(sold + before + quantity <= cover, `${sold} sold and ${quantity} more on a cover of ${cover}`);
  }

  /** The first exit of a bought leg. One that left by a rule of its own before goes on as it began. */
  private holdExitOrder({ position, leg }: PlaceIntent): void {
    const sold = leg - 1;
    const isTold = leg % 2 === 1 && this.wasAskedOut(position, sold) && !this.wasAskedOut(position, leg);
    // A sold leg that was out and is not, by a fill that came late, leaves beside it.
    if (!isTold || this.hasOwnReason(position, leg) || this.lateOf(position, sold) > 0) return;
    const held = -this.heldOf(position, sold);
    invariant(held <= 0, `the bought leg ${leg} waits until the ${held} that it covers are bought back`);
  }

  /** A rule of the leg itself has fired in this epoch. */
  private hasOwnReason(position: number, leg: number): boolean {
    return this.hasTold('riskFired', position, leg);
  }

  private hasTold(kind: 'riskFired' | 'exitUnfilled', position: number, leg: number): boolean {
    for (const entry of this.decisions.toReversed()) {
      if (entry.kind === 'phase' && entry.position === position && entry.phase === 'entering') return false;
      if (entry.kind === kind && entry.position === position && entry.leg === leg) return true;
    }
    return false;
  }

  /** Beyond the bound a sold leg without its cover is on its way out: its exit has been asked for since, or is asked for again. */
  private holdBound(): void {
    for (const position of [0, 1]) {
      for (const leg of position === 0 ? [0] : [0, 2]) {
        const key = `${position}/${leg}`;
        const isBare = -this.heldOf(position, leg) > Math.max(0, this.heldOf(position, leg + 1));
        if (!isBare) this.bareSince.delete(key);
        else if (!this.bareSince.has(key)) this.bareSince.set(key, this.now);
        const sinceUs = this.bareSince.get(key);
        const [last] = this.entriesOf(position, leg).slice(-1);
        const action = last === undefined ? 0 : this.policyOf(last.place);
        if (sinceUs === undefined || UNBOUNDED.has(action) || this.wokenUs < sinceUs + BOUND_US) continue;
        const orders = this.ordersOf(position, leg);
        // An exit that the venue refused stands on its ladder without an order.
        const isOnLadder = this.hasTold('exitUnfilled', position, leg);
        const isLeaving = this.wasAskedOut(position, leg) || this.hasOwnReason(position, leg) || isOnLadder;
        // One answer: an order with a question open is asked for the exit next.
        const isAsked = this.venue.questions.some(({ order }) => orders.some(({ place }) => place.order === order));
        invariant(isLeaving || isAsked, `${key} is held without cover beyond its bound`);
      }
    }
  }

  firstOfEpoch(position: number): number {
    return this.epochStart[position] ?? 0;
  }

  /** Of the present epoch. */
  private entriesOf(position: number, leg: number): readonly VenueOrder[] {
    return this.ordersOf(position, leg).filter(({ place }) => isEntry(place) && isOfEpoch(this, place));
  }

  /** Units that came after their order was called dead. */
  private lateOf(position: number, leg: number): number {
    return this.entriesOf(position, leg).reduce((sum, { lateFilled }) => sum + lateFilled, 0);
  }

  /**
   * The venue does all that it is asked, and time goes on until no entry is to come. True if each position is flat, on its way out, in equal
   * lots of every leg, or of a policy that keeps what it has.
   */
  endsFlatOrWhole(roundsMax: number): boolean {
    for (let round = 0; round < roundsMax; round += 1) {
      while (this.venue.questions.length > 0) this.hear(this.venue.answer(true));
      for (const order of this.venue.working) if (isEntry(order.place)) this.hear(this.venue.fill(order, 0, 10_000));
      this.wake(0);
      this.exchange();
    }
    return [0, 1].every((position) => this.isFlatOrWhole(position));
  }

  private isFlatOrWhole(position: number): boolean {
    const legs = position === 0 ? [0, 1] : [0, 1, 2, 3];
    const held = legs.map((leg) => Math.abs(this.heldOf(position, leg)));
    const hasLeft = legs.some((leg) =>
      this.ordersOf(position, leg).some(
        ({ place, filled, type }) => isOfEpoch(this, place) && !isEntry(place) && (filled > 0 || type === 'market'),
      ),
    );
    const [last] = legs.flatMap((leg) => this.entriesOf(position, leg)).slice(-1);
    const action = last === undefined ? 0 : this.policyOf(last.place);
    const isLate = legs.some((leg) => this.lateOf(position, leg) > 0);
    return hasLeft || isLate || KEEPING.has(action) || held.every((units) => units === held[0] && units % LOT === 0);
  }
}

function isOfEpoch(run: StructureRun, place: PlaceIntent): boolean {
  return place.order >= run.firstOfEpoch(place.position);
}

function isEntry({ reason }: PlaceIntent): boolean {
  return reason === 'entry' || reason === 'reverse';
}

function isRetry(action: number): boolean {
  return action === 1 || action === 5;
}

function openOf({ state, quantity, filled }: VenueOrder): number {
  return state === 'dead' ? 0 : quantity - filled;
}
