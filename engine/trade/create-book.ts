// Lays out the kernel's state before a run: how many legs, slices and operands each position may need, and where each record stands in the array.
import type { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { listContractSlots } from '../plan/contract-slots';
import { seatsOf } from '../plan/leg-seats';
import { type ActionPlan, planActions, reversedPlan } from './action-plan';
import type { Book } from './book';
import { NO_CONTRACTS } from './contract-desk';
import { FACT_CELLS, Facts } from './facts';
import { NO_GREEKS } from './greek-desk';
import { followersOf, holdersOf } from './holders';
import { LEG_CELLS, Leg } from './leg';
import { OrderRow } from './order-row';
import { Outbox } from './outbox';
import { POSITION_CELLS, Position } from './position';
import { RUN_CELLS, RunState } from './run-state';
import { NO_STRUCTURES } from './structure-desk';
import type { TradeConfig } from './trade-config';

/** The broker's bound on slices of one order. */
const SLICES_MAX = 10;

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

function shapeOf(program: Program, actions: readonly ActionPlan[], position: number): Shape {
  const { entered, further } = seatsOf(program, position);
  const legs = entered + further;
  const operands = Math.max(
    0,
    ...actions.map((action) => (action.kind === 'enter' && action.position === position ? action.operands.length : 0)),
  );
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
  position.clearClocks();
  position.lastStopUs = Number.NEGATIVE_INFINITY;
  return position;
}
