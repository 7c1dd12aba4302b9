// A leg of an entry as the kernel runs it. One that is an option holds a slot instead of an instrument, and a rule for what is put into it.
import type { ProgramLeg, ProgramOptionLeg, Sampled, StrikeChoice, StructureLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { ContractSlot } from '../plan/contract-slots';
import { withRuleNumbers } from '../select/rule-numbers';
import type { ContractWish } from './contract-desk';
import type { ReadOperand } from './stop-level';

export interface LegPlan extends ProgramLeg {
  /** Null of a leg that is an instrument. */
  readonly option: OptionPlan | null;
}

/** The rule's numbers are places in the operand block. */
export type OptionPlan = ContractWish;
export type StrikePlan = Omit<OptionPlan, 'chain' | 'right'>;

type AddOperand = (sampled: Sampled) => number;

/** `slots`: of the entry's position. */
export function planLegs(legs: readonly StructureLeg[], slots: readonly ContractSlot[], add: AddOperand): readonly LegPlan[] {
  return legs.map((leg, index): LegPlan => {
    if (!('chain' in leg)) return { ...leg, option: null };
    const slot = slots.find((each) => each.leg === index);
    invariant(slot !== undefined, 'an option leg has a slot');
    const { side, ratio, product } = leg;
    return { instrument: slot.instrument, side, ratio, product, option: planOption(leg, add) };
  });
}

/** Of legs that are added: the slot of an option is that of the seat which it will find. */
export function planAddedLegs(legs: readonly StructureLeg[], add: AddOperand): readonly LegPlan[] {
  return legs.map((leg): LegPlan => {
    if (!('chain' in leg)) return { ...leg, option: null };
    const { side, ratio, product } = leg;
    return { instrument: SEATED, side, ratio, product, option: planOption(leg, add) };
  });
}

const SEATED = -1;

export function planStrike({ rule, tie, noMatch }: StrikeChoice, add: AddOperand): StrikePlan {
  return { tie, noMatch, rule: withRuleNumbers(rule, add) };
}

function planOption({ chain, right, strike }: ProgramOptionLeg, add: AddOperand): OptionPlan {
  return { chain, right, ...planStrike(strike, add) };
}

/** What is asked for, with the numbers sampled for this entry. */
export function wishOf({ rule, ...option }: OptionPlan, read: ReadOperand): ContractWish {
  const numberOf = (operand: number, isPrice: boolean): number =>
    isPrice ? read(operand, PAISE_PER_RUPEE) / PAISE_PER_RUPEE : read(operand, 1);
  return { ...option, rule: withRuleNumbers(rule, numberOf) };
}

/** Options are struck and quoted in whole paise, and so are the registers that say something of them. */
const PAISE_PER_RUPEE = 100;
