// A leg of an entry as the kernel runs it. A leg that is an option holds a slot instead of an instrument, and a rule for the contract that is put
// into it.
import type { Program, ProgramLeg, ProgramOptionLeg, Sampled, StrikeChoice, StructureLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import { PAISE_PER_RUPEE } from '../market/paise';
import { chainOfLeg } from '../plan/chain-of-option';
import type { ContractSlot } from '../plan/contract-slots';
import { withRuleNumbers } from '../select/rule-numbers';
import type { OptionWish, StrikeWish } from './contract-desk';
import type { ReadOperand } from './stop-level';

export interface LegPlan extends ProgramLeg {
  /** Null of a leg that is an instrument. The rule's numbers are places in the operand block. */
  readonly option: OptionWish | null;
}

export type StrikePlan = Omit<StrikeWish, 'chain' | 'right'>;

type AddOperand = (sampled: Sampled) => number;

/** `slots`: of the entry's position. */
export function planLegs(
  program: Program,
  legs: readonly StructureLeg[],
  slots: readonly ContractSlot[],
  add: AddOperand,
): readonly LegPlan[] {
  return legs.map((leg, index): LegPlan => {
    const { side, ratio, product } = leg;
    // Field by field, here and where legs change sides: an object that is spread is slow to read, and no two of them look alike to the compiler.
    if ('instrument' in leg && chainOfLeg(leg, program) === null) return { instrument: leg.instrument, side, ratio, product, option: null };
    const slot = slots.find((each) => each.leg === index);
    invariant(slot !== undefined, 'an option leg has a slot');
    const option = 'chain' in leg ? planOption(leg, add) : { byRule: leg.instrument };
    return { instrument: slot.instrument, side, ratio, product, option };
  });
}

/** Of legs that are added: the slot of an option is that of the seat which it will find. */
export function planAddedLegs(program: Program, legs: readonly StructureLeg[], add: AddOperand): readonly LegPlan[] {
  return legs.map((leg): LegPlan => {
    const { side, ratio, product } = leg;
    if ('chain' in leg) return { instrument: SEATED, side, ratio, product, option: planOption(leg, add) };
    if (chainOfLeg(leg, program) === null) return { instrument: leg.instrument, side, ratio, product, option: null };
    return { instrument: SEATED, side, ratio, product, option: { byRule: leg.instrument } };
  });
}

const SEATED = -1;

export function planStrike({ rule, tie, noMatch }: StrikeChoice, add: AddOperand): StrikePlan {
  return { tie, noMatch, rule: withRuleNumbers(rule, add) };
}

function planOption({ chain, right, strike }: ProgramOptionLeg, add: AddOperand): StrikeWish {
  return { chain, right, ...planStrike(strike, add) };
}

/** What is asked for, with the numbers sampled for this entry. */
export function wishOf(option: OptionWish, read: ReadOperand): OptionWish {
  if ('byRule' in option) return option;
  const { chain, right, ...strike } = option;
  return { chain, right, ...strikeOf(strike, read) };
}

/** The same of a strike without its chain. Options are struck and quoted in whole paise, and so are the registers that say something of them. */
export function strikeOf({ rule, ...manner }: StrikePlan, read: ReadOperand): StrikePlan {
  const numberOf = (operand: number, isPrice: boolean): number =>
    isPrice ? read(operand, PAISE_PER_RUPEE) / PAISE_PER_RUPEE : read(operand, 1);
  return { ...manner, rule: withRuleNumbers(rule, numberOf) };
}
