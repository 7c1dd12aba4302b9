// The kernel's whole state in one array, and the tables beside it that never change: the argument of every function in this folder.
// Knows where things stand, decides nothing.
import type { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { invariant } from '../../dsl/types/invariant';
import { type ContractSlot, listContractSlots } from '../plan/contract-slots';
import { seatsOf } from '../plan/leg-seats';
import { type ActionPlan, type AddLegsPlan, type EnterPlan, planActions, reversedPlan } from './action-plan';
import { type ContractDesk, NO_CONTRACTS } from './contract-desk';
import { FACT_CELLS, Facts } from './facts';
import { type GreekDesk, NO_GREEKS } from './greek-desk';
import { LEG_CELLS, Leg } from './leg';
import type { LegPlan } from './leg-plan';
import { OrderRow } from './order-row';
import { Outbox } from './outbox';
import { POSITION_CELLS, Position } from './position';
import type { LegRiskPlan } from './risk-plan';
import { RUN_CELLS, RunState } from './run-state';
import type { Operands } from './sample-operands';
import type { LevelBasis, ReadOperand } from './stop-level';
import { NO_STRUCTURES, type StructureDesk } from './structure-desk';
import type { Account, Quotes, TradeConfig } from './trade-config';

/** The broker's bound on slices of one order. */
const SLICES_MAX = 10;

/** A leg slot that may come to hold an instrument, as cell offsets. */
export interface Holder {
  readonly leg: number;
  readonly position: number;
}

export interface Book {
  readonly cells: Float64Array;
  readonly run: RunState;
  readonly facts: readonly Facts[];
  readonly positions: readonly Position[];
  /** By action: how often it has changed its position in this epoch, or in this session. */
  readonly uses: Float64Array;
  readonly actions: readonly ActionPlan[];
  /** By action; null where it is no Enter. */
  readonly reversed: readonly (EnterPlan | null)[];
  /** Legs that may be options, and what their contracts stand in. */
  readonly slots: readonly ContractSlot[];
  /** By chain: the instrument it is of. */
  readonly underlyings: readonly number[];
  /** By instrument. */
  readonly holders: readonly (readonly Holder[])[];
  /** By instrument: leg slots whose rules about the underlying watch it; null where none does. */
  readonly followers: readonly (readonly Holder[] | null)[];
  readonly capitalPaise: number;
  readonly priceAgeUsMax: number;
  readonly quotes: Quotes;
  readonly contracts: ContractDesk;
  readonly account: Account;
  readonly structures: StructureDesk;
  readonly greeks: GreekDesk;
  readonly outbox: Outbox;
  readonly sendsTimers: boolean;
}

interface Shape {
  readonly legs: number;
  readonly slices: number;
  readonly operands: number;
}

export function createBook(config: TradeConfig): Book {
  const { program } = config;
  const actions = planActions(program, config.params);
  const shapes = Array.from({ length: program.positions }, (_, position) => shapeOf(program, actions, position));
  const factsAt = RUN_CELLS;
  const slots = listContractSlots(program);
  const instruments = program.instruments.length + slots.length;
  const positionsAt = factsAt + instruments * FACT_CELLS;
  const usesAt = shapes.reduce((sum, shape) => sum + cellsOf(shape), positionsAt);
  const cells = new Float64Array(usesAt + actions.length);
  let at = positionsAt;
  const positions = shapes.map((shape, index) => {
    const position = createPosition(cells, at, index, shape);
    at += cellsOf(shape);
    return position;
  });
  const run = new RunState(cells, 0);
  run.nextTimerUs = Number.POSITIVE_INFINITY;
  return {
    cells,
    run,
    facts: Array.from({ length: instruments }, (_, index) => new Facts(cells, factsAt + index * FACT_CELLS)),
    positions,
    uses: cells.subarray(usesAt),
    actions,
    reversed: actions.map((action) => (action.kind === 'enter' ? reversedPlan(action) : null)),
    slots,
    underlyings: (program.chains ?? []).map(({ underlying }) => underlying),
    holders: Array.from({ length: instruments }, (_, instrument) => holdersOf(positions, actions, slots, instrument)),
    followers: Array.from({ length: instruments }, (_, instrument) => followersOf(positions, actions, instrument)),
    capitalPaise: config.capitalPaise,
    priceAgeUsMax: config.priceAgeUsMax,
    quotes: config.quotes,
    contracts: config.contracts ?? NO_CONTRACTS,
    account: config.account,
    structures: config.structures ?? NO_STRUCTURES,
    greeks: config.greeks ?? NO_GREEKS,
    outbox: new Outbox(config.journal, config.isHeard ?? ((): boolean => true)),
    sendsTimers: config.sendsTimers ?? true,
  };
}

function entersOf(actions: readonly ActionPlan[], position: number): readonly EnterPlan[] {
  return actions.filter((action): action is EnterPlan => action.kind === 'enter' && action.position === position);
}

function shapeOf(program: Program, actions: readonly ActionPlan[], position: number): Shape {
  const enters = entersOf(actions, position);
  const { entered, further } = seatsOf(program, position);
  const legs = entered + further;
  const operands = Math.max(0, ...enters.map((enter) => enter.operands.length));
  return { legs, operands, slices: Math.min(SLICES_MAX, Math.floor(LIMITS.ordersPerPositionMax / (2 * Math.max(1, legs)))) };
}

function cellsOf({ legs, slices, operands }: Shape): number {
  return POSITION_CELLS + 2 * operands + legs * (LEG_CELLS + 2 * slices * OrderRow.size);
}

function createPosition(cells: Float64Array, start: number, index: number, shape: Shape): Position {
  let at = start + POSITION_CELLS;
  const take = (size: number): number => {
    const taken = at;
    at += size;
    return taken;
  };
  const block = (): Float64Array => {
    const from = take(shape.operands);
    return cells.subarray(from, from + shape.operands);
  };
  const rows = (): readonly OrderRow[] => Array.from({ length: shape.slices }, () => new OrderRow(cells, take(OrderRow.size)));
  const operands = block();
  const armedOperands = block();
  const legs = Array.from({ length: shape.legs }, (_, leg) => new Leg(cells, take(LEG_CELLS), leg, rows(), rows()));
  for (const leg of legs) leg.instrument = -1;
  const position = new Position(cells, start, index, legs, operands, armedOperands);
  clearClocks(position);
  position.lastStopUs = Number.NEGATIVE_INFINITY;
  return position;
}

/** No rule of the bundle waits for a price or a time. */
export function clearClocks(position: Position): void {
  clearMoneyRules(position);
  position.entryTimeoutUs = Number.POSITIVE_INFINITY;
  position.uncoveredUs = Number.POSITIVE_INFINITY;
  position.exitAtUs = Number.POSITIVE_INFINITY;
  position.expiryExitUs = Number.POSITIVE_INFINITY;
  position.exitAfterUs = Number.POSITIVE_INFINITY;
  position.squareOffUs = Number.POSITIVE_INFINITY;
  position.expiryUs = Number.POSITIVE_INFINITY;
  position.staleUs = Number.POSITIVE_INFINITY;
  position.armedUntilUs = Number.POSITIVE_INFINITY;
  position.armedFromUs = Number.POSITIVE_INFINITY;
  position.nextUs = Number.POSITIVE_INFINITY;
  position.timerUs = Number.POSITIVE_INFINITY;
}

/** No rule minds what the position has won or lost, or how it leans. */
export function clearMoneyRules(position: Position): void {
  position.profitLow = Number.NEGATIVE_INFINITY;
  position.profitHigh = Number.POSITIVE_INFINITY;
  position.totalLow = Number.NEGATIVE_INFINITY;
  position.mtmLow = Number.NEGATIVE_INFINITY;
  position.mtmHigh = Number.POSITIVE_INFINITY;
  position.combinedLow = Number.NEGATIVE_INFINITY;
  position.combinedHigh = Number.POSITIVE_INFINITY;
  position.lockBest = Number.NEGATIVE_INFINITY;
  position.lockFloor = Number.NEGATIVE_INFINITY;
  position.lockAt = Number.POSITIVE_INFINITY;
  position.isGreekWatched = 0;
}

function holdersOf(
  positions: readonly Position[],
  actions: readonly ActionPlan[],
  slots: readonly ContractSlot[],
  instrument: number,
): readonly Holder[] {
  const slot = slots.find((each) => each.instrument === instrument);
  return positions.flatMap((position) => {
    const enters = entersOf(actions, position.index);
    const added = addsOf(actions, position.index).some(({ legs }) => legs.some((leg) => leg.instrument === instrument));
    const isFurther = (leg: Leg): boolean => enters.every((enter) => enter.legs.length <= leg.index);
    const holds = (leg: Leg): boolean =>
      slot === undefined
        ? enters.some((enter) => enter.legs[leg.index]?.instrument === instrument) || (added && isFurther(leg))
        : slot.position === position.index && slot.leg === leg.index;
    return position.legs.filter(holds).map((leg) => ({ leg: leg.at, position: position.at }));
  });
}

function addsOf(actions: readonly ActionPlan[], position: number): readonly AddLegsPlan[] {
  return actions.filter((action): action is AddLegsPlan => action.kind === 'addLegs' && action.position === position);
}

/** Further legs, and legs that stand in for others, may come to watch what any leg of the position may be of. */
function followersOf(positions: readonly Position[], actions: readonly ActionPlan[], instrument: number): readonly Holder[] | null {
  const found = positions.flatMap((position) => {
    const enters = entersOf(actions, position.index);
    const later = actions.some(
      (action) =>
        (action.kind === 'addLegs' &&
          action.position === position.index &&
          action.underlyings.some((each) => each.instrument === instrument)) ||
        (action.kind === 'adjust' && action.position === position.index && (action.underlying ?? instrument) === instrument),
    );
    const mayFollow = later && enters.some(({ risk }) => [risk.shared, ...risk.legs].some(hasUnderlyingRules));
    const follows = (leg: Leg): boolean =>
      enters.some((enter) => {
        const rules = enter.risk.legs[leg.index];
        return rules !== undefined && hasUnderlyingRules(rules) && enter.underlyings[leg.index]?.instrument === instrument;
      });
    return position.legs.filter((leg) => mayFollow || follows(leg)).map((leg) => ({ leg: leg.at, position: position.at }));
  });
  return found.length === 0 ? null : found;
}

export function hasUnderlyingRules({ underlyingStops, underlyingTargets }: LegRiskPlan): boolean {
  return underlyingStops.length + underlyingTargets.length > 0;
}

/** The rules that hold for a leg of the structure that is entered. */
export function legRulesAt({ risk }: EnterPlan, place: number): LegRiskPlan {
  const rules = risk.legs[place];
  if (rules === undefined) invariant(false, `leg ${place} is in the plan`);
  return rules;
}

/** The rules that hold for a leg that is held. */
export function legRulesOf(plan: EnterPlan, leg: Leg): LegRiskPlan {
  return leg.isAdded ? plan.risk.shared : legRulesAt(plan, leg.planPlace);
}

/** As it was drawn: the instrument may be another by now. */
export function legPlanOf(book: Book, position: Position, leg: Leg): LegPlan {
  const { legs } = leg.isAdded ? addLegsPlanOf(book, leg.addedByPlus1 - 1) : planOf(book, position);
  const found = legs[leg.planPlace];
  if (found === undefined) invariant(false, `leg ${leg.planPlace} was drawn`);
  return found;
}

function addLegsPlanOf(book: Book, action: number): AddLegsPlan {
  const plan = book.actions[action];
  if (plan?.kind !== 'addLegs') invariant(false, `action ${action} adds legs`);
  return plan;
}

/** Where an option leg's contract stands. */
export function slotOf(book: Book, position: Position, leg: number): number {
  const slot = book.slots.find((each) => each.position === position.index && each.leg === leg);
  if (slot === undefined) invariant(false, `leg ${leg} of position ${position.index} may be an option`);
  return slot.instrument;
}

export function factsOf(book: Book, instrument: number): Facts {
  const facts = book.facts[instrument];
  if (facts === undefined) invariant(false, `instrument ${instrument} is in the program`);
  return facts;
}

export function positionOf(book: Book, index: number): Position {
  const position = book.positions[index];
  if (position === undefined) invariant(false, `position ${index} is in the program`);
  return position;
}

/** The action whose legs and bundle the position's epoch runs on. */
export function planOf(book: Book, position: Position): EnterPlan {
  return enterPlanOf(book, position.actionPlus1 - 1, position.isReversed === 1);
}

export function enterPlanOf(book: Book, action: number, isReversed: boolean): EnterPlan {
  const plan = isReversed ? book.reversed[action] : book.actions[action];
  if (plan?.kind !== 'enter') invariant(false, `action ${action} is an Enter`);
  return plan;
}

export function operandReader(plan: Pick<EnterPlan, 'operands'>, block: Operands): ReadOperand {
  return (operand, priceScale) => {
    const value = block[operand];
    if (value === undefined) invariant(false, `operand ${operand} was sampled`);
    return plan.operands[operand]?.kind === 'fixed' ? value * priceScale : value;
  };
}

export function levelBasisOf(book: Book, leg: Leg): LevelBasis {
  const { tick, priceScale } = factsOf(book, leg.instrument);
  return { sign: leg.sign, tick, priceScale, numerator: leg.numerator, denominator: leg.denominator };
}
