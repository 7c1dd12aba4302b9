// An action as the kernel runs it: parameters are filled in, rules are sorted by kind, and every number that is sampled has a place in the
// operand block. It is built once before the run, and nothing in it changes afterwards.
import type { LEG_FILTERS, Program, ProgramAction, ProgramSize } from '../../dsl/ir/program';
import { assertNever } from '../../dsl/types/invariant';
import { type ContractSlot, listContractSlots } from '../plan/contract-slots';
import { type ExecutionPlan, planExecution } from './execution-plan';
import { type LegPlan, planAddedLegs, planLegs, planStrike, type StrikePlan } from './leg-plan';
import { type LegUnderlying, underlyingOfLeg } from './leg-underlying';
import type { AddOperand, Operand, Resolve } from './operands';
import { type MoneyBasis, planRisk, type ReEntryManner, type RiskPlan } from './risk-plan';

type ProgramEnter = Extract<ProgramAction, { readonly kind: 'enter' }>;

export type SizePlan =
  | { readonly kind: 'lots' | 'capital' | 'margin'; readonly operand: number }
  | { readonly kind: 'risk' | 'maxLoss'; readonly basis: MoneyBasis; readonly operand: number };

export interface EnterPlan {
  readonly kind: 'enter';
  readonly action: number;
  readonly position: number;
  readonly legs: readonly LegPlan[];
  /** Some of them are chosen when it is sent. */
  readonly hasOptions: boolean;
  /** By leg. */
  readonly underlyings: readonly LegUnderlying[];
  readonly size: SizePlan;
  readonly risk: RiskPlan;
  readonly execution: ExecutionPlan;
  readonly operands: readonly Operand[];
  readonly whenBusy: 'ignore' | 'reverse';
  /** Every side the other way round: how a re-entry may be. */
  readonly isReversed: boolean;
}

export interface ReEnterPlan {
  readonly kind: 'reEnter';
  readonly action: number;
  readonly position: number;
  readonly how: ReEntryManner;
  readonly basis: 'points' | 'percent';
  readonly move: number;
  readonly max: number;
  readonly notAfterMinutes: number;
}

/** Null: all legs. */
export type LegChoice = (typeof LEG_FILTERS)[number] | null;

export interface ExitPlan {
  readonly kind: 'exit';
  readonly action: number;
  readonly position: number;
  readonly percent: number;
  readonly which: LegChoice;
}

export interface ScalePlan {
  readonly kind: 'scale';
  readonly action: number;
  readonly position: number;
  /** Of the quantity of the entry; less below zero. */
  readonly percent: number;
  /** An epoch. */
  readonly max: number;
}

/** Further legs for what an Enter has opened, under its rules and its order policy. */
export interface AddLegsPlan {
  readonly kind: 'addLegs';
  readonly action: number;
  readonly position: number;
  readonly legs: readonly LegPlan[];
  readonly underlyings: readonly LegUnderlying[];
  readonly size: SizePlan;
  readonly operands: readonly Operand[];
  /** An epoch. */
  readonly max: number;
}

/** Option legs are given up for others. */
export interface AdjustPlan {
  readonly kind: 'adjust';
  readonly action: number;
  readonly position: number;
  readonly which: LegChoice;
  /** Null: the chain of each leg. */
  readonly chain: number | null;
  /** Of that chain. */
  readonly underlying: number | null;
  /** Null: the rule of each leg. */
  readonly strike: StrikePlan | null;
  readonly isOpenFirst: boolean;
  readonly operands: readonly Operand[];
  /** A session. */
  readonly max: number;
}

export type ActionPlan =
  | EnterPlan
  | ReEnterPlan
  | ExitPlan
  | ScalePlan
  | AddLegsPlan
  | AdjustPlan
  | { readonly kind: 'notify'; readonly action: number };

export function planActions(program: Program, params: readonly number[]): readonly ActionPlan[] {
  const resolve: Resolve = (value) => (typeof value === 'number' ? value : (params[value.param] ?? Number.NaN));
  const slots = listContractSlots(program);
  return program.actions.map((action, index): ActionPlan => {
    switch (action.kind) {
      case 'enter':
        return planEnter(program, action, index, slots, resolve);
      case 'exit':
        return { kind: 'exit', action: index, position: action.position, percent: resolve(action.percent), which: action.which ?? null };
      case 'reEnter': {
        const { kind, position, how, basis } = action;
        const [move, max, notAfterMinutes] = [resolve(action.move), resolve(action.max), resolve(action.notAfter)];
        return { kind, action: index, position, how, basis, move, max, notAfterMinutes };
      }
      case 'scale':
        return { kind: 'scale', action: index, position: action.position, percent: resolve(action.percent), max: resolve(action.max) };
      case 'addLegs':
        return planAddLegs(program, action, index, resolve);
      case 'adjust':
        return planAdjust(program, action, index, resolve);
      case 'notify':
        return { kind: 'notify', action: index };
      default:
        return assertNever(action);
    }
  });
}

/** The same entry with its sides the other way round. */
export function reversedPlan(plan: EnterPlan): EnterPlan {
  const { action, position, hasOptions, underlyings, size, risk, execution, operands, whenBusy } = plan;
  const legs = plan.legs.map(({ instrument, side, ratio, product, option }): LegPlan => {
    return { instrument, side: side === 'buy' ? 'sell' : 'buy', ratio, product, option };
  });
  return { kind: 'enter', action, position, legs, hasOptions, underlyings, size, risk, execution, operands, whenBusy, isReversed: true };
}

function planEnter(program: Program, action: ProgramEnter, index: number, slots: readonly ContractSlot[], resolve: Resolve): EnterPlan {
  const { operands, add } = operandBlock(resolve);
  const size = planSize(action.size, add);
  const risk = planRisk(action.risk, action.legs.length, resolve, add);
  const own = slots.filter(({ position }) => position === action.position);
  const legs = planLegs(program, action.legs, own, (sampled) => add('contract', sampled));
  return {
    kind: 'enter',
    action: index,
    position: action.position,
    legs,
    hasOptions: legs.some(({ option }) => option !== null),
    underlyings: action.legs.map((leg) => underlyingOfLeg(program, leg)),
    size,
    risk,
    execution: planExecution(action.execution, resolve),
    operands,
    whenBusy: action.whenBusy,
    isReversed: false,
  };
}

function operandBlock(resolve: Resolve): { readonly operands: readonly Operand[]; readonly add: AddOperand } {
  const operands: Operand[] = [];
  const add: AddOperand = (use, sampled) => {
    const isSlot = typeof sampled === 'object' && 'slot' in sampled;
    operands.push(isSlot ? { use, kind: 'slot', slot: sampled.slot } : { use, kind: 'fixed', value: resolve(sampled) });
    return operands.length - 1;
  };
  return { operands, add };
}

type ProgramAddLegs = Extract<ProgramAction, { readonly kind: 'addLegs' }>;
type ProgramAdjust = Extract<ProgramAction, { readonly kind: 'adjust' }>;

function planAddLegs(program: Program, action: ProgramAddLegs, index: number, resolve: Resolve): AddLegsPlan {
  const { operands, add } = operandBlock(resolve);
  return {
    kind: 'addLegs',
    action: index,
    position: action.position,
    legs: planAddedLegs(program, action.legs, (sampled) => add('contract', sampled)),
    underlyings: action.legs.map((leg) => underlyingOfLeg(program, leg)),
    size: planSize(action.size, add),
    operands,
    max: resolve(action.max),
  };
}

function planAdjust({ chains }: Program, action: ProgramAdjust, index: number, resolve: Resolve): AdjustPlan {
  const { operands, add } = operandBlock(resolve);
  const { position, which = null, chain = null, strike } = action;
  return {
    kind: 'adjust',
    action: index,
    position,
    which,
    chain,
    underlying: chain === null ? null : (chains?.[chain]?.underlying ?? null),
    strike: strike === undefined ? null : planStrike(strike, (sampled) => add('contract', sampled)),
    isOpenFirst: action.first === 'open',
    operands,
    max: resolve(action.max),
  };
}

function planSize(size: ProgramSize, add: AddOperand): SizePlan {
  switch (size.kind) {
    case 'lots':
      return { kind: 'lots', operand: add('size', size.lots) };
    case 'capital':
    case 'margin':
      return { kind: size.kind, operand: add('size', size.percent) };
    case 'risk':
    case 'maxLoss':
      return { kind: size.kind, basis: size.basis, operand: add('size', size.amount) };
    default:
      return assertNever(size);
  }
}
