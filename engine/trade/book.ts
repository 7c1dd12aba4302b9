// The kernel's whole state in one array, and the tables beside it that never change: the argument of every function in this folder. It knows where
// things stand and decides nothing.
import { invariant } from '../../dsl/types/invariant';
import type { ContractSlot } from '../plan/contract-slots';
import type { ActionPlan, AddLegsPlan, EnterPlan } from './action-plan';
import type { ContractDesk } from './contract-desk';
import type { Facts } from './facts';
import type { GreekDesk } from './greek-desk';
import type { Holder } from './holders';
import type { Leg } from './leg';
import type { LegPlan } from './leg-plan';
import type { Outbox } from './outbox';
import type { Position } from './position';
import type { LegRiskPlan } from './risk-plan';
import type { RunState } from './run-state';
import type { Operands } from './sample-operands';
import type { LevelBasis, ReadOperand } from './stop-level';
import type { StructureDesk } from './structure-desk';
import type { Account, Quotes } from './trade-config';

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
  /** By instrument: leg slots that may come to hold it. */
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
