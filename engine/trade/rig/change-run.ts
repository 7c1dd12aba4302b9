// A random life of an iron fly of options, some of whose legs are given up for others, made larger and smaller, added to and left, under each policy of
// a group. That a leg and the one that stands in for it are never both there, and that none is sent twice, is judged from the venue's own books.
import type { ProgramAction, ProgramExecution, ProgramGroupOrders, StructureLeg } from '../../../dsl/ir/program';
import { invariant } from '../../../dsl/types/invariant';
import type { Intent, PlaceIntent } from '../../events';
import type { InstrumentFacts } from '../instrument-facts';
import { RandomRun, type RandomScene } from './random-run';
import type { VenueOrder } from './random-venue';
import { StrikeDesk } from './strike-desk';
import { enter, PLAIN_EXECUTION, share } from './trade-rig';

const LOTS = 2;
const MTM = { kind: 'mtmStop', basis: 'rupees', value: 5_000 } as const;

function leg(side: 'buy' | 'sell', right: 'call' | 'put', beside: number | null): StructureLeg {
  const rule = beside === null ? ({ by: 'exact', value: 1_000 } as const) : ({ by: 'leg', leg: beside, in: 'points', value: 200 } as const);
  return { chain: 0, right, strike: { rule, tie: 'lower', noMatch: 'skip' }, side, ratio: 1, product: 'carry' };
}

const FLY = [leg('sell', 'call', null), leg('sell', 'put', null), leg('buy', 'call', 0), leg('buy', 'put', 1)];

function group(changes: Partial<ProgramGroupOrders>): Partial<ProgramExecution> {
  return { group: { order: 'hedgesFirst', uncoveredSecondsMax: 8, onLegFailure: 'exitAll', retriesMax: 0, ...changes } };
}

function fly(execution: Partial<ProgramExecution>, risk: readonly [] | readonly ['legs'] = []): ProgramAction {
  const rules = risk.length > 0 ? [{ kind: 'legStop', basis: 'points', value: 4 } as const] : [MTM];
  return enter({
    legs: FLY,
    size: { kind: 'lots', lots: LOTS },
    risk: rules,
    execution: { ...PLAIN_EXECUTION, ...execution },
  });
}

const ADJUST = { kind: 'adjust', event: 0, position: 0, max: 20 } as const;
const to = (value: number) => ({ strike: { rule: { by: 'exact', value }, tie: 'lower', noMatch: 'skip' } }) as const;

const ACTIONS: readonly ProgramAction[] = [
  fly({}),
  fly(group({ onLegFailure: 'keep' }), ['legs']),
  fly(group({ onLegFailure: 'retry', retriesMax: 2 })),
  { ...ADJUST, first: 'close', chain: 1 },
  { ...ADJUST, first: 'close', chain: 0 },
  { ...ADJUST, first: 'close', which: 'sold', ...to(1_100) },
  { ...ADJUST, first: 'open', which: 'losing', ...to(1_050) },
  { ...ADJUST, first: 'open', which: 'bought', ...to(1_400) },
  { kind: 'scale', event: 0, position: 0, percent: 50, max: 2 },
  { kind: 'exit', event: 0, position: 0, percent: 50, which: 'calls' },
  { kind: 'addLegs', event: 0, position: 0, legs: [leg('buy', 'put', null)], size: { kind: 'lots', lots: 1 }, max: 2 },
  { kind: 'exit', event: 0, position: 0, percent: 100 },
];

/** The first of the actions. */
const POLICIES = 3;
const SEATS = 12;

function indexOn(day: number): InstrumentFacts {
  return share({ kind: 'index', canTrade: false, freezeQuantity: 1_000 }, day);
}

function sceneOf(desk: StrikeDesk): RandomScene {
  return {
    actions: ACTIONS,
    positions: 1,
    legs: SEATS,
    facts: (day) => [indexOn(day), ...Array.from({ length: SEATS }, (_, slot) => desk.factsOn(day, slot + 1))],
    options: { instruments: 1, chains: 2, desk },
  };
}

interface Stand {
  readonly old: number;
  /** Number of the next order, and what was held of the old one, when it was given up. */
  readonly from: number;
  readonly held: number;
  readonly isFirst: boolean;
}

export class ChangeRun extends RandomRun {
  /** By leg that stands in for another. */
  private readonly stands = new Map<number, Stand>();
  /** By leg: number of the next order when it was last begun. */
  private readonly begun: number[] = [];
  private read = 0;

  /** `policy`: of the fly that it begins with, whole. */
  constructor(policy: number) {
    super(sceneOf(new StrikeDesk()));
    this.both((trade) => trade.fire(policy % POLICIES, this.now, () => Number.NaN));
    this.exchange();
    while (this.venue.working.some(({ place }) => place.reason === 'entry') || this.venue.questions.length > 0) {
      while (this.venue.questions.length > 0) this.hear(this.venue.answer(true));
      for (const order of this.venue.working) if (order.place.reason === 'entry') this.hear(this.venue.fill(order, 0, 10_000));
    }
  }

  protected override get isShown(): boolean {
    return false;
  }

  protected override isKnown(order: VenueOrder): boolean {
    return super.isKnown(order) && order.place.order >= (this.begun[order.place.leg] ?? 0);
  }

  protected override holdIntentLaws(intents: readonly Intent[]): void {
    this.readDecisions();
    const sent = new Map<number, number>();
    for (const intent of intents) if (intent.kind === 'place' && intent.reason === 'entry') this.holdStandLaw(intent, sent);
  }

  /** Those of this call are the newest: their orders are not at the venue yet. */
  private readDecisions(): void {
    for (; this.read < this.decisions.length; this.read += 1) {
      const entry = this.decisions[this.read];
      if (entry?.kind === 'phase' && entry.phase === 'entering') this.stands.clear();
      if (entry?.kind === 'contractChosen') this.begun[entry.leg] = this.venue.orders.length;
      if (entry?.kind !== 'legReplaced') continue;
      const action = this.actionAhead();
      const isFirst = action?.kind === 'adjust' && action.first === 'open';
      const { leg: old, by } = entry;
      this.stands.set(by, { old, from: this.venue.orders.length, held: Math.abs(this.heldOf(0, old)), isFirst });
    }
  }

  /** Whose outcome follows. */
  private actionAhead(): ProgramAction | undefined {
    const outcome = this.decisions.slice(this.read).find((entry) => entry.kind === 'outcome');
    return outcome?.kind === 'outcome' ? ACTIONS[outcome.action] : undefined;
  }

  /** Of a leg whose other goes first no more comes than is out of that one; of one that comes first no more than was held. */
  private holdStandLaw({ leg: index, quantity, action }: PlaceIntent, sent: Map<number, number>): void {
    const stand = this.stands.get(index);
    const before = sent.get(index) ?? 0;
    sent.set(index, before + quantity);
    if (stand === undefined || ACTIONS[action]?.kind !== 'adjust') return;
    const own = this.ordersOf(0, index).filter(({ place }) => place.order >= stand.from && place.reason === 'entry');
    const coming = own.reduce((sum, order) => sum + order.filled + openOf(order), 0) + before + quantity;
    const late = this.venue.orders.reduce((sum, order) => sum + order.lateFilled, 0);
    const out = stand.held - Math.abs(this.heldOf(0, stand.old));
    const most = (stand.isFirst ? stand.held : out) + late;
    invariant(coming <= most, `${coming} of leg ${index} come for ${most} of leg ${stand.old}`);
  }
}

function openOf({ state, quantity, filled }: VenueOrder): number {
  return state === 'dead' ? 0 : quantity - filled;
}
